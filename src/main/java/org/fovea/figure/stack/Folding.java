package org.fovea.figure.stack;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeMap;
import org.fovea.compute.Outline;
import org.fovea.engine.Shape;
import org.fovea.engine.field.Fields;

/// Which layers are shown where there is no room for all: the picture and the selected layer always; then the layers on the
/// way between them, first those where maps become smaller or larger or branches meet, then those next to the selected one;
/// then what follows. Layers that look at single positions, as activations do, are folded first.
///
/// @param shown the numbers of the layers shown, ascending; the first is 0, the picture
/// @param links how those that are shown hang together
/// @param levels for each of them how many steps it stands from the picture
/// @param widths of the levels, in units of one that shows maps
/// @param layers how many layers there are
public record Folding(List<Integer> shown, List<Link> links, List<Integer> levels, List<Double> widths, int layers) {
    /// A level of nothing but single values needs less room.
    private static final double VALUES = 0.74;

    /// That a layer that is shown reads another one, at once or through layers that are folded.
    ///
    /// @param folded how many of these there are on the longest way
    public record Link(int from, int to, int folded) {
    }

    public Folding {
        shown = List.copyOf(shown);
        links = List.copyOf(links);
        levels = List.copyOf(levels);
        widths = List.copyOf(widths);
    }

    /// @param selected a layer, 1, 2, …
    /// @param room how wide all levels may be together, in units of one that shows maps
    public static Folding of(Outline outline, int selected, double room) {
        var shown = new BitSet();
        shown.set(0);
        shown.set(selected);
        for (int layer : order(outline, selected)) {
            shown.set(layer);
            if (layer != selected && of(outline, shown).room() > room) shown.clear(layer);
        }
        return of(outline, shown);
    }

    /// How many levels it has.
    public int depth() {
        return widths.size();
    }

    /// How wide all levels are together.
    public double room() {
        return widths.stream().mapToDouble(Double::doubleValue).sum();
    }

    /// How many layers are not shown.
    public int folded() {
        return layers + 1 - shown.size();
    }

    public int level(int layer) {
        return levels.get(shown.indexOf(layer));
    }

    /// The layers in the order in which they are wanted.
    private static SequencedSet<Integer> order(Outline outline, int selected) {
        BitSet way = way(outline, selected);
        var numbers = new ArrayList<Integer>();
        for (int n = outline.rows().size(); n >= 1; n--) numbers.add(n);
        numbers.sort(Comparator.comparingInt((Integer n) -> way.get(n) ? 0 : 1)
                .thenComparingInt(n -> weight(outline.row(n)))
                .thenComparingInt(n -> rank(Math.abs(n - selected))).thenComparingInt(n -> Math.abs(n - selected)));
        return new LinkedHashSet<>(numbers);
    }

    /// At distances of 1, 2, 4, 8 … first, then at 3, 6, 12 …: close together near the selected layer, wider further away.
    private static int rank(int distance) {
        return distance == 0 ? 0 : distance >> Integer.numberOfTrailingZeros(distance);
    }

    /// The selected layer and all it depends on.
    private static BitSet way(Outline outline, int selected) {
        var way = new BitSet();
        way.set(selected);
        for (int n = selected; n >= 1; n--)
            if (way.get(n)) for (int from : outline.row(n).layer().read()) way.set(from);
        return way;
    }

    /// 0 for layers that change the size of maps or join branches, 1 for others that look around, 2 for those that do not.
    private static int weight(Outline.Row row) {
        List<Shape> inputs = row.inputs();
        Shape output = row.output();
        if (output == null || inputs.isEmpty()) return 1;
        boolean resized = inputs.getFirst().height() != output.height() || inputs.getFirst().width() != output.width();
        if (resized || inputs.size() > 1) return 0;
        return row.layer().op().fields(0, inputs).equals(Fields.PIXEL) ? 2 : 1;
    }

    private static Folding of(Outline outline, BitSet shown) {
        int layers = outline.rows().size();
        // By layer, what of those shown it is made of, with the number of folded layers between.
        var reached = new ArrayList<Map<Integer, Integer>>();
        var levels = new int[layers + 1];
        var links = new ArrayList<Link>();
        reached.add(Map.of(0, 0));
        for (int n = 1; n <= layers; n++) {
            var from = new TreeMap<Integer, Integer>();
            for (int input : outline.row(n).layer().read())
                reached.get(input).forEach((layer, folded) -> from.merge(layer, folded, Math::max));
            if (shown.get(n)) {
                for (Map.Entry<Integer, Integer> each : from.entrySet()) {
                    links.add(new Link(each.getKey(), n, each.getValue()));
                    levels[n] = Math.max(levels[n], levels[each.getKey()] + 1);
                }
                reached.add(Map.of(n, 0));
            } else {
                from.replaceAll((_, folded) -> folded + 1);
                reached.add(from);
            }
        }
        List<Integer> all = shown.stream().boxed().toList();
        var widths = new ArrayList<Double>();
        for (int n : all) {
            double width = values(outline, n) ? VALUES : 1;
            while (widths.size() <= levels[n])
                widths.add(VALUES);
            widths.set(levels[n], Math.max(widths.get(levels[n]), width));
        }
        return new Folding(all, links, all.stream().map(n -> levels[n]).toList(), widths, layers);
    }

    /// Whether each map of a layer is a single value.
    static boolean values(Outline outline, int layer) {
        Shape output = layer == 0 ? outline.picture() : outline.row(layer).output();
        return layer > 0 && output != null && output.plane() == 1;
    }
}
