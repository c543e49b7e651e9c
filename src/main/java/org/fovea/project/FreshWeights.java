package org.fovea.project;

import java.util.Optional;
import org.fovea.engine.Shape;
import org.fovea.engine.op.ConvTranspose2d;
import org.fovea.engine.op.Dense;
import org.fovea.engine.op.Op;

/// Layers as they are before anything is learned: convolutions by He's rule, dense layers by Glorot's, biases zero.
public final class FreshWeights {
    private FreshWeights() {
    }

    /// The same layer with new weights, nothing where it has no weights of these kinds.
    ///
    /// @param seed the same gives the same weights everywhere
    public static Optional<Kind> of(Kind kind, long seed) {
        return switch (kind) {
            case Conv conv -> Optional.of(conv.withFilters(Initializer.he(seed).filters(conv.filters().size(),
                    conv.filters().getFirst().weights().shape)));
            case Operation(Op op) -> of(op, seed).map(Operation::new);
        };
    }

    private static Optional<Op> of(Op op, long seed) {
        if (op instanceof Dense dense) {
            Shape shape = dense.weights().shape;
            return Optional.of(new Dense(Initializer.glorot(seed).matrix(shape.height(), shape.width()),
                    new float[shape.height()]));
        }
        if (op instanceof ConvTranspose2d c)
            return Optional.of(new ConvTranspose2d(
                    Initializer.he(seed).filters(c.weights().size(), c.weights().getFirst().shape).stream()
                            .map(NamedFilter::weights).toList(),
                    new float[c.bias().length], c.rows(), c.columns(), c.padding(), c.outputRows(), c.outputColumns(),
                    c.groups()));
        return Optional.empty();
    }
}
