package org.fovea.compute.learn.why;

import java.util.List;
import java.util.Objects;
import org.fovea.engine.Cancel;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Network;
import org.fovea.engine.net.Values;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Op;
import org.fovea.engine.simd.Curve;
import org.fovea.engine.simd.Machine;
import org.jspecify.annotations.Nullable;

/// Back-propagation in which a ReLU hands on only what is positive, and only where its input is positive (Springenberg,
/// Dosovitskiy, Brox and Riedmiller, arXiv:1412.6806). Other curves pass their gradient on as it is.
public final class GuidedBackprop {
    private GuidedBackprop() {
    }

    /// What arrives at the picture.
    ///
    /// @param values of all nodes up to this one
    /// @param weights what each value of the node counts
    /// @throws IllegalArgumentException when the weights do not fit the node
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static Tensor of(Network network, Values values, int node, Tensor weights, Machine machine, Cancel cancel) {
        if (!weights.shape.equals(network.shape(node)))
            throw new IllegalArgumentException("%s for %s".formatted(weights.shape, network.shape(node)));
        var arrived = new @Nullable Tensor[node + 1];
        arrived[node] = weights;
        for (int n = node; n >= 1; n--) {
            Tensor gradient = arrived[n];
            if (gradient == null) continue;
            arrived[n] = null;
            Op op = network.node(n).op();
            Tensor handed = rectifies(op) ? positive(gradient) : gradient;
            List<Integer> from = network.node(n).inputs();
            List<Tensor> inputs = from.stream().map(values::of).toList();
            for (int i = 0; i < from.size(); i++) {
                Tensor more = op.back(i, inputs, values.of(n), handed, machine, cancel);
                Tensor known = arrived[from.get(i)];
                arrived[from.get(i)] = known == null ? more : sum(known, more);
            }
        }
        return Objects.requireNonNullElseGet(arrived[0], () -> Tensor.zeros(network.shape(0)));
    }

    private static boolean rectifies(Op op) {
        return switch (op) {
            case Activation activation -> activation.curve() == Curve.RELU;
            case Convolution convolution -> convolution.activation().curve() == Curve.RELU;
            default -> false;
        };
    }

    private static Tensor positive(Tensor gradient) {
        var kept = new float[gradient.data.length];
        for (int i = 0; i < kept.length; i++) kept[i] = Math.max(0, gradient.data[i]);
        return new Tensor(gradient.shape, kept);
    }

    private static Tensor sum(Tensor one, Tensor other) {
        var sum = new float[one.data.length];
        for (int i = 0; i < sum.length; i++) sum[i] = one.data[i] + other.data[i];
        return new Tensor(one.shape, sum);
    }
}
