package org.fovea.engine.op;

import java.util.ArrayList;
import java.util.List;
import org.fovea.engine.Cancel;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.Window;
import org.fovea.engine.simd.Loops;
import org.fovea.engine.simd.Machine;

/// The gradients of weighted sums with respect to their inputs. That of a convolution is the transposed convolution with the
/// same weights, that of a transposed convolution is the convolution (Dumoulin and Visin, arXiv:1603.07285, chapter 4), so
/// both have the fast algorithms of the other.
final class ConvGradient {
    private static final int BLOCK = 1 << 10;

    private ConvGradient() {
    }

    static Tensor of(Convolution op, Tensor x, Tensor output, Tensor gradient, Machine machine, Cancel cancel) {
        Activation activation = op.activation();
        // The sign of a ReLU's value tells on which side of its kink it is; other curves need the sum before them.
        Tensor before = switch (activation.curve()) {
            case IDENTITY, RELU -> output;
            case LEAKY_RELU, SELU, GELU, SILU, SIGMOID, TANH, HARD_SIGMOID, HARD_SWISH, CLIP, SOFTPLUS, EXP ->
                op.layer().forward(x, machine, cancel);
        };
        Tensor sums = Gradient.curve(activation.curve(), activation.a(), activation.b(), before, gradient, machine,
                cancel);
        return of(op.layer(), x.shape, sums, machine, cancel);
    }

    private static Tensor of(Conv2d layer, Shape x, Tensor gradient, Machine machine, Cancel cancel) {
        Window rows = layer.rowWindow(x);
        Window columns = layer.columnWindow(x);
        var around = new Padding.Explicit(rows.before(), rows.after(), columns.before(), columns.after());
        boolean zeros = layer.paddingMode() == PaddingMode.ZEROS;
        List<Tensor> weights = layer.filters().stream()
                .map(filter -> layer.flipped() ? turned(filter.weights()) : filter.weights()).toList();
        var transposed = new ConvTranspose2d(weights, new float[x.channels()], layer.rows(), layer.columns(),
                zeros ? around : new Padding.Explicit(0, 0, 0, 0), rows.leftover(x.height()),
                columns.leftover(x.width()), layer.groups());
        Patch known = Patch.of(gradient);
        Shape wide = transposed.output(List.of(gradient.shape));
        Tensor result = transposed.forward(List.of(known), Region.all(wide), machine, cancel).values();
        // What the padding repeats counts where it is taken from.
        return zeros ? result : new Pad(around, layer.paddingMode()).spread(x).back(result, machine, cancel);
    }

    private static Tensor turned(Tensor weights) {
        int area = weights.shape.plane();
        var values = new float[weights.data.length];
        for (int t = 0; t < values.length; t++) values[t] = weights.data[t / area * area + area - 1 - t % area];
        return new Tensor(weights.shape, values);
    }

    static Tensor of(ConvTranspose2d op, Shape x, Tensor gradient, Machine machine, Cancel cancel) {
        var filters = new ArrayList<Filter>();
        for (Tensor weight : op.weights()) filters.add(new Filter(weight, 0));
        var layer = new Conv2d(filters, op.rows(), op.columns(), op.padding(), PaddingMode.ZEROS, op.groups(), false);
        // Output padding of a stride or more leaves room for windows past the last input.
        return layer.forward(Patch.of(gradient), Region.all(x), machine, cancel).values();
    }

    static Tensor of(Dense op, Shape x, Tensor gradient, Machine machine, Cancel cancel) {
        Tensor result = Tensor.zeros(x);
        Loops loops = Loops.of(machine.kernels());
        int length = x.size();
        Strips.pieces(Math.ceilDiv(length, BLOCK), op.weights().shape.size(), machine, cancel, at -> {
            int from = at * BLOCK;
            int count = Math.min(BLOCK, length - from);
            for (int k = 0; k < gradient.data.length; k++)
                loops.add(gradient.data[k], op.weights().data, k * length + from, result.data, from, result.data, from,
                        count);
        });
        return result;
    }
}
