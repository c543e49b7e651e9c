package org.fovea.ui.neuron;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import org.fovea.compute.Evaluation;
import org.fovea.compute.Neuron;
import org.fovea.compute.Products;
import org.fovea.engine.PaddingMode;
import org.fovea.figure.Figure;
import org.fovea.figure.PlanesFigure;
import org.fovea.figure.ProductsFigure;
import org.fovea.project.Conv;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// The arithmetic of a convolution's neuron: receptive field ⊙ filter = products, channel by channel, or the planes they are
/// part of; and the sum.
final class ConvolutionView extends HBox {
    private static final double SIGMA = 20;
    private static final double SPACE = 16;

    private record Shown(Evaluation evaluation, Conv layer, Neuron neuron) {
        ProductsView.Shown channel(int channel) {
            return new ProductsView.Shown(neuron, evaluation.input().shape, channel,
                    layer.paddingMode() == PaddingMode.ZEROS);
        }
    }

    private final ChannelChoice choice = new ChannelChoice(this::refresh);
    private final ProductsView products;
    private final PlanesView planes;
    private final SumBox sum = new SumBox();
    private @Nullable Shown shown;

    ConvolutionView(Theme theme, Painter painter) {
        super(SPACE);
        products = new ProductsView(theme);
        planes = new PlanesView(theme, painter);
        products.setMinWidth(0);
        var sigma = SumBox.numbers("operator");
        sigma.setText("Σ");
        sigma.setMinWidth(SIGMA);
        sigma.setAlignment(Pos.CENTER);
        getChildren().addAll(choice, products, planes, sigma, sum);
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(0);
        products.markedProperty().subscribe(_ -> showProduct());
        widthProperty().subscribe(this::fit);
        heightProperty().subscribe(this::fit);
    }

    void show(Evaluation evaluation, Conv layer, Neuron neuron) {
        shown = new Shown(evaluation, layer, neuron);
        choice.show(Products.channels(neuron), neuron.colors());
        sum.show(neuron, layer.relu());
        refresh();
    }

    /// Shows nothing until there is a neuron again.
    void clear() {
        shown = null;
        products.shownProperty().set(null);
    }

    private void refresh() {
        Shown now = shown;
        if (now == null) return;
        boolean whole = choice.channel() == ProductsFigure.PLANES;
        only(planes, whole);
        only(products, !whole);
        if (whole) planes.show(now.evaluation(), now.neuron(), now.layer().relu());
        else
            products.shownProperty().set(now.channel(choice.channel()));
        fit();
        showProduct();
    }

    private static void only(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void showProduct() {
        sum.showProduct(products.marked(), choice.channel() >= 0 || choice.channel() == ProductsFigure.ALL);
    }

    /// The sum stands beside the grids, however wide they are.
    private void fit() {
        double room = getWidth() - ChannelChoice.WIDTH - SumBox.WIDTH - SIGMA - 4 * SPACE;
        planes.setPrefWidth(room);
        products.setPrefWidth(products.used(room, getHeight()));
    }

    /// What is shown as a picture of its own, no wider than it has to be. Planes that are still computed are left out.
    Figure figure(Neuron neuron, Evaluation evaluation, Conv layer, double width, double height) {
        int channel = choice.channel();
        if (channel == ProductsFigure.PLANES) {
            Optional<PlanesFigure> whole = planes.figure(width, height);
            if (whole.isPresent()) return whole.get();
        }
        boolean there = channel != ProductsFigure.PLANES && channel < Products.channels(neuron);
        ProductsView.Shown all = new Shown(evaluation, layer, neuron).channel(there ? channel : 0);
        return all.stacked()
                ? all.slices(all.slices(width, height).used(), height)
                : all.figure(null, all.figure(null, width, height).used(), height);
    }
}
