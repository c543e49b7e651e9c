package org.fovea.engine.op;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.UnaryOperator;
import org.fovea.engine.Cancel;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.Window;
import org.fovea.engine.field.Box;
import org.fovea.engine.field.Places;
import org.fovea.engine.field.Units;
import org.fovea.engine.simd.Loops;
import org.fovea.engine.simd.Machine;
import org.jspecify.annotations.Nullable;

/// The gradients of weighted sums with respect to their inputs. That of a convolution is the transposed convolution with the
/// same weights, that of a transposed convolution is the convolution (Dumoulin and Visin, arXiv:1603.07285, chapter 4), so
/// both have the fast algorithms of the other.
final class ConvGradient {
    private static final int BLOCK = 1 << 10;

    private ConvGradient() {
    }

    static Tensor of(Convolution op, Tensor x, Tensor output, Tensor gradient, Machine machine, Cancel cancel) {
        return of(op.layer(), x.shape, beforeActivation(op, x, output, gradient, machine, cancel), machine, cancel);
    }

    /// The gradient with respect to the sums, before the activation.
    static Tensor beforeActivation(Convolution op, Tensor x, Tensor output, Tensor gradient, Machine machine,
            Cancel cancel) {
        Activation activation = op.activation();
        // The sign of a ReLU's value tells on which side of its kink it is; other curves need the sum before them.
        Tensor before = switch (activation.curve()) {
            case IDENTITY, RELU -> output;
            case LEAKY_RELU, SELU, GELU, SILU, SIGMOID, TANH, HARD_SIGMOID, HARD_SWISH, CLIP, SOFTPLUS, EXP ->
                op.layer().forward(x, machine, cancel);
        };
        return Gradient.curve(activation.curve(), activation.a(), activation.b(), before, gradient, machine, cancel);
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
        Shape wide = transposed.output(List.of(gradient.shape));
        Region some = touched(gradient, Dependence.of(transposed, 0, List.of(gradient.shape))::outputs);
        Tensor result = some == null
                ? Tensor.zeros(wide)
                : whole(transposed.forward(List.of(Patch.of(gradient)), some, machine, cancel));
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
        Region some = touched(gradient, Dependence.of(op, 0, List.of(x))::sources);
        // Output padding of a stride or more leaves room for windows past the last input, which are not asked for.
        return some == null
                ? Tensor.zeros(x)
                : whole(new Patch(x, some, layer.forward(Patch.of(gradient), some, machine, cancel).values()));
    }

    /// Where the result can be other than 0. The gradient of a single unit is 0 almost everywhere, and a region costs less
    /// than the whole.
    ///
    /// @return null where it is 0 everywhere
    private static @Nullable Region touched(Tensor gradient, UnaryOperator<Units> depending) {
        var rows = new BitSet();
        var columns = new BitSet();
        Shape shape = gradient.shape;
        for (int c = 0; c < shape.channels() && rows.cardinality() + columns.cardinality() < shape.height()
                + shape.width(); c++)
            for (int i = 0; i < shape.height(); i++)
                for (int j = 0; j < shape.width(); j++)
                    if (gradient.at(c, i, j) != 0) {
                        rows.set(i);
                        columns.set(j);
                    }
        if (rows.isEmpty()) return null;
        var around = new Box(Places.range(0, shape.channels() - 1),
                Places.range(rows.nextSetBit(0), rows.length() - 1),
                Places.range(columns.nextSetBit(0), columns.length() - 1));
        return depending.apply(Units.of(around)).region().orElse(null);
    }

    private static Tensor whole(Patch part) {
        if (part.region().equals(Region.all(part.whole()))) return part.values();
        Tensor result = Tensor.zeros(part.whole());
        Region region = part.region();
        for (int c = 0; c < part.whole().channels(); c++)
            for (int i = region.top(); i < region.bottom(); i++)
                System.arraycopy(part.values().data, part.index(c, i, region.left()), result.data,
                        result.shape.index(c, i, region.left()), region.width());
        return result;
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
