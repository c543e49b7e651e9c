package org.fovea.figure;

import org.fovea.compute.Neuron;
import org.fovea.compute.Products;
import org.fovea.engine.Shape;
import org.fovea.project.Cell;

/// Writes one product of a convolution.
public final class ProductText {
    private ProductText() {
    }

    /// In two lines: `x[53, 80] · w[3, 2]`, `= 0.412 · 1.000 = 0.412`.
    ///
    /// @param input the shape of the layer's input
    /// @param channel counted among those the neuron sees, or [ProductsFigure#ALL] of them added up
    /// @param tap which row and column of the kernel
    public static String of(Neuron neuron, Shape input, int channel, Cell tap) {
        Products products = channel == ProductsFigure.ALL
                ? Products.summed(neuron, input)
                : Products.of(neuron, input, channel);
        int at = tap.row() * products.width() + tap.column();
        String place = "x[%d, %d]".formatted(neuron.rows().row(neuron.at().row(), tap.row()),
                neuron.columns().row(neuron.at().column(), tap.column())).replace('-', '−');
        String product = SumText.plain(products.products()[at]);
        if (channel == ProductsFigure.ALL && Products.channels(neuron) > 1)
            return "Σ %s · w[%d, %d]\n= %s".formatted(place, tap.row(), tap.column(), product);
        return "%s · w[%d, %d]%s\n= %s · %s = %s".formatted(place, tap.row(), tap.column(),
                products.padding()[at] ? " on the padding" : "", SumText.plain(products.inputs()[at]),
                SumText.plain(products.weights()[at]), product);
    }
}
