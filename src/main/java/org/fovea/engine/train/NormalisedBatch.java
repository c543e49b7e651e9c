package org.fovea.engine.train;

import java.util.ArrayList;
import java.util.List;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.BatchNorm;

/// Batch normalisation while training: with mean and variance of the batch itself, which depend on every value in it (Ioffe and
/// Szegedy, arXiv:1502.03167, algorithm 1).
final class NormalisedBatch {
    private final BatchNorm norm;
    private final List<Tensor> inputs;
    private final double[] mean;
    private final double[] variance;
    private final long count;

    private NormalisedBatch(BatchNorm norm, List<Tensor> inputs) {
        this.norm = norm;
        this.inputs = inputs;
        Shape shape = inputs.getFirst().shape;
        count = (long) inputs.size() * shape.plane();
        mean = new double[shape.channels()];
        variance = new double[shape.channels()];
        for (int c = 0; c < mean.length; c++) {
            for (Tensor x : inputs) for (int i = from(c); i < from(c + 1); i++) mean[c] += x.data[i];
            mean[c] /= count;
            for (Tensor x : inputs) for (int i = from(c); i < from(c + 1); i++) {
                double off = x.data[i] - mean[c];
                variance[c] += off * off;
            }
            variance[c] /= count;
        }
    }

    static NormalisedBatch of(BatchNorm norm, List<Tensor> inputs) {
        return new NormalisedBatch(norm, inputs);
    }

    private int from(int channel) {
        return channel * inputs.getFirst().shape.plane();
    }

    private double deviation(int channel) {
        return Math.sqrt(variance[channel] + norm.epsilon());
    }

    BatchStatistics statistics() {
        return new BatchStatistics(floats(mean), floats(variance), count);
    }

    List<Tensor> outputs() {
        var outputs = new ArrayList<Tensor>();
        for (Tensor x : inputs) {
            var y = new float[x.data.length];
            for (int c = 0; c < mean.length; c++)
                for (int i = from(c); i < from(c + 1); i++)
                    y[i] = (float) ((x.data[i] - mean[c]) / deviation(c) * norm.scale()[c] + norm.bias()[c]);
            outputs.add(new Tensor(x.shape, y));
        }
        return outputs;
    }

    /// The gradients of scale and bias.
    List<float[]> learned(List<Tensor> gradients) {
        return List.of(floats(weighted(gradients)), floats(sums(gradients)));
    }

    private double[] weighted(List<Tensor> gradients) {
        var result = new double[mean.length];
        for (int c = 0; c < mean.length; c++)
            for (int b = 0; b < inputs.size(); b++)
                for (int i = from(c); i < from(c + 1); i++)
                    result[c] += gradients.get(b).data[i] * ((inputs.get(b).data[i] - mean[c]) / deviation(c));
        return result;
    }

    private double[] sums(List<Tensor> gradients) {
        var result = new double[mean.length];
        for (int c = 0; c < mean.length; c++)
            for (Tensor gradient : gradients) for (int i = from(c); i < from(c + 1); i++) result[c] += gradient.data[i];
        return result;
    }

    /// `scale/σ · (g − mean(g) − x̂·mean(g·x̂))`: the mean and the variance move with each value.
    List<Tensor> back(List<Tensor> gradients) {
        double[] weighted = weighted(gradients);
        double[] sums = sums(gradients);
        var results = new ArrayList<Tensor>();
        for (int b = 0; b < inputs.size(); b++) {
            Tensor x = inputs.get(b);
            var result = new float[x.data.length];
            for (int c = 0; c < mean.length; c++)
                for (int i = from(c); i < from(c + 1); i++) {
                    double normalised = (x.data[i] - mean[c]) / deviation(c);
                    result[i] = (float) (norm.scale()[c] / deviation(c)
                            * (gradients.get(b).data[i] - sums[c] / count - normalised * weighted[c] / count));
                }
            results.add(new Tensor(x.shape, result));
        }
        return results;
    }

    private static float[] floats(double[] values) {
        var result = new float[values.length];
        for (int i = 0; i < result.length; i++) result[i] = (float) values[i];
        return result;
    }
}
