package org.fovea.engine.net;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.fovea.engine.field.Units;
import org.fovea.engine.op.Dependence;

/// What some units of one node have to do with the units of every other: backwards what they are made of in each earlier
/// node, down to the picture (receptive fields); forwards what they reach in each later node (projective fields). Over all
/// paths and exact, unit by unit, gaps included.
public final class Cone {
    private final List<Units> units;

    private Cone(List<Units> units) {
        this.units = List.copyOf(units);
    }

    /// What some units of a node depend on: exactly those whose change can change them.
    public static Cone back(Network network, int node, Units units) {
        return back(network, node, units, true);
    }

    /// What they see as if every map went on for ever: rows and columns below 0 or past the end lie on padding.
    public static Cone seen(Network network, int node, Units units) {
        return back(network, node, units, false);
    }

    private static Cone back(Network network, int node, Units units, boolean within) {
        var found = new ArrayList<>(Collections.nCopies(network.size(), Units.NONE));
        found.set(node, units);
        for (int n = node; n >= 1; n--) {
            Units here = found.get(n);
            if (here.isEmpty()) continue;
            List<Integer> from = network.node(n).inputs();
            for (int i = 0; i < from.size(); i++) {
                Dependence dependence = Dependence.of(network.node(n).op(), i, network.inputs(n));
                Units read = within ? dependence.sources(here) : dependence.seen(here);
                found.set(from.get(i), found.get(from.get(i)).or(read));
            }
        }
        return new Cone(found);
    }

    /// All units that some units of a node reach: exactly those that they can change.
    public static Cone forth(Network network, int node, Units units) {
        var found = new ArrayList<>(Collections.nCopies(network.size(), Units.NONE));
        found.set(node, units);
        for (int n = node + 1; n < network.size(); n++) {
            List<Integer> from = network.node(n).inputs();
            for (int i = 0; i < from.size(); i++) {
                Units below = found.get(from.get(i));
                if (!below.isEmpty())
                    found.set(n, found.get(n)
                            .or(Dependence.of(network.node(n).op(), i, network.inputs(n)).outputs(below)));
            }
        }
        return new Cone(found);
    }

    /// Those of a node; none where it has nothing to do with them.
    public Units units(int node) {
        return units.get(node);
    }

    /// What two cones of one network have in common, such as the overlap of two units' fields.
    public Cone and(Cone other) {
        return new Cone(IntStream.range(0, units.size()).mapToObj(n -> units.get(n).and(other.units.get(n))).toList());
    }
}
