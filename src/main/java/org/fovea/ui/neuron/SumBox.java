package org.fovea.ui.neuron;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.fovea.compute.Neuron;
import org.fovea.compute.Products;
import org.fovea.figure.SumText;

/// The sum of a convolution's neuron: of each channel, with the bias, after the activation; and one product spelt out.
final class SumBox extends VBox {
    static final double WIDTH = 290;
    private static final double LINE = 17;

    private final FlowPane partial = new FlowPane(14, 4);
    private final Label bias = numbers();
    private final Label result = numbers("accent-text");
    private final Label product = numbers("quiet");

    SumBox() {
        super(6);
        getChildren().addAll(partial, bias, result, product);
        getStyleClass().add("framed");
        setMinWidth(WIDTH);
        setPrefWidth(WIDTH);
        setMaxHeight(USE_PREF_SIZE);
        product.setMinHeight(2 * LINE);
        product.setAlignment(Pos.TOP_LEFT);
        bias.setTooltip(new Tooltip("The filter's bias b: added to the sum of all products."));
        result.setTooltip(new Tooltip("The neuron's value: bias plus all products; ReLU makes it zero when negative."));
    }

    static Label numbers(String... styles) {
        var label = new Label();
        label.getStyleClass().add("numbers");
        label.getStyleClass().addAll(styles);
        return label;
    }

    void show(Neuron neuron, boolean relu) {
        partial.getChildren().clear();
        int channels = Products.channels(neuron);
        for (int c = 0; c < Math.min(channels, ChannelChoice.WRITTEN); c++) {
            var name = numbers("quiet");
            name.setText(channels == 1 ? "Σ" : SumText.beforeValue(c, neuron.colors()));
            var value = numbers("strong");
            value.setText(SumText.signed(Products.sum(neuron, c)));
            partial.getChildren().add(new HBox(5, name, value));
        }
        if (channels > ChannelChoice.WRITTEN) {
            var rest = numbers("quiet");
            rest.setText("… %d channels".formatted(channels));
            partial.getChildren().add(rest);
        }
        bias.setText("+ bias " + SumText.plain(neuron.bias()));
        result.setText("z = " + SumText.plain(neuron.z())
                + (relu ? " → ReLU → " + SumText.plain(neuron.value()) : ""));
    }

    /// The product of one tap.
    ///
    /// @param single whether single taps are shown at all
    void showProduct(String marked, boolean single) {
        product.setVisible(single);
        product.setText(marked.isEmpty() ? "Point at a cell to see its product." : marked);
    }
}
