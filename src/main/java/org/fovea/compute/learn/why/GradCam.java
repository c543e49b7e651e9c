package org.fovea.compute.learn.why;

import java.util.List;
import java.util.stream.IntStream;
import org.fovea.compute.Resample;
import org.fovea.compute.learn.why.Attribution.Score;
import org.fovea.engine.Cancel;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Network;
import org.fovea.engine.net.Values;
import org.fovea.engine.op.ConvTranspose2d;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.simd.Machine;

/// Grad-CAM: the maps of a layer added up, each weighed with the mean of the score's gradient over it, and what is negative
/// left out (Selvaraju et al., arXiv:1610.02391).
///
/// @param node of the layer
/// @param coarse 1×h×w, as large as a map of the layer
/// @param attribution the same as large as the picture
public record GradCam(int node, Tensor coarse, Attribution attribution) {

    /// @param values of all nodes for the picture
    /// @param node a layer before the score
    /// @throws IllegalArgumentException when the node does not lie before the score
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static GradCam of(Score score, Values values, int node, Machine machine, Cancel cancel) {
        if (node < 1 || node >= score.node())
            throw new IllegalArgumentException("node %d does not lie before node %d".formatted(node, score.node()));
        Tensor gradient = score.gradients(values, machine, cancel).of(node);
        Tensor maps = values.of(node);
        Shape shape = maps.shape;
        Tensor coarse = Tensor.zeros(shape.oneChannel());
        for (int k = 0; k < shape.channels(); k++) {
            double sum = 0;
            for (int i = 0; i < shape.plane(); i++) sum += gradient.data[k * shape.plane() + i];
            float weight = (float) (sum / shape.plane());
            for (int i = 0; i < shape.plane(); i++) coarse.data[i] += weight * maps.data[k * shape.plane() + i];
        }
        for (int i = 0; i < coarse.data.length; i++) coarse.data[i] = Math.max(0, coarse.data[i]);
        Shape picture = score.network().shape(0);
        return new GradCam(node, coarse,
                new Attribution(Method.GRAD_CAM, Resample.to(coarse, picture.height(), picture.width())));
    }

    /// The convolutional layers before the score whose maps have more than one place, from the first to the last.
    public static List<Integer> layers(Network network, int score) {
        return IntStream.range(1, score)
                .filter(n -> network.shape(n).plane() > 1 && (network.node(n).op() instanceof Convolution
                        || network.node(n).op() instanceof ConvTranspose2d))
                .boxed().toList();
    }
}
