package org.fovea.engine.op;

import java.util.List;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.field.Fields;
import org.fovea.engine.simd.Machine;

/// The largest value under each window, every channel for itself. Padding never wins.
public record MaxPool(Pooling pooling) implements Op {

    @Override
    public String onnx() {
        return "MaxPool";
    }

    @Override
    public Shape output(List<Shape> inputs) {
        return pooling.output(Inputs.one(inputs));
    }

    @Override
    public Region needs(Region region, int input, List<Shape> inputs) {
        return pooling.reads(region, inputs.getFirst());
    }

    @Override
    public Fields fields(int input, List<Shape> inputs) {
        return pooling.fields(inputs.getFirst());
    }

    @Override
    public Patch forward(List<Patch> inputs, Region region, Machine machine, Cancel cancel) {
        return new Sweep(false, pooling, inputs.getFirst(), region, machine).run(machine, cancel, (_, _, _) -> {
        });
    }

    @Override
    public Explanation explain(List<Tensor> inputs, int channel, int row, int column) {
        return Explanation.Largest.of(pooling.under(inputs.getFirst(), channel, row, column));
    }

    @Override
    public long multiplyAdds(Region region, List<Shape> inputs) {
        return pooling.multiplyAdds(region, inputs.getFirst());
    }
}
