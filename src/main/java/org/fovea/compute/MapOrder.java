package org.fovea.compute;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// In which order the maps of a layer are listed. Maps that are still to come, and those that are equal, stay in the order of
/// their numbers.
public enum MapOrder {
    /// By their numbers.
    INDEX("index", "The order of the filters."),
    /// The largest mean first.
    MEAN("mean", "Maps with the largest mean first."),
    /// The largest value first.
    MAXIMUM("maximum", "Maps with the largest value first: where the filter found most."),
    /// The largest share of zeros first.
    ZEROS("share of zeros", "Maps with most zeros first: the sparsest, dead ones in front.");

    private final String title;
    private final String about;

    MapOrder(String title, String about) {
        this.title = title;
        this.about = about;
    }

    public String title() {
        return title;
    }

    public String about() {
        return about;
    }

    /// The numbers of the maps in this order.
    public List<Integer> of(List<@Nullable MapResult> maps) {
        return IntStream.range(0, maps.size()).boxed()
                .sorted(Comparator.comparingDouble((Integer k) -> -rank(maps.get(k)))).toList();
    }

    private double rank(@Nullable MapResult map) {
        if (this == INDEX) return 0;
        if (map == null) return Double.NEGATIVE_INFINITY;
        ToDoubleFunction<Statistics> by = switch (this) {
            case INDEX -> _ -> 0;
            case MEAN -> Statistics::mean;
            case MAXIMUM -> Statistics::max;
            case ZEROS -> Statistics::zeros;
        };
        return by.applyAsDouble(map.statistics());
    }
}
