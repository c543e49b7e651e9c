package org.fovea.engine.net;

import java.util.List;
import java.util.Objects;
import org.fovea.engine.Region;
import org.fovea.engine.simd.Machine;
import org.jspecify.annotations.Nullable;

/// What has to be known of every node so that a region of one can be computed: found by walking back from it. Where
/// several nodes use the same one, it is the smallest region that holds all they need.
public final class Demand {
    private final Network network;
    private final @Nullable Region[] regions;
    private final int[] users;

    private Demand(Network network, int node) {
        this.network = network;
        regions = new Region[node + 1];
        users = new int[node + 1];
    }

    /// @param machine what it will be computed with
    static Demand of(Network network, int node, Region region, Machine machine) {
        if (!Region.all(network.shape(node)).contains(region))
            throw new IllegalArgumentException("%s is no part of %s".formatted(region, network.shape(node)));
        var demand = new Demand(network, node);
        demand.regions[node] = region;
        for (int n = node; n >= 1; n--) {
            Region wanted = demand.regions[n];
            if (wanted == null) continue;
            List<Integer> from = network.node(n).inputs();
            for (int i = 0; i < from.size(); i++)
                demand.add(from.get(i), network.node(n).op().needs(wanted, i, network.inputs(n), machine));
        }
        return demand;
    }

    private void add(int node, Region wanted) {
        Region known = regions[node];
        regions[node] = known == null ? wanted : known.hull(wanted);
        users[node]++;
    }

    /// What is needed of a node; null when nothing is.
    public @Nullable Region region(int node) {
        return node < regions.length ? regions[node] : null;
    }

    /// How often each node is used.
    int[] users() {
        return users.clone();
    }

    /// How many multiplications, additions or comparisons all of it costs by the formulas.
    public long multiplyAdds() {
        long sum = 0;
        for (int n = 1; n < regions.length; n++)
            if (regions[n] != null)
                sum += network.node(n).op().multiplyAdds(Objects.requireNonNull(regions[n]), network.inputs(n));
        return sum;
    }
}
