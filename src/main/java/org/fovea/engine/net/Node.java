package org.fovea.engine.net;

import java.util.List;
import org.fovea.engine.op.Op;

/// One step of a network.
///
/// @param op what is computed
/// @param inputs the numbers of the nodes it is computed from, in the order the operation wants them; 0 is the input of
///        the network
public record Node(Op op, List<Integer> inputs) {

    public Node {
        inputs = List.copyOf(inputs);
    }
}
