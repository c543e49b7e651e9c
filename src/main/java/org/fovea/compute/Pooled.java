package org.fovea.compute;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The values of several feature maps taken together. Their quantiles are as fine as the histograms of the maps; of more
/// than [#MOST] maps, they are those of some that are spread evenly.
public final class Pooled implements Spread {
    private static final int MOST = 4096;
    /// Much finer than the bins of one map, since the maps of a layer differ in their range.
    private static final int BINS = 8192;

    private final List<MapResult> maps;
    private final float min;
    private final float max;
    /// How much of all values lies below the end of each bin, 0…1; made when it is first asked for.
    private double @Nullable [] below;

    /// @throws IllegalArgumentException when there are none
    public Pooled(Collection<MapResult> maps) {
        if (maps.isEmpty()) throw new IllegalArgumentException("no maps");
        this.maps = List.copyOf(maps);
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (MapResult map : maps) {
            low = Math.min(low, map.statistics().min());
            high = Math.max(high, map.statistics().max());
        }
        min = low;
        max = high;
    }

    /// How many maps there are.
    public int count() {
        return maps.size();
    }

    @Override
    public float min() {
        return min;
    }

    @Override
    public float max() {
        return max;
    }

    @Override
    public float quantile(double share) {
        if (min == max) return min;
        if (below == null) below = below();
        int bin = 0;
        while (bin < BINS - 1 && below[bin] < share)
            bin++;
        double before = bin == 0 ? 0 : below[bin - 1];
        double inside = below[bin] > before ? Math.clamp((share - before) / (below[bin] - before), 0, 1) : 1;
        return (float) (min + (bin + inside) * width());
    }

    private double width() {
        return ((double) max - min) / BINS;
    }

    /// The histograms of the maps on top of each other, each bin spread evenly over those that it covers here.
    private double[] below() {
        var density = new double[BINS + 1];
        var shares = new double[BINS + 1];
        double total = 0;
        int step = Math.ceilDiv(maps.size(), MOST);
        for (int m = 0; m < maps.size(); m += step) {
            Statistics statistics = maps.get(m).statistics();
            double from = (statistics.min() - (double) min) / width();
            double wide = ((double) statistics.max() - statistics.min()) / Statistics.BINS / width();
            for (int bin = 0; bin < Statistics.BINS; bin++) {
                // A sample stands for as many values as it left out.
                double weight = (double) statistics.bins().get(bin) * maps.get(m).step();
                if (weight == 0) continue;
                total += weight;
                add(density, shares, from + bin * wide, from + (bin + 1) * wide, weight);
            }
        }
        double sum = 0;
        double level = 0;
        for (int bin = 0; bin < BINS; bin++) {
            level += density[bin];
            sum += level + shares[bin];
            shares[bin] = sum / total;
        }
        return shares;
    }

    /// @param density by how much the weight of a whole bin changes from one bin to the next
    /// @param shares the weight of bins that are covered in part
    private static void add(double[] density, double[] shares, double from, double to, double weight) {
        int first = Math.clamp((int) from, 0, BINS - 1);
        int last = Math.clamp((int) to, 0, BINS - 1);
        if (first == last) {
            shares[first] += weight;
            return;
        }
        double each = weight / (to - from);
        shares[first] += each * (first + 1 - from);
        shares[last] += each * (to - last);
        density[first + 1] += each;
        density[last] -= each;
    }
}
