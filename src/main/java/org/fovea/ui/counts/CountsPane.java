package org.fovea.ui.counts;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.fovea.compute.Counts;
import org.fovea.compute.Outline;
import org.fovea.compute.Separability;
import org.fovea.figure.CountText;
import org.fovea.project.Conv;
import org.fovea.session.Session;
import org.fovea.ui.kit.Section;

/// How many parameters the layer has, against a fully connected layer of the same shapes, and what it costs.
public final class CountsPane extends VBox {
    private final Label parameters = number();
    private final Label dense = number();
    private final Label ratio = new Label();
    private final Label multiplyAdds = number();
    private final Label separable = number();
    private final Label memory = number();
    /// How long the convolution's bar is, as a share of the fully connected one's.
    private final DoubleProperty share = new SimpleDoubleProperty();

    public CountsPane(Session session) {
        ratio.getStyleClass().add("quiet");
        ratio.setWrapText(true);
        ratio.setMinHeight(USE_PREF_SIZE);
        var bar = new Region();
        bar.getStyleClass().add("bar");
        var track = new StackPane(bar);
        track.setAlignment(Pos.CENTER_LEFT);
        bar.setMinWidth(2);
        bar.maxWidthProperty().bind(track.widthProperty().multiply(share));
        var full = new Region();
        full.getStyleClass().addAll("bar", "bar-dense");
        getChildren().add(new Section("PARAMETERS",
                row("convolution",
                        "Weights and biases: (kernel height · kernel width · channels + 1) · filters. They are "
                                + "shared by all neurons of a map.",
                        parameters),
                track,
                row("fully connected", "The weights a fully connected layer between the same input and all these maps "
                        + "would need: input values · output values.", dense),
                full, ratio,
                row("multiply-adds", "How often an input value is multiplied by a weight and added, for one picture.",
                        multiplyAdds),
                row("separable filters",
                        "Filters whose kernel is a column times a row in all channels (rank 1), and how many "
                                + "multiplications an output of theirs takes: first all columns, then one row, instead of "
                                + "every weight. The engine does so where it is quicker.",
                        separable),
                row("memory of the maps", "All feature maps as 32-bit floating-point numbers, four bytes a value.",
                        memory)));
        session.outlineProperty().subscribe(_ -> show(session));
        session.selectionProperty().subscribe(_ -> show(session));
    }

    private static Label number() {
        var label = new Label("–");
        label.getStyleClass().add("numbers");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static Node row(String name, String tooltip, Label number) {
        var label = new Label(name);
        label.getStyleClass().add("quiet");
        label.setTooltip(new Tooltip(tooltip));
        number.setTooltip(new Tooltip(tooltip));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return new HBox(8, label, space, number);
    }

    /// While the settings cannot work, the last counts stay, as the last maps do.
    private void show(Session session) {
        Outline.Row row = session.outlineProperty().get().row(session.selection().layer());
        if (!(row.layer().kind() instanceof Conv conv) || !row.works() || !row.layer().enabled()) return;
        Counts counts = Counts.of(conv, row.inputs().getFirst());
        parameters.setText(CountText.of(counts.parameters()));
        dense.setText(CountText.of(counts.denseWeights()));
        double times = (double) counts.denseWeights() / counts.parameters();
        share.set(Math.min(1, 1 / times));
        ratio.setText(times >= 2
                ? CountText.of(Math.round(times)) + " times as many. The bars are to scale, but at least 2 px."
                : "About as many: the map is tiny.");
        multiplyAdds.setText(CountText.of(counts.multiplyAdds()));
        separable.setText(text(Separability.of(conv)));
        memory.setText(CountText.bytes(counts.mapBytes()));
    }

    private static String text(Separability found) {
        String filters = found.separable() + " of " + found.filters();
        return found.separable() == 0 ? filters : "%s · %d ∕ %d".formatted(filters, found.steps(), found.weights());
    }
}
