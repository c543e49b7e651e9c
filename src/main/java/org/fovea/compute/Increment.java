package org.fovea.compute;

import java.util.List;
import org.fovea.compute.MapResult.Cause;
import org.fovea.engine.Axis;
import org.fovea.engine.Cancel;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Conv2d;
import org.fovea.engine.op.Filter;
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

    private static final int WARM_SIZE = 128;
    private static final int WARM_TURNS = 200;

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
        int[] rows = spread(shape.height(), map.shape.height());
        int[] columns = spread(shape.width(), map.shape.width());
        var data = new float[shape.size()];
        for (int i = 0; i < rows.length; i++)
            for (int j = 0; j < columns.length; j++)
                data[shape.index(0, i / READ, j / READ)] += map.data[map.shape.index(0, rows[i], columns[j])]
                        / (READ * READ);
        return new Tensor(shape, data);
    }

    /// Which of `large` rows are read for `small` ones: the middles of equal parts.
    private static int[] spread(int small, int large) {
        var result = new int[READ * small];
        for (int i = 0; i < result.length; i++) result[i] = (int) ((2L * i + 1) * large / (2L * result.length));
        return result;
    }

    /// Runs what a moving weight needs often enough to be compiled.
    static void warm(Machine machine) {
        Tensor x = Tensor.zeros(new Shape(1, WARM_SIZE, WARM_SIZE));
        var axis = new Axis(7, 1, 1);
        var before = new Filter(Tensor.zeros(new Shape(1, 7, 7)), 0);
        var layer = new Conv2d(List.of(before.withWeights(before.weights().with(3, 1))), axis, axis, Padding.Named.SAME,
                PaddingMode.ZEROS, 1, false);
        var change = new FilterChange(layer, 0, before);
        for (int turn = 0; turn < WARM_TURNS; turn++) {
            Tensor map = change.applyTo(x, x, turn % 2 == 0, machine, Cancel.NEVER).map();
            Statistics.sampled(map, -1, 1, 1);
            thumbnail(map, new Shape(1, WARM_SIZE / 2, WARM_SIZE / 2));
        }
    }
}
