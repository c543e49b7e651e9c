package org.fovea.compute;

import org.fovea.compute.MapResult.Cause;
import org.fovea.engine.Cancel;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Conv2d;
import org.fovea.engine.op.FilterChange;
import org.fovea.engine.simd.Machine;
import org.jspecify.annotations.Nullable;

/// The map of a filter that is being edited, made from its map of a moment ago.
final class Increment {
    /// After so many changes in a row the map is computed anew. Each adds at most 4u of the largest value or product it
    /// meets, u = 2⁻²⁴, so the sums stay within 64 · 4u = 2⁻¹⁶ of them: less than one step of 256 colours.
    private static final int MOST = 64;
    /// About how many values the figures of a moving map are taken from.
    private static final int SAMPLE = 1 << 15;
    /// Rows and columns read for each pixel of a thumbnail.
    private static final int READ = 2;

    private Increment() {
    }

    /// @param moving whether sums may be rounded once more
    /// @return null where the map has to be computed, or is cheaper to compute
    static @Nullable MapResult of(Evaluation previous, Conv2d convolution, Cause cause, int k, boolean moving,
            Machine machine, Cancel cancel) {
        MapResult old = k < previous.maps().size() ? previous.maps().get(k) : null;
        if (old == null || old.sums() == null || !sameButFilter(old.cause(), cause)) return null;
        if (old.cause().filter().equals(cause.filter()))
            return old.exact() ? Evaluation.whole(cause, old.sums(), true, machine, cancel) : null;
        if (!moving || old.changes() >= MOST) return null;
        var change = new FilterChange(convolution, k, old.cause().filter());
        if (!change.cheaper()) return null;
        FilterChange.Changed changed = change.applyTo(cause.input(), old.sums(), cause.relu(), machine, cancel);
        Tensor map = changed.map();
        int step = Math.max(1, map.data.length / SAMPLE) | 1;
        return new MapResult(cause, Statistics.sampled(map, changed.min(), changed.max(), step),
                thumbnail(map, old.thumbnail().shape), map, changed.sums(), old.changes() + 1);
    }

    /// Whether two maps differ in nothing but weights, bias and activation.
    private static boolean sameButFilter(Cause a, Cause b) {
        return a.input() == b.input() && a.rows().equals(b.rows()) && a.columns().equals(b.columns())
                && a.padding().equals(b.padding()) && a.paddingMode() == b.paddingMode() && a.flipped() == b.flipped();
    }

    /// Each pixel the mean of a few values spread over its area.
    private static Tensor thumbnail(Tensor map, Shape shape) {
        if (map.shape.equals(shape)) return map;
        var data = new float[shape.size()];
        for (int i = 0; i < shape.height(); i++)
            for (int j = 0; j < shape.width(); j++) {
                float sum = 0;
                for (int a = 0; a < READ; a++)
                    for (int b = 0; b < READ; b++)
                        sum += map.at(0, spread(i, a, shape.height(), map.shape.height()),
                                spread(j, b, shape.width(), map.shape.width()));
                data[shape.index(0, i, j)] = sum / (READ * READ);
            }
        return new Tensor(shape, data);
    }

    private static int spread(int at, int read, int small, int large) {
        return (int) ((2L * READ * at + 2L * read + 1) * large / (2L * READ * small));
    }
}
