package org.fovea.engine.net;

import java.util.List;
import org.fovea.engine.Tensor;

/// The whole outputs of all nodes of a network, the input first.
///
/// @param exact whether every value is what its operation makes of its inputs; otherwise some are sums of differences and
///        carry the rounding of every step since the last exact evaluation
public record Values(List<Tensor> tensors, boolean exact) {

    public Values {
        tensors = List.copyOf(tensors);
    }

    public Tensor of(int node) {
        return tensors.get(node);
    }
}
