package org.fovea.engine.op;

import java.util.List;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.field.Fields;
import org.fovea.engine.simd.Loops;
import org.fovea.engine.simd.Machine;

/// The sum of several inputs of one shape, added from the first to the last: a skip connection.
public record Add() implements Op {

    @Override
    public String onnx() {
        return "Add";
    }

    @Override
    public Shape output(List<Shape> inputs) {
        for (Shape x : inputs)
            if (!x.equals(inputs.getFirst()))
                throw new IllegalArgumentException("%s cannot be added to %s".formatted(x, inputs.getFirst()));
        return inputs.getFirst();
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
        Patch first = inputs.getFirst();
        Patch y = Channels.blank(first.whole(), region);
        Loops loops = Loops.of(machine.kernels());
        float[] sums = y.values().data;
        Strips.each(y, inputs.size(), machine, cancel, (c, row, end) -> {
            Inputs.runs(first, y, c, row, end,
                    (from, to, count) -> System.arraycopy(first.values().data, from, sums, to, count));
            for (Patch x : inputs.subList(1, inputs.size()))
                Inputs.runs(x, y, c, row, end,
                        (from, to, count) -> loops.add(1, x.values().data, from, sums, to, sums, to, count));
        });
        return y;
    }

    @Override
    public long multiplyAdds(Region region, List<Shape> inputs) {
        return (long) inputs.size() * inputs.getFirst().channels() * region.height() * region.width();
    }
}
