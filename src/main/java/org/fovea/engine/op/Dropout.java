package org.fovea.engine.op;

import java.util.List;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.field.Fields;
import org.fovea.engine.simd.Machine;

/// The input as it is: values are dropped during training only (Srivastava and others, Journal of Machine Learning Research
/// 15, 2014).
///
/// @param rate the share of values that training drops, 0 up to but not 1
public record Dropout(float rate) implements Op {

    /// @throws IllegalArgumentException when the rate is not a share below 1
    public Dropout {
        if (!(rate >= 0 && rate < 1))
            throw new IllegalArgumentException("a rate is at least 0 and below 1, not %s".formatted(rate));
    }

    @Override
    public String onnx() {
        return "Dropout";
    }

    @Override
    public Shape output(List<Shape> inputs) {
        return Inputs.one(inputs);
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
        return inputs.getFirst().cut(region);
    }

    @Override
    public Explanation explain(List<Tensor> inputs, int channel, int row, int column) {
        return new Explanation.Copied(Source.of(inputs, 0, channel, row, column));
    }

    @Override
    public long multiplyAdds(Region region, List<Shape> inputs) {
        return 0;
    }
}
