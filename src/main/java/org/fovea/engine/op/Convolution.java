package org.fovea.engine.op;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.conv.Plan;
import org.fovea.engine.field.Fields;
import org.fovea.engine.simd.Curve;
import org.fovea.engine.simd.Loops;
import org.fovea.engine.simd.Machine;

/// A convolutional layer with the activation that follows it, applied to each value before it leaves the cache.
public record Convolution(Conv2d layer, Activation activation) implements Op {

    public static Convolution of(Conv2d layer) {
        return new Convolution(layer, Activation.IDENTITY);
    }

    @Override
    public String onnx() {
        return "Conv";
    }

    @Override
    public Shape output(List<Shape> inputs) {
        return layer.output(Inputs.one(inputs));
    }

    @Override
    public Region needs(Region region, int input, List<Shape> inputs) {
        return layer.reads(region, inputs.getFirst());
    }

    @Override
    public Fields fields(int input, List<Shape> inputs) {
        return Fields.of(layer.rowWindow(inputs.getFirst()), layer.columnWindow(inputs.getFirst()));
    }

    @Override
    public Region needs(Region region, int input, List<Shape> inputs, Machine machine) {
        return layer.reads(region, inputs.getFirst(), machine);
    }

    @Override
    public Patch forward(List<Patch> inputs, Region region, Machine machine, Cancel cancel) {
        return layer.forward(inputs.getFirst(), region, activation.finish(machine), machine, cancel);
    }

    /// The same by a plan of the layer for inputs of this shape.
    public Patch forward(Plan plan, Patch x, Region region, Machine machine, Cancel cancel) {
        return layer.forward(plan, x, region, activation.finish(machine), machine, cancel);
    }

    @Override
    public Explanation explain(List<Tensor> inputs, int channel, int row, int column) {
        List<Term> terms = layer.explain(inputs.getFirst(), channel, row, column);
        var sum = new Explanation.WeightedSum(terms, layer.filters().get(channel).bias());
        return linear() ? sum : new Explanation.Applied(activation.curve(), activation.a(), activation.b(), sum);
    }

    @Override
    public long multiplyAdds(Region region, List<Shape> inputs) {
        return (long) layer.filters().size() * layer.filters().getFirst().weights().shape.size() * region.height()
                * region.width();
    }

    /// The weights and the bias of each filter.
    @Override
    public long parameters() {
        return layer.filters().size() * (layer.filters().getFirst().weights().shape.size() + 1L);
    }

    @Override
    public BitSet touched(BitSet channels, int input, List<Shape> inputs) {
        int seen = layer.inputChannels() / layer.groups();
        int filters = layer.filters().size() / layer.groups();
        var result = new BitSet();
        channels.stream().forEach(c -> result.set(c / seen * filters, (c / seen + 1) * filters));
        return result;
    }

    @Override
    public Patch update(List<Patch> inputs, Patch before, BitSet channels, Machine machine, Cancel cancel) {
        if (channels.cardinality() == layer.filters().size())
            return forward(inputs, before.region(), machine, cancel);
        float[] values = Arrays.copyOf(before.values().data, before.values().data.length);
        int plane = before.values().shape.plane();
        for (int k = channels.nextSetBit(0); k >= 0; k = channels.nextSetBit(k + 1))
            System.arraycopy(layer.map(inputs.getFirst(), k, before.region(), activation.finish(machine), machine,
                    cancel).values().data, 0, values, k * plane, plane);
        return new Patch(before.whole(), before.region(), new Tensor(before.values().shape, values));
    }

    /// Whether a difference of the input may be added to the output: there is no activation.
    public boolean linear() {
        return activation.curve() == Curve.IDENTITY;
    }

    /// The whole output when some channels of the input have changed: what it was, plus the layer without biases applied
    /// to the difference. Equal to [#forward] but for rounding.
    ///
    /// @param before the whole output for the old input
    /// @throws IllegalStateException when it is not [#linear]
    public Patch addDifference(Patch old, Patch now, BitSet channels, Patch before, Machine machine, Cancel cancel) {
        if (!linear()) throw new IllegalStateException("an activation does not add up");
        Loops loops = Loops.of(machine.kernels());
        float[] sums = Arrays.copyOf(before.values().data, before.values().data.length);
        int seen = layer.inputChannels() / layer.groups();
        int groupSize = layer.filters().size() / layer.groups();
        int plane = before.values().shape.plane();
        for (int g = 0; g < layer.groups(); g++) {
            BitSet ours = channels.get(g * seen, (g + 1) * seen);
            if (ours.isEmpty()) continue;
            var shifted = new BitSet();
            int base = g * seen;
            ours.stream().forEach(c -> shifted.set(base + c));
            Patch difference = Channels.select(now, shifted);
            Patch was = Channels.select(old, shifted);
            float[] values = difference.values().data;
            loops.add(-1, was.values().data, 0, values, 0, values, 0, values.length);
            Conv2d part = part(g * groupSize, groupSize, ours);
            float[] added = part.forward(difference, before.region(), machine, cancel).values().data;
            int to = g * groupSize;
            Strips.pieces(groupSize, added.length, machine, cancel,
                    k -> loops.add(1, added, k * plane, sums, (to + k) * plane, sums, (to + k) * plane, plane));
        }
        return new Patch(before.whole(), before.region(), new Tensor(before.values().shape, sums));
    }

    /// Some filters of one group, seeing only some channels of it, without biases.
    private Conv2d part(int first, int count, BitSet channels) {
        List<Filter> filters = layer.filters().subList(first, first + count).stream()
                .map(filter -> new Filter(Channels.select(Patch.of(filter.weights()), channels).values(), 0)).toList();
        return new Conv2d(filters, layer.rows(), layer.columns(), layer.padding(), layer.paddingMode(), 1,
                layer.flipped());
    }
}
