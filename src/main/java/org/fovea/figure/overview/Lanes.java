package org.fovea.figure.overview;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fovea.figure.overview.Feeding.Edge;

/// The ways of connections that bypass columns, above the maps: those that overlap run in different lanes as far as there
/// are enough.
public final class Lanes {
    private static final int MOST = 5;

    private final Map<Edge, Integer> lanes = new HashMap<>();
    private final int count;

    public Lanes(List<Edge> edges) {
        // For each lane the column where the last connection in it ends.
        var ends = new ArrayList<Integer>();
        for (Edge edge : edges.stream().filter(Edge::bypasses)
                .sorted(java.util.Comparator.comparingInt(Edge::from).thenComparingInt(Edge::to)).toList()) {
            int lane = 0;
            while (lane < ends.size() && ends.get(lane) > edge.from())
                lane++;
            if (lane == ends.size() && lane < MOST) ends.add(edge.to());
            else {
                lane = Math.min(lane, MOST - 1);
                ends.set(lane, Math.max(ends.get(lane), edge.to()));
            }
            lanes.put(edge, lane);
        }
        count = ends.size();
    }

    /// How many there are.
    public int count() {
        return count;
    }

    int of(Edge edge) {
        return lanes.getOrDefault(edge, 0);
    }
}
