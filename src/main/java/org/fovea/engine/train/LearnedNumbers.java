package org.fovea.engine.train;

import java.util.ArrayList;
import java.util.List;
import org.fovea.engine.net.Network;
import org.fovea.engine.net.Node;
import org.fovea.engine.op.Learned;

/// What a network has learned, by node (the first one belongs to node 1), in arrays like those of [Learned#of].
final class LearnedNumbers {
    private LearnedNumbers() {
    }

    /// Copies.
    static List<List<float[]>> of(Network network) {
        var all = new ArrayList<List<float[]>>();
        for (int n = 1; n < network.size(); n++) all.add(Learned.of(network.node(n).op()));
        return List.copyOf(all);
    }

    /// The same network with copies of these.
    static Network into(Network network, List<List<float[]>> numbers) {
        var nodes = new ArrayList<Node>();
        for (int n = 1; n < network.size(); n++)
            nodes.add(new Node(Learned.with(network.node(n).op(), numbers.get(n - 1)), network.node(n).inputs()));
        return new Network(network.shape(0), nodes);
    }
}
