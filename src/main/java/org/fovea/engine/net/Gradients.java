package org.fovea.engine.net;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.fovea.engine.Cancel;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.simd.Loops;
import org.fovea.engine.simd.Machine;
import org.jspecify.annotations.Nullable;

/// How fast a weighted sum of the values of one node grows with each value of the nodes before it, the picture among them:
/// back-propagation. The number of threads does not change a bit of it.
public final class Gradients {
    private final Network network;
    private final @Nullable Tensor[] gradients;

    private Gradients(Network network, int node) {
        this.network = network;
        gradients = new Tensor[node + 1];
    }

    /// @param values of all nodes up to this one
    /// @param node whose values are summed
    /// @param weights what each of them counts: 1 for a single unit and 0 elsewhere gives the gradient of that unit
    /// @throws IllegalArgumentException when the weights do not fit the node
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static Gradients of(Network network, Values values, int node, Tensor weights, Machine machine,
            Cancel cancel) {
        if (!weights.shape.equals(network.shape(node)))
            throw new IllegalArgumentException("%s for %s".formatted(weights.shape, network.shape(node)));
        var found = new Gradients(network, node);
        found.gradients[node] = weights;
        for (int n = node; n >= 1; n--) {
            Tensor gradient = found.gradients[n];
            if (gradient == null) continue;
            cancel.check();
            List<Integer> from = network.node(n).inputs();
            List<Tensor> inputs = from.stream().map(values::of).toList();
            for (int i = 0; i < from.size(); i++)
                found.add(from.get(i),
                        network.node(n).op().back(i, inputs, values.of(n), gradient, machine, cancel), machine);
        }
        return found;
    }

    /// The weights that make the sum the mean of one map over its positions.
    public static Tensor mean(Shape shape, int channel) {
        Tensor weights = Tensor.zeros(shape);
        Arrays.fill(weights.data, channel * shape.plane(), (channel + 1) * shape.plane(), 1f / shape.plane());
        return weights;
    }

    private void add(int node, Tensor more, Machine machine) {
        Tensor known = gradients[node];
        if (known == null) {
            gradients[node] = more;
            return;
        }
        Tensor sum = Tensor.zeros(more.shape);
        Loops.of(machine.kernels()).add(1, more.data, 0, known.data, 0, sum.data, 0, sum.data.length);
        gradients[node] = sum;
    }

    /// That of a node; zeros where the sum does not depend on it.
    public Tensor of(int node) {
        Tensor gradient = node < gradients.length ? gradients[node] : null;
        return Objects.requireNonNullElseGet(gradient, () -> Tensor.zeros(network.shape(node)));
    }
}
