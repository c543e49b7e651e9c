package org.fovea.engine.op;

import java.util.Arrays;
import java.util.List;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.field.Fields;
import org.fovea.engine.simd.Loops;
import org.fovea.engine.simd.Machine;

/// The largest value of each channel.
public record GlobalMaxPool() implements Op {
    private static final int SIDE_BY_SIDE = 64;

    @Override
    public String onnx() {
        return "GlobalMaxPool";
    }

    @Override
    public Shape output(List<Shape> inputs) {
        return new Shape(Inputs.one(inputs).channels(), 1, 1);
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
        Patch x = inputs.getFirst();
        Shape input = x.whole();
        Patch y = Channels.blank(new Shape(input.channels(), 1, 1), region);
        Loops loops = Loops.of(machine.kernels());
        Strips.pieces(input.channels(), input.size(), machine, cancel,
                c -> y.values().data[c] = largest(x.values().data, c * input.plane(), input.plane(), loops));
        return y;
    }

    private static float largest(float[] values, int from, int count, Loops loops) {
        var line = new float[SIDE_BY_SIDE];
        Arrays.fill(line, Float.NEGATIVE_INFINITY);
        for (int at = 0; at < count; at += SIDE_BY_SIDE)
            loops.max(values, from + at, line, 0, line, 0, Math.min(SIDE_BY_SIDE, count - at));
        float largest = Float.NEGATIVE_INFINITY;
        for (float value : line) largest = Math.max(largest, value);
        return largest;
    }

    @Override
    public Explanation explain(List<Tensor> inputs, int channel, int row, int column) {
        Region all = Region.all(inputs.getFirst().shape);
        return Explanation.Largest.of(Source.block(inputs, channel, channel + 1, all));
    }

    @Override
    public long multiplyAdds(Region region, List<Shape> inputs) {
        return inputs.getFirst().size();
    }
}
