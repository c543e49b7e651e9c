package org.fovea.engine.op;

import java.util.BitSet;
import java.util.List;
import org.fovea.engine.field.Fraction;
import org.fovea.engine.field.Bound;
import org.fovea.engine.field.Field;
import org.fovea.engine.field.Fields;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.simd.Loops;
import org.fovea.engine.simd.Machine;

/// Channels become rows and columns: `y(c, i, j) = x(c·r² + (i mod r)·r + j mod r, ⌊i / r⌋, ⌊j / r⌋)` (Shi and others,
/// arXiv:1609.05158). C·r² channels of H×W become C of rH×rW: PyTorch's `PixelShuffle`, ONNX's `DepthToSpace` in mode CRD.
///
/// @param factor r, at least 1
public record PixelShuffle(int factor) implements Op {

    /// @throws IllegalArgumentException when the factor is below 1
    public PixelShuffle {
        if (factor < 1) throw new IllegalArgumentException("the factor is at least 1, not %d".formatted(factor));
    }

    @Override
    public String onnx() {
        return "DepthToSpace";
    }

    @Override
    public Shape output(List<Shape> inputs) {
        return output(Inputs.one(inputs));
    }

    private Shape output(Shape x) {
        long area = (long) factor * factor;
        if (x.channels() % area != 0)
            throw new IllegalArgumentException("%d channels cannot be shared out among %d × %d places"
                    .formatted(x.channels(), factor, factor));
        return new Shape((int) (x.channels() / area), Math.multiplyExact(x.height(), factor),
                Math.multiplyExact(x.width(), factor));
    }

    @Override
    public Region needs(Region region, int input, List<Shape> inputs) {
        int top = region.top() / factor;
        int left = region.left() / factor;
        return new Region(top, left, (region.bottom() - 1) / factor - top + 1,
                (region.right() - 1) / factor - left + 1);
    }

    @Override
    public Fields fields(int input, List<Shape> inputs) {
        Bound row = Bound.floor(Fraction.of(1, factor), Fraction.ZERO);
        var field = new Field(row, row);
        return new Fields(field, field);
    }

    @Override
    public Patch forward(List<Patch> inputs, Region region, Machine machine, Cancel cancel) {
        Patch x = inputs.getFirst();
        Patch y = Channels.blank(output(x.whole()), region);
        Loops loops = Loops.of(machine.kernels());
        int places = Math.min(factor, region.width());
        Strips.each(y, 1, machine, cancel, (c, row, end) -> {
            var from = new int[factor];
            for (int i = row; i < end; i++) {
                for (int e = 0; e < places; e++) {
                    int column = region.left() + e;
                    from[e] = x.index((c * factor + i % factor) * factor + column % factor, i / factor,
                            column / factor);
                }
                Moves.interleave(x.values().data, from, y.values().data, y.index(c, i, region.left()),
                        region.width(), loops);
            }
        });
        return y;
    }

    @Override
    public Explanation explain(List<Tensor> inputs, int channel, int row, int column) {
        int source = (channel * factor + row % factor) * factor + column % factor;
        return new Explanation.Copied(Source.of(inputs, 0, source, row / factor, column / factor));
    }

    @Override
    public long multiplyAdds(Region region, List<Shape> inputs) {
        return 0;
    }

    @Override
    public BitSet touched(BitSet channels, int input, List<Shape> inputs) {
        var result = new BitSet();
        channels.stream().forEach(c -> result.set(c / (factor * factor)));
        return result;
    }

    /// Nothing but copying: all of it.
    @Override
    public Patch update(List<Patch> inputs, Patch before, BitSet channels, Machine machine, Cancel cancel) {
        return forward(inputs, before.region(), machine, cancel);
    }
}
