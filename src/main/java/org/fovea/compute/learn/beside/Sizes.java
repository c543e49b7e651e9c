package org.fovea.compute.learn.beside;

import java.util.List;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.net.Network;
import org.fovea.engine.op.ConvTranspose2d;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Dense;
import org.fovea.engine.op.Op;
import org.fovea.engine.train.Loss;
import org.fovea.engine.train.Scored;

/// How large a network is.
///
/// @param parameters weights and biases
/// @param hiddenUnits values of convolutions and of fully connected layers that are not the output
/// @param activations values of all nodes for one picture, the picture among them: what training keeps of each
/// @param multiplyAdds multiplications, additions and comparisons for one picture
public record Sizes(long parameters, long hiddenUnits, long activations, long multiplyAdds) {

    public static Sizes of(Network network, Loss loss) {
        int end = Scored.node(network, loss);
        long parameters = 0;
        long hidden = 0;
        long activations = network.shape(0).size();
        long multiplyAdds = 0;
        for (int n = 1; n < network.size(); n++) {
            Op op = network.node(n).op();
            Shape output = network.shape(n);
            List<Shape> inputs = network.node(n).inputs().stream().map(network::shape).toList();
            parameters += op.parameters();
            activations += output.size();
            multiplyAdds += op.multiplyAdds(Region.all(output), inputs);
            hidden += switch (op) {
                case Convolution _,ConvTranspose2d _ -> output.size();
                case Dense _ -> n == end ? 0 : output.size();
                default -> 0;
            };
        }
        return new Sizes(parameters, hidden, activations, multiplyAdds);
    }

    /// As float32.
    public long weightBytes() {
        return parameters * Float.BYTES;
    }

    /// For one picture, as float32.
    public long activationBytes() {
        return activations * Float.BYTES;
    }
}
