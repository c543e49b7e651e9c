package org.fovea.ui.layer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.fovea.engine.Padding;
import org.fovea.engine.Shape;
import org.fovea.engine.Window;
import org.fovea.project.LayerEdit;
import org.fovea.project.Conv;
import org.fovea.session.Session;
import org.fovea.ui.kit.Message;
import org.fovea.ui.kit.NumberField;
import org.fovea.ui.kit.Pills;

/// How much is added around the input: by name, or typed for each of the four sides.
final class PaddingRow extends VBox {
    /// The widest padding that can be typed for one side.
    private static final int WIDEST = 2048;

    private enum Choice {
        VALID("valid", "No padding: the window stays inside the input, so the map is smaller."), //
        SAME("same", "As much padding as it takes for ⌈input / stride⌉ outputs; an odd one goes to the "
                + "bottom and right (TensorFlow, ONNX SAME_UPPER)."), //
        FULL("full", "Every position that touches the input at all: the map is larger than the input."), //
        CUSTOM("custom", "Your own padding, in rows and columns for each of the four sides."), //
        SAME_LOWER("same-lower", "Like same, but an odd one goes to the top and left (ONNX SAME_LOWER)."), //
        PYTORCH_SAME("PyTorch same",
                "dilation · (kernel − 1) in total whatever the input, as PyTorch's padding='same'; "
                        + "stride 1 only.");

        private final String label;
        private final String tooltip;

        Choice(String label, String tooltip) {
            this.label = label;
            this.tooltip = tooltip;
        }

        static Choice of(Padding padding) {
            return switch (padding) {
                case Padding.Explicit _ -> CUSTOM;
                case Padding.Named named -> switch (named) {
                    case VALID -> VALID;
                    case SAME -> SAME;
                    case SAME_LOWER -> SAME_LOWER;
                    case FULL -> FULL;
                    case PYTORCH_SAME -> PYTORCH_SAME;
                };
            };
        }

        private Padding padding(Conv layer, Shape input) {
            return switch (this) {
                case VALID -> Padding.Named.VALID;
                case SAME -> Padding.Named.SAME;
                case FULL -> Padding.Named.FULL;
                case SAME_LOWER -> Padding.Named.SAME_LOWER;
                case PYTORCH_SAME -> Padding.Named.PYTORCH_SAME;
                case CUSTOM -> spelledOut(layer, input);
            };
        }

        /// What the padding is now, so that nothing jumps.
        private static Padding.Explicit spelledOut(Conv layer, Shape input) {
            Window rows = layer.padding().rows(layer.rows(), input.height());
            Window columns = layer.padding().columns(layer.columns(), input.width());
            return new Padding.Explicit(rows.before(), rows.after(), columns.before(), columns.after());
        }
    }

    private final Session session;
    private final Pills<Choice> pills;
    private final Map<String, NumberField> sides = new LinkedHashMap<>();
    private final HBox custom = new HBox(6);
    private final Message refusal = new Message();

    PaddingRow(Session session) {
        super(6);
        this.session = session;
        pills = new Pills<>(List.of(Choice.values()), c -> c.label, c -> c.tooltip,
                this::choose);
        side("top", (p, v) -> new Padding.Explicit(v, p.bottom(), p.left(), p.right()));
        side("bottom", (p, v) -> new Padding.Explicit(p.top(), v, p.left(), p.right()));
        side("left", (p, v) -> new Padding.Explicit(p.top(), p.bottom(), v, p.right()));
        side("right", (p, v) -> new Padding.Explicit(p.top(), p.bottom(), p.left(), v));
        custom.managedProperty().bind(custom.visibleProperty());
        var label = new Label("Padding");
        label.setMinWidth(ParametersPane.LABEL);
        label.getStyleClass().add("beside-pills");
        label.setTooltip(
                new Tooltip("Rows and columns added around the input, so that the window can pass its border."));
        HBox.setHgrow(pills, Priority.ALWAYS);
        var line = new HBox(6, label, pills);
        getChildren().addAll(line, custom, refusal);
    }

    private void choose(Choice choice) {
        Conv conv = session.convProperty().get();
        var inputs = session.outlineProperty().get().row(session.selection().layer()).inputs();
        if (conv != null && !inputs.isEmpty())
            session.editOnce(new LayerEdit.SetPadding(choice.padding(conv, inputs.getFirst())));
    }

    private void side(String name, BiFunction<Padding.Explicit, Integer, Padding> change) {
        var field = new NumberField("Padding " + name, 0, WIDEST, true, 1, value -> {
            Conv conv = session.convProperty().get();
            if (conv != null && conv.padding() instanceof Padding.Explicit now)
                session.editOnce(new LayerEdit.SetPadding(change.apply(now, value.intValue())));
        });
        field.setPrefColumnCount(3);
        field.setTooltip(new Tooltip("How many rows or columns are added at the %s, 0 to %d.".formatted(name, WIDEST)));
        field.onRefused(refusal::say);
        sides.put(name, field);
        var label = new Label(name);
        label.getStyleClass().add("quiet");
        label.setLabelFor(field);
        var box = new VBox(2, label, field);
        box.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(box, Priority.ALWAYS);
        custom.getChildren().add(box);
    }

    void show(Padding padding) {
        var choice = Choice.of(padding);
        pills.show(choice);
        refusal.say("");
        custom.setVisible(choice == Choice.CUSTOM);
        if (padding instanceof Padding.Explicit(int top, int bottom, int left, int right)) {
            show("top", top);
            show("bottom", bottom);
            show("left", left);
            show("right", right);
        }
    }

    private void show(String side, int value) {
        NumberField field = sides.get(side);
        if (field != null) field.show(value);
    }
}
