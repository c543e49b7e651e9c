package org.fovea.ui.layer;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.fovea.compute.Misfit;
import org.fovea.session.Session;

/// Stands under a control and says why its setting cannot work, with a button that makes it work; gone when it does.
final class MisfitNote extends VBox {
    private final Session session;
    private final Misfit.Setting setting;
    private final Label sentence = new Label();
    private final Button offer = new Button();

    MisfitNote(Session session, Misfit.Setting setting) {
        super(6);
        this.session = session;
        this.setting = setting;
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        offer.setTooltip(new Tooltip("The nearest setting that works. Until then the last map stays."));
        getStyleClass().add("note");
        getChildren().addAll(sentence, offer);
        session.misfitProperty().subscribe(_ -> show());
    }

    private void show() {
        var misfit = session.misfitProperty().get().filter(m -> m.setting() == setting);
        setVisible(misfit.isPresent());
        setManaged(misfit.isPresent());
        misfit.ifPresent(m -> {
            sentence.setText(m.sentence());
            offer.setText(m.offer());
            offer.setOnAction(_ -> session.editOnce(m.wayOut()));
        });
    }
}
