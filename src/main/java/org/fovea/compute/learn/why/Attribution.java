package org.fovea.compute.learn.why;

import org.fovea.engine.Cancel;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Gradients;
import org.fovea.engine.net.Network;
import org.fovea.engine.net.Values;
import org.fovea.engine.simd.Machine;

/// How much each pixel of a picture has to do with the score of a class, by one method.
///
/// @param map 1×H×W, as large as the picture
public record Attribution(Method method, Tensor map) {

    /// Whose score it is about: one channel of a node, summed over its positions, which for a class is one.
    ///
    /// @param node such as that with the scores before the softmax, which [org.fovea.engine.train.Scored] finds
    /// @param channel the class
    public record Score(Network network, int node, int channel) {
        /// @throws IllegalArgumentException when there is no such channel
        public Score {
            if (node < 1 || node >= network.size() || channel < 0 || channel >= network.shape(node).channels())
                throw new IllegalArgumentException("no channel %d of node %d".formatted(channel, node));
        }

        Tensor weights() {
            Shape shape = network.shape(node);
            Tensor weights = Tensor.zeros(shape);
            java.util.Arrays.fill(weights.data, channel * shape.plane(), (channel + 1) * shape.plane(), 1);
            return weights;
        }

        /// Of the values of this node.
        public double of(Tensor values) {
            double sum = 0;
            int plane = values.shape.plane();
            for (int i = channel * plane; i < (channel + 1) * plane; i++) sum += values.data[i];
            return sum;
        }

        Gradients gradients(Values values, Machine machine, Cancel cancel) {
            return Gradients.of(network, values, node, weights(), machine.precisely(), cancel);
        }
    }

    /// The largest magnitude of the gradient among the channels of each pixel.
    ///
    /// @param values of all nodes for the picture
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static Attribution saliency(Score score, Values values, Machine machine, Cancel cancel) {
        Tensor gradient = score.gradients(values, machine, cancel).of(0);
        Tensor map = Tensor.zeros(gradient.shape.oneChannel());
        int plane = gradient.shape.plane();
        for (int i = 0; i < gradient.data.length; i++)
            map.data[i % plane] = Math.max(map.data[i % plane], Math.abs(gradient.data[i]));
        return new Attribution(Method.SALIENCY, map);
    }

    /// The gradient times the value of the pixel, summed over the channels.
    ///
    /// @param values of all nodes for the picture
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static Attribution gradientTimesInput(Score score, Values values, Machine machine, Cancel cancel) {
        Tensor gradient = score.gradients(values, machine, cancel).of(0);
        Tensor map = Tensor.zeros(gradient.shape.oneChannel());
        int plane = gradient.shape.plane();
        for (int i = 0; i < gradient.data.length; i++)
            map.data[i % plane] += gradient.data[i] * values.of(0).data[i];
        return new Attribution(Method.GRADIENT_TIMES_INPUT, map);
    }

    /// The gradient as [GuidedBackprop] passes it back; of the channels of a pixel the one with the largest magnitude, with
    /// its sign.
    ///
    /// @param values of all nodes for the picture
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static Attribution guided(Score score, Values values, Machine machine, Cancel cancel) {
        Tensor gradient = GuidedBackprop.of(score.network(), values, score.node(), score.weights(),
                machine.precisely(), cancel);
        Tensor map = Tensor.zeros(gradient.shape.oneChannel());
        int plane = gradient.shape.plane();
        for (int i = 0; i < gradient.data.length; i++)
            if (Math.abs(gradient.data[i]) > Math.abs(map.data[i % plane])) map.data[i % plane] = gradient.data[i];
        return new Attribution(Method.GUIDED, map);
    }
}
