package org.fovea.ui.strip;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.fovea.project.Layer;

/// The connections between cards that do not stand side by side, as lines above and below them. What several layers read
/// leaves its card once and branches above them; what one layer joins comes together below.
///
/// @param wires each with a lane of its own where it would run over another
/// @param above how many lanes there are above the cards
/// @param below how many below
record Wires(List<Wire> wires, int above, int below) {
    /// More lanes would leave no room for the stage; further wires share the last one.
    static final int MOST = 4;
    static final Wires NONE = new Wires(List.of(), 0, 0);

    /// @param above whether it runs above the cards
    /// @param lane how far from the cards: 0 is next to them
    /// @param from the cards it comes from; the picture is 0
    /// @param to the cards it leads to
    record Wire(boolean above, int lane, List<Integer> from, List<Integer> to) {
        int first() {
            return Collections.min(from);
        }

        int last() {
            return Collections.max(to);
        }

        boolean touches(int card) {
            return from.contains(card) || to.contains(card);
        }

        /// Whether two would run over each other in one lane. Where one ends another can begin.
        private boolean meets(Wire other) {
            return first() < other.last() && other.first() < last();
        }
    }

    Wires {
        wires = List.copyOf(wires);
    }

    static Wires of(List<Layer> layers) {
        var targets = new TreeMap<Integer, TreeSet<Integer>>();
        var sources = new TreeMap<Integer, TreeSet<Integer>>();
        for (int to = 1; to <= layers.size(); to++)
            for (int from : layers.get(to - 1).inputs())
                if (from != to - 1) {
                    targets.computeIfAbsent(from, _ -> new TreeSet<>()).add(to);
                    sources.computeIfAbsent(to, _ -> new TreeSet<>()).add(from);
                }
        var above = new ArrayList<Wire>();
        var below = new ArrayList<Wire>();
        for (Map.Entry<Integer, TreeSet<Integer>> join : sources.entrySet()) {
            List<Integer> joined = join.getValue().stream().filter(from -> alone(targets, from)).toList();
            if (joined.size() > 1) below.add(new Wire(false, 0, joined, List.of(join.getKey())));
        }
        for (Map.Entry<Integer, TreeSet<Integer>> fork : targets.entrySet()) {
            List<Integer> led = fork.getValue().stream()
                    .filter(to -> below.stream()
                            .noneMatch(w -> w.to().contains(to) && w.from().contains(fork.getKey())))
                    .toList();
            if (!led.isEmpty()) above.add(new Wire(true, 0, List.of(fork.getKey()), led));
        }
        var all = new ArrayList<Wire>();
        int lanesAbove = lanes(above, all);
        int lanesBelow = lanes(below, all);
        return new Wires(all, lanesAbove, lanesBelow);
    }

    private static boolean alone(Map<Integer, TreeSet<Integer>> targets, int from) {
        return targets.getOrDefault(from, new TreeSet<>()).size() == 1;
    }

    /// Short wires next to the cards, longer ones around them.
    private static int lanes(List<Wire> wires, List<Wire> placed) {
        wires.sort(Comparator.comparingInt((Wire w) -> w.last() - w.first()).thenComparingInt(Wire::first));
        var lanes = new ArrayList<List<Wire>>();
        for (Wire wire : wires) {
            int lane = 0;
            while (lane < lanes.size() && lane < MOST - 1 && lanes.get(lane).stream().anyMatch(wire::meets))
                lane++;
            if (lane == lanes.size()) lanes.add(new ArrayList<>());
            lanes.get(lane).add(wire);
            placed.add(new Wire(wire.above(), lane, wire.from(), wire.to()));
        }
        return lanes.size();
    }
}
