package org.fovea.ui.step;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.fovea.compute.step.Place;
import org.fovea.session.Session;
import org.fovea.session.Stepping;
import org.fovea.session.Stepping.Crumb;
import org.fovea.ui.kit.Icons;
import org.fovea.ui.kit.Notices;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

/// The way down that a term was followed: the layers above, each a way back up, and a button that follows the term in turn one
/// layer further down.
final class TrailBar extends HBox {
    /// Of a long way, the last layers are shown.
    private static final int SHOWN = 3;

    private final Stepping stepping;
    private final Button into = Icons.button(MaterialDesignA.ARROW_DOWN_LEFT, "Step into the term",
            "Follow the term in turn down: to the neuron it was read from, with its own sum (Enter)");

    TrailBar(Session session, Stepping stepping, Notices notices) {
        super(6);
        this.stepping = stepping;
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(USE_PREF_SIZE);
        into.setOnAction(_ -> stepping.stepInto().ifPresent(notices::say));
        stepping.trailProperty().subscribe(this::show);
        session.momentProperty().subscribe(now -> into.setDisable(now == null || now.place().done() == 0));
    }

    private void show(List<Crumb> trail) {
        var nodes = new ArrayList<Node>();
        nodes.add(into);
        int first = Math.max(0, trail.size() - SHOWN);
        if (first > 0) nodes.add(new Label("…"));
        for (int n = first; n < trail.size(); n++) {
            int at = n;
            var up = new Button(text(trail.get(n)));
            up.setMnemonicParsing(false);
            up.getStyleClass().add("pill");
            up.setTooltip(new Tooltip("Back up to %s, where it stood (Backspace goes up by one)"
                    .formatted(trail.get(n).layer())));
            up.setOnAction(_ -> stepping.backUp(at));
            nodes.add(up);
            nodes.add(new Label("›"));
        }
        getChildren().setAll(nodes);
    }

    /// `conv2 [4, 5, 3]`, row, column and map.
    private static String text(Crumb crumb) {
        Place place = crumb.place();
        return "%s [%d, %d, %d]".formatted(crumb.layer(), place.row(), place.column(), place.map());
    }
}
