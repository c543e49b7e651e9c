package org.fovea.ui.stage;

import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.fovea.compute.Evaluation;
import org.fovea.ui.kit.NumberField;
import org.jspecify.annotations.Nullable;

/// Which map of which input is shown, where the input is not the picture.
final class MapPicker extends HBox {
    private final InputTools tools;
    private final NumberField map;
    private final Label count = new Label();
    private final ComboBox<Integer> inputs = new ComboBox<>();
    private boolean filling;
    private List<String> names = List.of();

    MapPicker(InputTools tools) {
        super(6);
        this.tools = tools;
        setAlignment(Pos.CENTER_LEFT);
        map = new NumberField("Map of the input", 0, Integer.MAX_VALUE, true, 1,
                value -> tools.channelProperty().set(value.intValue()));
        map.setPrefColumnCount(4);
        map.setTooltip(new Tooltip("Which map of the layer before is shown: the input channel k′, counted from 0. "
                + "Arrow keys step through them."));
        count.getStyleClass().addAll("quiet", "numbers");
        count.managedProperty().bind(count.visibleProperty());
        count.setMinWidth(Label.USE_PREF_SIZE);
        var label = new Label("map");
        label.getStyleClass().add("quiet");
        label.setMinWidth(Label.USE_PREF_SIZE);
        inputs.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Integer input) {
                return input == null ? "" : name(input);
            }

            @Override
            public Integer fromString(String name) {
                return Math.max(0, names.indexOf(name));
            }
        });
        inputs.setAccessibleText("Which input");
        inputs.setTooltip(new Tooltip("The layer reads several inputs; this is the one whose maps are shown."));
        inputs.setMinWidth(104);
        inputs.setMaxWidth(150);
        inputs.managedProperty().bind(inputs.visibleProperty());
        inputs.valueProperty().subscribe(chosen -> {
            if (chosen != null && !filling) tools.inputProperty().set(chosen);
        });
        map.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(inputs, label, map, count);
    }

    void show(Evaluation evaluation) {
        setVisible(!evaluation.onPicture());
        setManaged(!evaluation.onPicture());
        if (evaluation.onPicture()) return;
        List<String> now = evaluation.layer().read().stream()
                .map(from -> from == 0 ? "picture" : evaluation.project().layer(from).name()).toList();
        if (!now.equals(names)) fill(now);
        int input = Math.clamp(tools.inputProperty().get(), 0, now.size() - 1);
        filling = true;
        inputs.setValue(input);
        filling = false;
        int channels = evaluation.inputs().get(input).shape.channels();
        map.setMost(channels - 1);
        map.show(Math.clamp(tools.channelProperty().get(), 0, channels - 1));
        count.setText("of 0 … " + (channels - 1));
    }

    /// A list of the inputs where there are several.
    private void fill(List<String> now) {
        names = now;
        filling = true;
        inputs.getItems().setAll(IntStream.range(0, now.size()).boxed().toList());
        filling = false;
        inputs.setVisible(now.size() > 1);
        // In a small window there is room for one of both.
        count.setVisible(now.size() == 1);
        if (now.size() == 1) tools.inputProperty().set(0);
    }

    private String name(int input) {
        return input < names.size() ? names.get(input) : "";
    }
}
