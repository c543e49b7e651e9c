package org.fovea.engine.op;

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

/// The mean of each channel.
public record GlobalAvgPool() implements Op {

    @Override
    public String onnx() {
        return "GlobalAveragePool";
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
        boolean scalar = machine.kernels().equals(Kernels.SCALAR);
        Strips.pieces(input.channels(), input.size(), machine, cancel, c -> {
            float sum = scalar
                    ? formula(x.values().data, c * input.plane(), input.plane())
                    : loops.sum(x.values().data, c * input.plane(), input.plane());
            y.values().data[c] = sum / input.plane();
        });
        return y;
    }

    /// A running sum in the order row, column.
    private static float formula(float[] x, int from, int count) {
        float sum = 0;
        for (int i = from; i < from + count; i++) sum += x[i];
        return sum;
    }

    @Override
    public Explanation explain(List<Tensor> inputs, int channel, int row, int column) {
        Shape x = inputs.getFirst().shape;
        return new Explanation.Mean(Source.block(inputs, channel, channel + 1, Region.all(x)), x.plane());
    }

    @Override
    public long multiplyAdds(Region region, List<Shape> inputs) {
        return inputs.getFirst().size();
    }
}
