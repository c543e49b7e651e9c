package org.fovea.figure.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.Map;
import org.fovea.compute.Outline;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.field.Fields;
import org.fovea.project.Cell;

/// What a neuron sees in every layer before it, as exact regions: those of [org.fovea.engine.net.Demand], found on the same
/// way back without building the network, so that it can follow the pointer.
///
/// @param layer of the neuron
/// @param neuron its place
/// @param regions by layer, the smallest region that holds all it depends on; only of layers that are shown
/// @param beams from a region to what is read for it, in layers that are shown
public record Pyramid(int layer, Cell neuron, Map<Integer, Region> regions, List<Beam> beams) {

    /// What a region of one layer reads of another one, at once or through layers that are folded.
    ///
    /// @param from the layer that is read
    /// @param to the layer that reads
    /// @param seen what is read
    /// @param reach the same with what lies beyond the border, on the padding
    /// @param of what it is read for
    public record Beam(int from, int to, Region seen, Region reach, Region of) {
    }

    /// A region, and the same with what lies beyond the border.
    private record Need(Region seen, Region reach) {
        Need with(Need other) {
            return new Need(seen.hull(other.seen), reach.hull(other.reach));
        }
    }

    /// @param folding which layers are shown; the neuron's must be
    /// @throws IllegalArgumentException when there is no such neuron
    public static Pyramid of(Outline outline, int layer, Cell neuron, Folding folding) {
        Shape output = layer == 0 ? outline.picture() : outline.row(layer).output();
        var top = new Region(neuron.row(), neuron.column(), 1, 1);
        if (output == null || !Region.all(output).contains(top))
            throw new IllegalArgumentException("no neuron %s in layer %d".formatted(neuron, layer));
        Map<Integer, Need> all = back(outline, layer, top, List.of());
        var regions = new TreeMap<Integer, Region>();
        var beams = new ArrayList<Beam>();
        for (int to : folding.shown()) {
            Need need = all.get(to);
            if (need == null) continue;
            regions.put(to, need.seen);
            back(outline, to, need.seen, folding.shown()).forEach((from, read) -> {
                if (from != to && folding.shown().contains(from))
                    beams.add(new Beam(from, to, read.seen, read.reach, need.seen));
            });
        }
        return new Pyramid(layer, neuron, regions, beams);
    }

    /// What a region needs of every layer, up to those where the way back ends.
    private static Map<Integer, Need> back(Outline outline, int layer, Region region, List<Integer> ends) {
        var needs = new TreeMap<Integer, Need>();
        needs.put(layer, new Need(region, region));
        for (int n = layer; n >= 1; n--) {
            Need need = needs.get(n);
            if (need == null || (n != layer && ends.contains(n))) continue;
            Outline.Row row = outline.row(n);
            List<Integer> read = row.layer().read();
            for (int i = 0; i < read.size(); i++) needs.merge(read.get(i), read(row, i, need.seen), Need::with);
        }
        return needs;
    }

    private static Need read(Outline.Row row, int input, Region region) {
        Region seen = row.layer().op().needs(region, input, row.inputs());
        Fields fields = row.layer().op().fields(input, row.inputs());
        Shape shape = row.inputs().get(input);
        int top = within(fields.rows().first(region.top()), shape.height());
        int bottom = within(fields.rows().last(region.bottom() - 1), shape.height());
        int left = within(fields.columns().first(region.left()), shape.width());
        int right = within(fields.columns().last(region.right() - 1), shape.width());
        if (bottom < top || right < left) return new Need(seen, seen);
        return new Need(seen, seen.hull(new Region(top, left, bottom - top + 1, right - left + 1)));
    }

    /// Beyond a border at most as far as the map is long.
    private static int within(int row, int size) {
        return Math.clamp(row, -size, 2 * size - 1);
    }
}
