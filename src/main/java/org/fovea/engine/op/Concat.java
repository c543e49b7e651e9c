package org.fovea.engine.op;

import java.util.BitSet;
import java.util.List;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.field.Fields;
import org.fovea.engine.simd.Machine;

/// The channels of several inputs of one height and width, one input after the other.
public record Concat() implements Op {

    @Override
    public String onnx() {
        return "Concat";
    }

    @Override
    public Shape output(List<Shape> inputs) {
        int channels = 0;
        Shape first = inputs.getFirst();
        for (Shape x : inputs) {
            if (x.height() != first.height() || x.width() != first.width())
                throw new IllegalArgumentException("%s cannot be joined with %s".formatted(x, first));
            channels += x.channels();
        }
        return new Shape(channels, first.height(), first.width());
    }

    @Override
    public Region needs(Region region, int input, List<Shape> inputs) {
        return region;
    }

    @Override
    public Fields fields(int input, List<Shape> inputs) {
        return Fields.PIXEL;
    }

    @Override
    public Patch forward(List<Patch> inputs, Region region, Machine machine, Cancel cancel) {
        Patch y = Channels.blank(output(inputs.stream().map(Patch::whole).toList()), region);
        Strips.each(y, 1, machine, cancel, (c, row, end) -> {
            int input = 0;
            int channel = c;
            while (channel >= inputs.get(input).whole().channels())
                channel -= inputs.get(input++).whole().channels();
            Patch x = inputs.get(input);
            for (int i = row; i < end; i++)
                System.arraycopy(x.values().data, x.index(channel, i, region.left()), y.values().data,
                        y.index(c, i, region.left()), region.width());
        });
        return y;
    }

    @Override
    public Explanation explain(List<Tensor> inputs, int channel, int row, int column) {
        int input = 0;
        int source = channel;
        while (source >= inputs.get(input).shape.channels())
            source -= inputs.get(input++).shape.channels();
        return new Explanation.Copied(Source.of(inputs, input, source, row, column));
    }

    @Override
    public long multiplyAdds(Region region, List<Shape> inputs) {
        return 0;
    }

    @Override
    public BitSet touched(BitSet channels, int input, List<Shape> inputs) {
        int before = inputs.subList(0, input).stream().mapToInt(Shape::channels).sum();
        var result = new BitSet();
        channels.stream().forEach(c -> result.set(before + c));
        return result;
    }

    /// Nothing but copying: all of it.
    @Override
    public Patch update(List<Patch> inputs, Patch before, BitSet channels, Machine machine, Cancel cancel) {
        return forward(inputs, before.region(), machine, cancel);
    }
}
