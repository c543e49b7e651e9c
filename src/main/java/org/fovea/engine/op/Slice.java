package org.fovea.engine.op;

import java.util.BitSet;
import java.util.List;
import org.fovea.engine.field.Fields;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.simd.Machine;

/// The channels `from` … `to − 1` (ONNX Slice along the channels).
public record Slice(int from, int to) implements Op {

    /// @throws IllegalArgumentException when no channel lies between
    public Slice {
        if (from < 0 || to <= from)
            throw new IllegalArgumentException("no channels from %d up to %d".formatted(from, to));
    }

    @Override
    public String onnx() {
        return "Slice";
    }

    @Override
    public Shape output(List<Shape> inputs) {
        Shape x = Inputs.one(inputs);
        if (to > x.channels())
            throw new IllegalArgumentException("channels %d to %d are to be taken, the input has %d channels"
                    .formatted(from, to - 1, x.channels()));
        return new Shape(to - from, x.height(), x.width());
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
        Patch x = inputs.getFirst();
        return Moves.channels(x, output(List.of(x.whole())), region, k -> from + k, machine, cancel);
    }

    @Override
    public Explanation explain(List<Tensor> inputs, int channel, int row, int column) {
        return new Explanation.Copied(Source.of(inputs, 0, from + channel, row, column));
    }

    @Override
    public long multiplyAdds(Region region, List<Shape> inputs) {
        return 0;
    }

    @Override
    public BitSet touched(BitSet channels, int input, List<Shape> inputs) {
        return channels.get(from, to);
    }

    /// Nothing but copying: all of it.
    @Override
    public Patch update(List<Patch> inputs, Patch before, BitSet channels, Machine machine, Cancel cancel) {
        return forward(inputs, before.region(), machine, cancel);
    }
}
