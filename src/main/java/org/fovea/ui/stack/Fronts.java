package org.fovea.ui.stack;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fovea.compute.LayerResult;
import org.fovea.compute.MapResult;
import org.fovea.compute.Outline;
import org.fovea.compute.Results;
import org.fovea.compute.Statistics;
import org.fovea.project.Selection;
import org.jspecify.annotations.Nullable;

/// Which map of each layer stands in front: the one that was selected last; before that the one with most to see when the
/// layer was computed first, so that nothing jumps while weights change.
final class Fronts {
    private final Map<String, Integer> byName = new HashMap<>();

    /// @param results null when another document was opened
    /// @return whether something changed
    boolean follow(@Nullable Results results) {
        if (results == null) {
            byName.clear();
            return true;
        }
        boolean changed = false;
        for (LayerResult layer : results.layers()) {
            if (layer == null || layer.maps().contains(null) || byName.containsKey(layer.layer().name())) continue;
            byName.put(layer.layer().name(), liveliest(layer.maps()));
            changed = true;
        }
        return changed;
    }

    private static int liveliest(List<@Nullable MapResult> maps) {
        int best = 0;
        double most = -1;
        for (int k = 0; k < maps.size(); k++) {
            MapResult map = maps.get(k);
            if (map == null || variance(map.statistics()) <= most) continue;
            most = variance(map.statistics());
            best = k;
        }
        return best;
    }

    /// How far the values are from their mean, squared, as the histogram has it.
    static double variance(Statistics map) {
        long count = 0;
        double sum = 0;
        double squares = 0;
        for (int bin = 0; bin < map.bins().size(); bin++) {
            int values = map.bins().get(bin);
            count += values;
            sum += (double) values * bin;
            squares += (double) values * bin * bin;
        }
        double step = (map.max() - map.min()) / map.bins().size();
        return count == 0 ? 0 : (squares / count - sum / count * (sum / count)) * step * step;
    }

    /// By the number of a layer; of the selected one the selected map.
    Map<Integer, Integer> of(Outline outline, Selection selection) {
        // The first map is selected with every layer, so it says nothing about what the user wants to see.
        if (selection.filter() > 0) byName.put(outline.row(selection.layer()).layer().name(), selection.filter());
        var fronts = new HashMap<Integer, Integer>();
        for (Outline.Row row : outline.rows()) {
            Integer front = byName.get(row.layer().name());
            if (front != null) fronts.put(row.number(), front);
        }
        fronts.put(selection.layer(), selection.filter());
        return fronts;
    }
}
