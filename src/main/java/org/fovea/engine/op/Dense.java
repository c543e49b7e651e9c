package org.fovea.engine.op;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.field.Fields;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Loops;
import org.fovea.engine.simd.Machine;

/// A fully connected layer: every output is a weighted sum of all values of the input, taken in the order channel, row,
/// column, plus a bias. The output is out×1×1.
///
/// @param weights 1×out×in
/// @param bias one per output; nobody writes it
public record Dense(Tensor weights, float[] bias) implements Op {
    private static final int ROWS = 16;

    /// @throws IllegalArgumentException when weights and biases do not fit each other
    public Dense {
        if (weights.shape.channels() != 1 || weights.shape.height() != bias.length)
            throw new IllegalArgumentException("%s and %d biases".formatted(weights.shape, bias.length));
    }

    @Override
    public String onnx() {
        return "Gemm";
    }

    @Override
    public Shape output(List<Shape> inputs) {
        if (Inputs.one(inputs).size() != weights.shape.width())
            throw new IllegalArgumentException("the input has %d values, the layer %d weights for each output"
                    .formatted(inputs.getFirst().size(), weights.shape.width()));
        return new Shape(bias.length, 1, 1);
    }

    @Override
    public Region needs(Region region, int input, List<Shape> inputs) {
        return Region.all(inputs.getFirst());
    }

    @Override
    public Fields fields(int input, List<Shape> inputs) {
        return Fields.everything(inputs.getFirst());
    }

    @Override
    public Patch forward(List<Patch> inputs, Region region, Machine machine, Cancel cancel) {
        float[] x = inputs.getFirst().values().data;
        Patch y = Channels.blank(new Shape(bias.length, 1, 1), region);
        Loops loops = Loops.of(machine.kernels());
        boolean scalar = machine.kernels().equals(Kernels.SCALAR);
        Strips.pieces(Math.ceilDiv(bias.length, ROWS), weights.shape.size(), machine, cancel, at -> {
            int end = Math.min(bias.length, (at + 1) * ROWS);
            for (int k = at * ROWS; k < end; k++) y.values().data[k] = scalar ? formula(k, x) : one(k, x, loops);
        });
        return y;
    }

    /// A running sum that begins with the bias, in the order channel, row, column.
    private float formula(int k, float[] x) {
        float sum = bias[k];
        for (int i = 0; i < x.length; i++) sum += x[i] * weights.data[k * x.length + i];
        return sum;
    }

    private float one(int k, float[] x, Loops loops) {
        return bias[k] + loops.dot(weights.data, k * x.length, x, 0, x.length);
    }

    @Override
    public Explanation explain(List<Tensor> inputs, int channel, int row, int column) {
        Tensor x = inputs.getFirst();
        var terms = new ArrayList<Term>(x.data.length);
        for (int c = 0; c < x.shape.channels(); c++)
            for (int i = 0; i < x.shape.height(); i++)
                for (int j = 0; j < x.shape.width(); j++)
                    terms.add(new Term(c, i, j, i, j, x.at(c, i, j), weights.at(0, channel, x.shape.index(c, i, j))));
        return new Explanation.WeightedSum(terms, bias[channel]);
    }

    @Override
    public long multiplyAdds(Region region, List<Shape> inputs) {
        return weights.shape.size();
    }

    /// Every weight, and a bias for each output.
    @Override
    public long parameters() {
        return (long) weights.shape.size() + bias.length;
    }

    @Override
    public BitSet touched(BitSet channels, int input, List<Shape> inputs) {
        return channels.isEmpty() ? channels : Channels.all(bias.length);
    }

    @Override
    public Patch update(List<Patch> inputs, Patch before, BitSet channels, Machine machine, Cancel cancel) {
        if (channels.cardinality() == bias.length) return forward(inputs, before.region(), machine, cancel);
        float[] x = inputs.getFirst().values().data;
        Loops loops = Loops.of(machine.kernels());
        float[] values = before.values().data.clone();
        channels.stream().forEach(k -> values[k] = one(k, x, loops));
        return new Patch(before.whole(), before.region(), new Tensor(before.values().shape, values));
    }
}
