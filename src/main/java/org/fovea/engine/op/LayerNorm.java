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

/// Normalisation over the channels at each position: `y_k = (x_k − m) / √(v + epsilon) · weight_k + bias_k` with the mean m
/// and the variance v of all channels there, the sum of squares divided by their number (Ba, Kiros and Hinton,
/// arXiv:1607.06450; over the channels of maps as in ConvNeXt, arXiv:2201.03545). Nobody writes the arrays.
///
/// @param weight one for each channel
/// @param bias one for each channel
/// @param epsilon keeps the divisor away from 0
public record LayerNorm(float[] weight, float[] bias, float epsilon) implements Op {

    /// @throws IllegalArgumentException when the lists have different lengths
    public LayerNorm {
        if (bias.length != weight.length)
            throw new IllegalArgumentException("%d weights and %d biases".formatted(weight.length, bias.length));
    }

    @Override
    public String onnx() {
        return "LayerNormalization";
    }

    @Override
    public Shape output(List<Shape> inputs) {
        Shape x = Inputs.one(inputs);
        if (x.channels() != weight.length)
            throw new IllegalArgumentException(
                    "the input has %d channels, the normalisation %d".formatted(x.channels(), weight.length));
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
        Patch y = Channels.blank(x.whole(), region);
        Strips.pieces(region.height(), 20L * y.values().data.length, machine, cancel,
                i -> row(x, y, region.top() + i));
        return y;
    }

    /// All positions of a row at once, channel after channel.
    private void row(Patch x, Patch y, int row) {
        int width = y.region().width();
        int left = y.region().left();
        float[] values = x.values().data;
        var means = new double[width];
        for (int c = 0; c < weight.length; c++) {
            int from = x.index(c, row, left);
            for (int j = 0; j < width; j++) means[j] += values[from + j];
        }
        for (int j = 0; j < width; j++) means[j] /= weight.length;
        var deviations = new double[width];
        for (int c = 0; c < weight.length; c++) {
            int from = x.index(c, row, left);
            for (int j = 0; j < width; j++) {
                double difference = values[from + j] - means[j];
                deviations[j] += difference * difference;
            }
        }
        for (int j = 0; j < width; j++) deviations[j] = Math.sqrt(deviations[j] / weight.length + epsilon);
        for (int c = 0; c < weight.length; c++) {
            int from = x.index(c, row, left);
            int to = y.index(c, row, left);
            for (int j = 0; j < width; j++)
                y.values().data[to + j] = (float) ((values[from + j] - means[j]) / deviations[j] * weight[c]
                        + bias[c]);
        }
    }

    @Override
    public Explanation explain(List<Tensor> inputs, int channel, int row, int column) {
        List<Source> values = Source.block(inputs, 0, weight.length, new Region(row, column, 1, 1));
        return new Explanation.LayerNormalised(values, channel, weight[channel], bias[channel], epsilon);
    }

    /// Two passes that add up, one that normalises.
    @Override
    public long multiplyAdds(Region region, List<Shape> inputs) {
        return 3L * weight.length * region.height() * region.width();
    }

    /// Weight and bias of each channel.
    @Override
    public long parameters() {
        return 2L * weight.length;
    }

    @Override
    public BitSet touched(BitSet channels, int input, List<Shape> inputs) {
        return channels.isEmpty() ? channels : Channels.all(weight.length);
    }

    @Override
    public Patch update(List<Patch> inputs, Patch before, BitSet channels, Machine machine, Cancel cancel) {
        return forward(inputs, before.region(), machine, cancel);
    }
}
