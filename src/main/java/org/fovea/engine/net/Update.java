package org.fovea.engine.net;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Tensor;
import org.fovea.engine.simd.Machine;

/// New values of a network in which something has changed, from the values before: only channels that depend on the change
/// are touched, each node by the cheaper [Way].
public final class Update {
    private final Network network;
    private final Values before;
    private final List<Patch> now = new ArrayList<>();
    private final List<BitSet> changed = new ArrayList<>();
    private final List<Way> ways = new ArrayList<>();
    private final boolean differences;
    private final Machine machine;
    private final Cancel cancel;

    /// @param differences whether differences may be added; otherwise everything touched is computed anew, and exact values
    ///        stay exact
    public Update(Network network, Values before, boolean differences, Machine machine, Cancel cancel) {
        this.network = network;
        this.before = before;
        this.differences = differences;
        this.machine = machine;
        this.cancel = cancel;
    }

    /// The operation of a node now gives other values in some channels, for example because a filter was replaced.
    ///
    /// @throws java.util.concurrent.CancellationException when cancelled
    public Values operation(int node, BitSet channels) {
        keepUpTo(node);
        set(network.step(node).update(inputs(node), old(node), channels, machine, cancel), channels);
        return rest(node + 1);
    }

    /// Some channels of a node now have these values, for example those of the input.
    ///
    /// @param values the whole output of the node, equal to that before in all other channels
    /// @throws java.util.concurrent.CancellationException when cancelled
    public Values values(int node, Tensor values, BitSet channels) {
        keepUpTo(node);
        set(Patch.of(values), channels);
        return rest(node + 1);
    }

    /// How each node after the changed one got its values; empty before the update.
    public List<Way> ways() {
        return List.copyOf(ways);
    }

    private Values rest(int from) {
        for (int n = from; n < network.size(); n++) {
            cancel.check();
            next(n);
        }
        boolean exact = before.exact() && !ways.contains(Way.ADD_DIFFERENCE);
        return new Values(now.stream().map(Patch::values).toList(), exact);
    }

    private void next(int node) {
        List<Integer> from = network.node(node).inputs();
        Step.Followed followed = network.step(node).follow(from.stream().map(this::old).toList(), inputs(node),
                from.stream().map(changed::get).toList(), new BitSet(), old(node), differences, machine, cancel);
        if (followed.way() != null) ways.add(followed.way());
        set(followed.values(), followed.channels());
    }

    private void keepUpTo(int node) {
        if (!now.isEmpty()) throw new IllegalStateException("an update is made once");
        for (int n = 0; n < node; n++) set(old(n), new BitSet());
    }

    private void set(Patch values, BitSet channels) {
        now.add(values);
        changed.add(channels);
    }

    private Patch old(int node) {
        return Patch.of(before.of(node));
    }

    private List<Patch> inputs(int node) {
        return network.node(node).inputs().stream().map(now::get).toList();
    }
}
