package org.fovea.engine.op;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.field.Box;
import org.fovea.engine.field.Places;
import org.fovea.engine.field.Span;
import org.fovea.engine.field.Units;

/// Units that change their places in ways that mix channels with rows and columns.
final class Rearranged {
    private Rearranged() {
    }

    private record Plane(Places rows, Places columns) {
    }

    /// Where the entries of a flattened map come from.
    static Units unflattened(Units list, Shape map) {
        Places entries = list.channels();
        if (entries.count() == map.size()) return Units.of(map, Region.all(map));
        var rows = new LinkedHashMap<Integer, BitSet>();
        entries.stream().forEach(k -> rows.computeIfAbsent(k / map.width(), _ -> new BitSet()).set(k % map.width()));
        // Rows of a channel with the same columns become one plane, channels with the same plane one box.
        var planes = new LinkedHashMap<Integer, Map<Places, BitSet>>();
        rows.forEach((row, columns) -> planes.computeIfAbsent(row / map.height(), _ -> new LinkedHashMap<>())
                .computeIfAbsent(Places.of(columns), _ -> new BitSet()).set(row % map.height()));
        var channels = new LinkedHashMap<Plane, BitSet>();
        planes.forEach((channel, of) -> of.forEach((columns, at) -> channels
                .computeIfAbsent(new Plane(Places.of(at), columns), _ -> new BitSet()).set(channel)));
        var boxes = new ArrayList<Box>();
        channels.forEach((plane, of) -> boxes.add(new Box(Places.of(of), plane.rows, plane.columns)));
        return new Units(boxes);
    }

    /// The entries that units of a map become in its list.
    static Units flattened(Units units, Shape map) {
        var entries = new BitSet();
        for (Box box : units.boxes())
            box.channels().stream().forEach(c -> box.rows().stream().forEach(
                    i -> box.columns().stream().forEach(j -> entries.set(map.index(c, i, j)))));
        return Units.of(new Box(Places.of(entries), Places.of(0), Places.of(0)));
    }

    /// Where the units of a larger map come from.
    static Units unshuffled(Units units, int factor) {
        var boxes = new ArrayList<Box>();
        for (Box box : units.boxes())
            for (int a = 0; a < factor; a++)
                for (int b = 0; b < factor; b++) {
                    int place = a * factor + b;
                    var channels = new BitSet();
                    box.channels().stream().forEach(c -> channels.set(c * factor * factor + place));
                    boxes.add(new Box(Places.of(channels), coarse(box.rows(), a, factor),
                            coarse(box.columns(), b, factor)));
                }
        return new Units(boxes);
    }

    private static Places coarse(Places fine, int remainder, int factor) {
        return Places.of(fine.stream().filter(at -> Math.floorMod(at, factor) == remainder)
                .map(at -> Math.floorDiv(at, factor)).mapToObj(at -> new Span(at, at, 1)).toList());
    }

    /// The units that those of a smaller map become.
    static Units shuffled(Units units, int factor) {
        var boxes = new ArrayList<Box>();
        for (Box box : units.boxes())
            for (int a = 0; a < factor; a++)
                for (int b = 0; b < factor; b++) {
                    int place = a * factor + b;
                    var channels = new BitSet();
                    box.channels().stream().filter(k -> k % (factor * factor) == place)
                            .forEach(k -> channels.set(k / (factor * factor)));
                    boxes.add(
                            new Box(Places.of(channels), fine(box.rows(), a, factor), fine(box.columns(), b, factor)));
                }
        return new Units(boxes);
    }

    private static Places fine(Places coarse, int remainder, int factor) {
        var places = new BitSet();
        coarse.stream().forEach(at -> places.set(at * factor + remainder));
        return Places.of(places);
    }
}
