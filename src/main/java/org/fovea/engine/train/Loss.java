package org.fovea.engine.train;

import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;

/// How wrong an output is, as one number, and how it changes with the output.
public enum Loss {
    /// `−ln softmax(y)_label`, from the scores before a softmax (natural logarithm).
    CROSS_ENTROPY {
        @Override
        double of(Tensor output, Target target) {
            float[] scores = output.data;
            return logOfSum(scores) - scores[label(target, output)];
        }

        @Override
        Tensor gradient(Tensor output, Target target) {
            float[] scores = output.data;
            double all = logOfSum(scores);
            var result = new float[scores.length];
            for (int k = 0; k < scores.length; k++) result[k] = (float) Math.exp(scores[k] - all);
            result[label(target, output)] -= 1;
            return new Tensor(output.shape, result);
        }
    },
    /// The mean of `(y − target)²` over all values.
    MEAN_SQUARED_ERROR {
        @Override
        double of(Tensor output, Target target) {
            float[] wanted = wanted(target, output.shape).data;
            double sum = 0;
            for (int i = 0; i < wanted.length; i++) {
                double off = (double) output.data[i] - wanted[i];
                sum += off * off;
            }
            return sum / wanted.length;
        }

        @Override
        Tensor gradient(Tensor output, Target target) {
            float[] wanted = wanted(target, output.shape).data;
            var result = new float[wanted.length];
            for (int i = 0; i < wanted.length; i++)
                result[i] = 2 * (output.data[i] - wanted[i]) / wanted.length;
            return new Tensor(output.shape, result);
        }
    };

    /// Of one example.
    ///
    /// @param output of the network; for [#CROSS_ENTROPY] the scores before a softmax, K×1×1
    /// @throws IllegalArgumentException when the target does not fit the output
    abstract double of(Tensor output, Target target);

    /// How fast the loss of one example grows with each value of the output.
    abstract Tensor gradient(Tensor output, Target target);

    private static double logOfSum(float[] scores) {
        double most = Double.NEGATIVE_INFINITY;
        for (float score : scores) most = Math.max(most, score);
        double sum = 0;
        for (float score : scores) sum += Math.exp(score - most);
        return most + Math.log(sum);
    }

    private static int label(Target target, Tensor output) {
        if (!(target instanceof Target.OfClass(int label)) || label >= output.data.length)
            throw new IllegalArgumentException("%s for %s".formatted(target, output.shape));
        return label;
    }

    private static Tensor wanted(Target target, Shape shape) {
        if (!(target instanceof Target.Values(Tensor tensor)) || !tensor.shape.equals(shape))
            throw new IllegalArgumentException("%s for %s".formatted(target, shape));
        return tensor;
    }
}
