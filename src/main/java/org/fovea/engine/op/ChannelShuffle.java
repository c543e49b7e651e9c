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

/// Mixes the channels of g groups: seen as a table of g rows, the channels are read column by column, `y(j·g + i) =
/// x(i·C/g + j)` (reshape, transpose, reshape; ShuffleNet, arXiv:1707.01083).
///
/// @param groups g, at least 1; it divides the number of channels
public record ChannelShuffle(int groups) implements Op {

    /// @throws IllegalArgumentException when there is no group
    public ChannelShuffle {
        if (groups < 1) throw new IllegalArgumentException("at least one group, not %d".formatted(groups));
    }

    /// The middle one of three: reshape, transpose, reshape.
    @Override
    public String onnx() {
        return "Transpose";
    }

    @Override
    public Shape output(List<Shape> inputs) {
        Shape x = Inputs.one(inputs);
        if (x.channels() % groups != 0)
            throw new IllegalArgumentException(
                    "%d channels cannot be split into %d groups".formatted(x.channels(), groups));
        return x;
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
        int size = output(List.of(x.whole())).channels() / groups;
        return Moves.channels(x, x.whole(), region, k -> k % groups * size + k / groups, machine, cancel);
    }

    @Override
    public Explanation explain(List<Tensor> inputs, int channel, int row, int column) {
        int size = inputs.getFirst().shape.channels() / groups;
        return new Explanation.Copied(
                Source.of(inputs, 0, channel % groups * size + channel / groups, row, column));
    }

    @Override
    public long multiplyAdds(Region region, List<Shape> inputs) {
        return 0;
    }

    @Override
    public BitSet touched(BitSet channels, int input, List<Shape> inputs) {
        int size = inputs.getFirst().channels() / groups;
        var result = new BitSet();
        channels.stream().forEach(c -> result.set(c % size * groups + c / size));
        return result;
    }

    /// Nothing but copying: all of it.
    @Override
    public Patch update(List<Patch> inputs, Patch before, BitSet channels, Machine machine, Cancel cancel) {
        return forward(inputs, before.region(), machine, cancel);
    }
}
