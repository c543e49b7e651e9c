package org.fovea.ui.learn.side;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.fovea.figure.CountText;
import org.fovea.figure.learn.TrainingText;
import org.fovea.project.Layer;
import org.fovea.project.LayerTitle;
import org.fovea.project.Project;
import org.fovea.project.learn.Training;
import org.fovea.session.Learning;
import org.fovea.session.Learning.Origin;
import org.fovea.session.Session;
import org.fovea.ui.kit.Pills;
import org.fovea.ui.kit.Section;
import org.jspecify.annotations.Nullable;

/// Which network learns: a copy of the document's, or the one that is made for the task.
final class NetworkPane extends VBox {
    private final Learning learning;
    private final VBox choices = new VBox();
    private final Label layers = new Label();
    private final Label misfit = new Label();
    /// What the document remembers.
    private final Label memory = new Label();

    NetworkPane(Session session, Learning learning) {
        this.learning = learning;
        for (Label label : List.of(layers, misfit, memory)) {
            label.getStyleClass().add("quiet");
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        misfit.managedProperty().bind(misfit.visibleProperty());
        memory.managedProperty().bind(memory.visibleProperty());
        getChildren().add(new Section("NETWORK", choices, layers, misfit, memory));
        learning.subjectProperty().subscribe(this::show);
        session.projectProperty().subscribe(document -> {
            memory.setText(Training.of(document)
                    .map(training -> "The document's was trained: %s.".formatted(TrainingText.of(training)))
                    .orElse(""));
            memory.setVisible(!memory.getText().isEmpty());
            if (learning.looking().activeProperty().get()) fit();
        });
        learning.looking().activeProperty().subscribe(_ -> fit());
        learning.originProperty().subscribe(_ -> fit());
        learning.dataProperty().subscribe(_ -> fit());
    }

    private void show(@Nullable Project subject) {
        if (subject == null) {
            layers.setText("");
            return;
        }
        long count = 0;
        for (Layer layer : subject.layers()) count += layer.op().parameters();
        layers.setText(size(subject.layers().size(), count));
        layers.setTooltip(new Tooltip(String.join("\n", subject.layers().stream()
                .map(layer -> layer.name() + "  " + LayerTitle.of(layer.kind())).toList())));
    }

    static String size(int layers, long weights) {
        return "%d layer%s with %s weights and biases".formatted(layers, layers == 1 ? "" : "s",
                CountText.of(weights));
    }

    private void fit() {
        boolean known = learning.dataProperty().get() != null;
        Optional<String> why = learning.misfit();
        var offered = new ArrayList<Origin>();
        if (learning.hasTrained()) offered.add(Origin.TRAINED);
        offered.add(Origin.FRESH);
        if (known && why.isEmpty()) offered.add(Origin.DOCUMENT);
        var pills = new Pills<>(offered, NetworkPane::title, NetworkPane::about, learning::choose);
        pills.show(known ? learning.originProperty().get() : null);
        pills.setDisable(!known);
        choices.getChildren().setAll(pills);
        misfit.setText(why.map(sentence -> "Not the document's: " + sentence).orElse(""));
        misfit.setVisible(why.isPresent());
    }

    private static String title(Origin origin) {
        return switch (origin) {
            case TRAINED -> "trained already";
            case FRESH -> "made for the task";
            case DOCUMENT -> "the document's";
        };
    }

    private static String about(Origin origin) {
        return switch (origin) {
            case TRAINED -> "The network that ships with the app; play trains one like it from the beginning";
            case FRESH -> "A network made for this task, before anything is learned";
            case DOCUMENT ->
                "A copy of the document's network, with the weights it has; the document itself stays as it is";
        };
    }
}
