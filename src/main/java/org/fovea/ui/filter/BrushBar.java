package org.fovea.ui.filter;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.fovea.project.Brush;
import org.fovea.project.Symmetry;
import org.fovea.ui.filter.Workbench.Tool;
import org.fovea.ui.kit.Icons;
import org.fovea.ui.kit.NumberField;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;

/// What the mouse does to the weights, and the brush: its value, its size, its symmetry.
final class BrushBar extends HBox {
    private static final double LARGEST_VALUE = 1e6;

    private final Workbench bench;

    /// @param refused receives why a typed value was refused, and an empty sentence when all is well again
    BrushBar(Workbench bench, Consumer<String> refused) {
        super(6);
        this.bench = bench;
        setAlignment(Pos.CENTER_LEFT);
        var group = new ToggleGroup();
        ToggleButton paint = tool(Tool.PAINT, Icons.toggle(MaterialDesignB.BRUSH, "Paint",
                "Paint: the mouse writes the value of the brush into cells."), group);
        ToggleButton adjust = tool(Tool.ADJUST, Icons.toggle(MaterialDesignA.ARROW_UP_DOWN, "Adjust",
                "Adjust: drag a cell up or down to change its weight; Shift for finer, Ctrl for coarser steps."),
                group);
        var value = new NumberField("Value of the brush", -LARGEST_VALUE, LARGEST_VALUE, false, 0.1,
                typed -> change(brush -> new Brush(typed.floatValue(), brush.size(), brush.symmetry())));
        value.setId("brush-value");
        value.setTooltip(new Tooltip("The weight that the brush paints."));
        value.onRefused(refused);
        ComboBox<Integer> size = choice("Size of the brush", "How many cells wide the brush is.",
                IntStream.rangeClosed(1, Brush.LARGEST).boxed().toList(), cells -> cells + "×" + cells,
                cells -> change(brush -> new Brush(brush.value(), cells, brush.symmetry())));
        size.setId("brush-size");
        ComboBox<Symmetry> symmetry = choice("Symmetry",
                "Where each stroke is painted a second time: a mirrored kernel "
                        + "answers alike to mirrored patterns.",
                List.of(Symmetry.values()), Symmetry::title,
                mirror -> change(brush -> new Brush(brush.value(), brush.size(), mirror)));
        symmetry.setId("brush-symmetry");
        getChildren().addAll(new HBox(paint, adjust), value, size, symmetry);
        for (var control : List.of(value, size, symmetry))
            control.disableProperty().bind(paint.selectedProperty().not());
        bench.brushProperty().subscribe(brush -> {
            value.show(brush.value());
            size.setValue(brush.size());
            symmetry.setValue(brush.symmetry());
        });
    }

    private ToggleButton tool(Tool tool, ToggleButton button, ToggleGroup group) {
        button.setId("tool-" + button.getAccessibleText().toLowerCase(java.util.Locale.ROOT));
        button.setToggleGroup(group);
        button.setOnAction(_ -> {
            button.setSelected(true);
            bench.toolProperty().set(tool);
        });
        bench.toolProperty().subscribe(now -> {
            if (now == tool) button.setSelected(true);
        });
        return button;
    }

    private void change(UnaryOperator<Brush> changed) {
        bench.brushProperty().set(changed.apply(bench.brushProperty().get()));
    }

    private static <T> ComboBox<T> choice(String name, String tooltip, List<T> choices,
            java.util.function.Function<T, String> label, Consumer<T> chosen) {
        var box = new ComboBox<T>();
        box.getItems().setAll(choices);
        box.getStyleClass().add("small-choice");
        box.setAccessibleText(name);
        box.setTooltip(new Tooltip(name + ": " + tooltip));
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T choice) {
                return label.apply(choice);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("nothing is typed here");
            }
        });
        box.setOnAction(_ -> chosen.accept(box.getValue()));
        return box;
    }
}
