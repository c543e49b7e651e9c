package org.fovea.ui.stage;

import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.fovea.compute.Evaluation;
import org.fovea.ui.kit.NumberField;
import org.fovea.ui.kit.Pills;

/// Which map of which input is shown, where the input is not the picture.
final class MapPicker extends HBox {
    private final InputTools tools;
    private final NumberField map;
    private final Label count = new Label();
    private final HBox inputs = new HBox();
    private Pills<Integer> pills = new Pills<>(List.of(), String::valueOf, String::valueOf, _ -> {});
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
        count.setMinWidth(Label.USE_PREF_SIZE);
        var label = new Label("map");
        label.getStyleClass().add("quiet");
        label.setMinWidth(Label.USE_PREF_SIZE);
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
        pills.show(input);
        int channels = evaluation.inputs().get(input).shape.channels();
        map.setMost(channels - 1);
        map.show(Math.clamp(tools.channelProperty().get(), 0, channels - 1));
        count.setText("of 0 … " + (channels - 1));
    }

    /// A pill for each input where there are several.
    private void fill(List<String> now) {
        names = now;
        inputs.getChildren().clear();
        if (now.size() == 1) {
            tools.inputProperty().set(0);
            return;
        }
        pills = new Pills<>(IntStream.range(0, now.size()).boxed().toList(), now::get,
                i -> "Show the maps of " + now.get(i) + ", which this layer reads.",
                i -> tools.inputProperty().set(i));
        inputs.getChildren().setAll(pills);
    }
}
