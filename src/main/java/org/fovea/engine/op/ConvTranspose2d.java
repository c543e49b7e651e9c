package org.fovea.engine.op;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.fovea.engine.field.Field;
import org.fovea.engine.field.Fields;
import org.fovea.engine.Axis;
import org.fovea.engine.Cancel;
import org.fovea.engine.Padding;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Machine;

/// A transposed convolution, with PyTorch's names and weight order: every input value lays its kernel, weighted, onto the
/// output, and the outputs add up.
///
/// `z(k, i′·s + u·d − p, j′·s + v·d − p) += x(c, i′, j′) · w(c, k, u, v)` for all c, i′, j′, u, v, beginning with `b_k`:
/// the gradient of a convolution with respect to its input (Dumoulin and Visin, arXiv:1603.07285, chapter 4). The output
/// has `(H − 1)·s − p_top − p_bottom + d·(kh − 1) + 1 + outputPadding` rows, the columns likewise.
///
/// The outputs that are a stride apart see the same taps: for strides s_h and s_w they are s_h·s_w ordinary convolutions of
/// the input, interleaved.
///
/// @param weights for each input channel, (out/groups)×kh×kw
/// @param bias one per output channel; nobody writes it
/// @param rows the vertical axis
/// @param columns the horizontal axis
/// @param padding how much is cut off on each side
/// @param outputRows output padding: rows added at the bottom, fewer than the stride or the dilation
/// @param outputColumns likewise, columns at the right
/// @param groups into how many groups the channels are split
public record ConvTranspose2d(List<Tensor> weights, float[] bias, Axis rows, Axis columns, Padding.Explicit padding,
        int outputRows, int outputColumns, int groups) implements Op {

    /// @throws IllegalArgumentException when the weights do not fit the axes, the biases or the groups, or the output
    ///         padding is too large
    public ConvTranspose2d {
        weights = List.copyOf(weights);
        if (groups < 1 || weights.isEmpty() || weights.size() % groups != 0 || bias.length < 1
                || bias.length % groups != 0)
            throw new IllegalArgumentException("%d channels to %d cannot be split into %d groups"
                    .formatted(weights.size(), bias.length, groups));
        Shape expected = new Shape(bias.length / groups, rows.size(), columns.size());
        for (Tensor weight : weights)
            if (!weight.shape.equals(expected))
                throw new IllegalArgumentException("weights of %s where %s are expected"
                        .formatted(weight.shape, expected));
        check(outputRows, rows);
        check(outputColumns, columns);
    }

    private static void check(int outputPadding, Axis axis) {
        if (outputPadding < 0 || outputPadding >= Math.max(axis.stride(), axis.dilation()))
            throw new IllegalArgumentException(
                    "output padding is at least 0 and smaller than the stride or the dilation, not %d"
                            .formatted(outputPadding));
    }

    @Override
    public String onnx() {
        return "ConvTranspose";
    }

    @Override
    public Shape output(List<Shape> inputs) {
        return output(Inputs.one(inputs));
    }

    private Shape output(Shape x) {
        if (x.channels() != weights.size())
            throw new IllegalArgumentException(
                    "the input has %d channels, the weights %d".formatted(x.channels(), weights.size()));
        return new Shape(bias.length, size(rows, x.height(), padding.top() + padding.bottom(), outputRows, "rows"),
                size(columns, x.width(), padding.left() + padding.right(), outputColumns, "columns"));
    }

    private static int size(Axis axis, int input, int cut, int added, String what) {
        long size = (input - 1L) * axis.stride() + axis.reach() - cut + added;
        if (size < 1)
            throw new IllegalArgumentException("the padding cuts off %d %s, there are only %d".formatted(cut, what,
                    size + cut));
        return (int) Math.min(size, Shape.MOST);
    }

    private Upsampling vertical(Shape x, Shape y) {
        return new Upsampling(rows, padding.top(), x.height(), y.height());
    }

    private Upsampling horizontal(Shape x, Shape y) {
        return new Upsampling(columns, padding.left(), x.width(), y.width());
    }

    @Override
    public Region needs(Region region, int input, List<Shape> inputs) {
        return interleaved(inputs.getFirst(), false).reads(region);
    }

    @Override
    public Region needs(Region region, int input, List<Shape> inputs, Machine machine) {
        Interleaved phases = interleaved(inputs.getFirst(), false);
        return machine.kernels().equals(Kernels.SCALAR) ? phases.reads(region) : phases.reads(region, machine);
    }

    @Override
    public Fields fields(int input, List<Shape> inputs) {
        return new Fields(Field.transposed(rows.padded(padding.top(), padding.bottom())),
                Field.transposed(columns.padded(padding.left(), padding.right())));
    }

    @Override
    public Patch forward(List<Patch> inputs, Region region, Machine machine, Cancel cancel) {
        Patch x = inputs.getFirst();
        Patch y = Channels.blank(output(x.whole()), region);
        if (machine.kernels().equals(Kernels.SCALAR))
            Strips.each(y, 1, machine, cancel, (k, row, end) -> {
                for (int i = row; i < end; i++)
                    for (int j = region.left(); j < region.right(); j++)
                        y.values().data[y.index(k, i, j)] = formula(x, y.whole(), k, i, j);
            });
        else
            interleaved(x.whole(), true).run(x, region, 0, bias.length, y.values().data, machine, cancel);
        return y;
    }

    /// The sum in the order channel, kernel row, kernel column, beginning with the bias.
    private float formula(Patch x, Shape output, int k, int i, int j) {
        Upsampling vertical = vertical(x.whole(), output);
        Upsampling horizontal = horizontal(x.whole(), output);
        int seen = weights.size() / groups;
        int made = bias.length / groups;
        float sum = bias[k];
        for (int c = k / made * seen; c < (k / made + 1) * seen; c++)
            for (int u = 0; u < rows.size(); u++)
                for (int v = 0; v < columns.size(); v++) {
                    int row = vertical.source(i, u);
                    int column = horizontal.source(j, v);
                    if (row >= 0 && column >= 0) sum += x.at(c, row, column) * weights.get(c).at(k % made, u, v);
                }
        return sum;
    }

    @Override
    public Explanation explain(List<Tensor> inputs, int channel, int row, int column) {
        Tensor x = inputs.getFirst();
        Shape y = output(x.shape);
        Upsampling vertical = vertical(x.shape, y);
        Upsampling horizontal = horizontal(x.shape, y);
        int seen = weights.size() / groups;
        int made = bias.length / groups;
        var terms = new ArrayList<Term>();
        for (int c = channel / made * seen; c < (channel / made + 1) * seen; c++)
            for (int u = 0; u < rows.size(); u++)
                for (int v = 0; v < columns.size(); v++) {
                    int i = vertical.source(row, u);
                    int j = horizontal.source(column, v);
                    if (i >= 0 && j >= 0)
                        terms.add(new Term(c, u, v, i, j, x.at(c, i, j), weights.get(c).at(channel % made, u, v)));
                }
        return new Explanation.WeightedSum(terms, bias[channel]);
    }

    /// Every input value meets every weight of its channel once. What is cut off counts to the rows and columns at the
    /// edge.
    @Override
    public long multiplyAdds(Region region, List<Shape> inputs) {
        Shape x = inputs.getFirst();
        Shape y = output(x);
        return (long) weights.size() * (bias.length / groups)
                * vertical(x, y).products(region.top(), region.bottom())
                * horizontal(x, y).products(region.left(), region.right());
    }

    /// Every weight, and a bias for each output channel.
    @Override
    public long parameters() {
        return (long) weights.size() * weights.getFirst().shape.size() + bias.length;
    }

    @Override
    public BitSet touched(BitSet channels, int input, List<Shape> inputs) {
        int seen = weights.size() / groups;
        int made = bias.length / groups;
        var result = new BitSet();
        channels.stream().forEach(c -> result.set(c / seen * made, (c / seen + 1) * made));
        return result;
    }

    @Override
    public Patch update(List<Patch> inputs, Patch before, BitSet channels, Machine machine, Cancel cancel) {
        if (channels.cardinality() == bias.length || machine.kernels().equals(Kernels.SCALAR))
            return forward(inputs, before.region(), machine, cancel);
        Patch x = inputs.getFirst();
        Interleaved phases = interleaved(x.whole(), true);
        Region region = before.region();
        var one = new float[before.values().shape.plane()];
        float[] values = Arrays.copyOf(before.values().data, before.values().data.length);
        channels.stream().forEach(k -> {
            phases.run(x, region, k, 1, one, machine, cancel);
            System.arraycopy(one, 0, values, k * one.length, one.length);
        });
        return new Patch(before.whole(), region, new Tensor(before.values().shape, values));
    }

    /// @param weighted whether the weights are wanted, or only what is read
    private Interleaved interleaved(Shape x, boolean weighted) {
        Shape y = output(x);
        return new Interleaved(x, vertical(x, y), horizontal(x, y), weights.size() / groups, bias.length / groups,
                weighted ? this::kernel : (k, u, v) -> new float[0], bias);
    }

    /// The weights of an output channel at some taps, for every channel it sees: rows u and columns v in this order.
    private float[] kernel(int k, int[] u, int[] v) {
        int seen = weights.size() / groups;
        int made = bias.length / groups;
        var kernel = new float[seen * u.length * v.length];
        int at = 0;
        for (int c = 0; c < seen; c++) {
            Tensor weight = weights.get(k / made * seen + c);
            for (int row : u) for (int column : v) kernel[at++] = weight.at(k % made, row, column);
        }
        return kernel;
    }
}
