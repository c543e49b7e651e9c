package org.fovea.compute.learn.feature;

import java.util.ArrayList;
import java.util.List;
import org.fovea.compute.learn.feature.TopPatches.Hit;

/// The largest values offered for each of several maps, in whatever order they come.
final class Best {
    private final int keep;
    private final int[] counts;
    private final float[] values;
    private final int[] examples;
    private final int[] places;

    Best(int maps, int keep) {
        this.keep = keep;
        counts = new int[maps];
        values = new float[maps * keep];
        examples = new int[maps * keep];
        places = new int[maps * keep];
    }

    void offer(int map, float value, int example, int place) {
        int from = map * keep;
        int at = counts[map];
        while (at > 0 && before(value, example, values[from + at - 1], examples[from + at - 1]))
            at--;
        if (at == keep) return;
        int moved = Math.min(counts[map], keep - 1) - at;
        shift(values, from + at, moved);
        shift(examples, from + at, moved);
        shift(places, from + at, moved);
        values[from + at] = value;
        examples[from + at] = example;
        places[from + at] = place;
        counts[map] = Math.min(counts[map] + 1, keep);
    }

    private static boolean before(float value, int example, float than, int thanExample) {
        return value > than || (value == than && example < thanExample);
    }

    /// @param array of floats or of ints
    private static void shift(Object array, int from, int count) {
        System.arraycopy(array, from, array, from + 1, count);
    }

    List<List<Hit>> hits(int width) {
        var all = new ArrayList<List<Hit>>();
        for (int map = 0; map < counts.length; map++) {
            var own = new ArrayList<Hit>();
            for (int i = map * keep; i < map * keep + counts[map]; i++)
                own.add(new Hit(values[i], examples[i], places[i] / width, places[i] % width));
            all.add(List.copyOf(own));
        }
        return List.copyOf(all);
    }
}
