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

/// All values as one list of channels, in the order channel, row, column: C×H×W becomes (C·H·W)×1×1.
public record Flatten() implements Op {

    @Override
    public String onnx() {
        return "Flatten";
    }

    @Override
    public Shape output(List<Shape> inputs) {
        return new Shape(Inputs.one(inputs).size(), 1, 1);
    }

    @Override
    public Region needs(Region region, int input, List<Shape> inputs) {
        return Region.all(inputs.getFirst());
    }

    @Override
    public Fields fields(int input, List<Shape> inputs) {
        return Fields.everything(inputs.getFirst());
    }

    /// The values stay where they are.
    @Override
    public Patch forward(List<Patch> inputs, Region region, Machine machine, Cancel cancel) {
        Tensor x = inputs.getFirst().values();
        return Patch.of(new Tensor(new Shape(x.shape.size(), 1, 1), x.data));
    }

    @Override
    public Explanation explain(List<Tensor> inputs, int channel, int row, int column) {
        Shape x = inputs.getFirst().shape;
        int at = channel % x.plane();
        return new Explanation.Copied(
                Source.of(inputs, 0, channel / x.plane(), at / x.width(), at % x.width()));
    }

    @Override
    public long multiplyAdds(Region region, List<Shape> inputs) {
        return 0;
    }

    @Override
    public BitSet touched(BitSet channels, int input, List<Shape> inputs) {
        int plane = inputs.getFirst().plane();
        var result = new BitSet();
        channels.stream().forEach(c -> result.set(c * plane, (c + 1) * plane));
        return result;
    }

    @Override
    public Patch update(List<Patch> inputs, Patch before, BitSet channels, Machine machine, Cancel cancel) {
        return forward(inputs, before.region(), machine, cancel);
    }
}
