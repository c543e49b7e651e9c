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
    static final int MOST = 64;
    /// The same where computing the map anew takes longer than a frame: then they stay within 2⁻¹², a sixteenth of such a
    /// step.
    static final int MOST_LARGE = 1024;
    /// About how many values the figures of a moving map are taken from.
    private static final int SAMPLE = 1 << 15;
    /// Rows and columns read for each pixel of a thumbnail.
    private static final int READ = 2;

    private static final int WARM_SIZE = 128;
    private static final int WARM_TURNS = 200;

    private Increment() {
    }

    /// @param old the map in this place a moment ago
    /// @param moving whether sums may be rounded once more
    /// @param most how often they may have been
    /// @return null where the map has to be computed, or is cheaper to compute
    static @Nullable MapResult of(@Nullable MapResult old, Conv2d convolution, Cause cause, int k, boolean moving,
            int most, Machine machine, Cancel cancel) {
        Cause was = old == null ? null : old.cause();
        if (old == null || was == null || old.sums() == null || !was.sameButFilter(cause)) return null;
        if (was.filter().equals(cause.filter())) {
            if (!old.exact()) return null;
            Tensor map = cause.relu() ? rectified(old.sums(), false, machine, cancel) : old.sums();
            return whole(cause, map, old.sums(), true, machine, cancel);
        }
        if (!moving || old.changes() >= most) return null;
        var change = new FilterChange(convolution, k, was.filter());
        if (!change.cheaper()) return null;
        FilterChange.Changed changed = change.applyTo(cause.input(), old.sums(), cause.relu(), machine, cancel);
        Tensor map = changed.map();
        int step = Math.max(1, map.data.length / SAMPLE) | 1;
        return new MapResult(cause, Statistics.sampled(map, changed.min(), changed.max(), step),
                thumbnail(map, old.thumbnail().shape), map, changed.sums(), old.changes() + 1);
    }

    /// The exact result of a whole map.
    ///
    /// @param sums the map before its activation, where they are kept
    static MapResult whole(Cause cause, Tensor map, @Nullable Tensor sums, boolean inFull, Machine machine,
            Cancel cancel) {
        cancel.check();
        Tensor thumbnail = Resample.to(map, MapResult.thumbnail(map.shape), machine, cancel);
        return new MapResult(cause, Statistics.of(map, machine, cancel), thumbnail, inFull ? map : null,
                inFull ? sums : null, 0);
    }

    /// ReLU.
    ///
    /// @param inPlace whether the sums are given up for it
    static Tensor rectified(Tensor sums, boolean inPlace, Machine machine, Cancel cancel) {
        Tensor map = inPlace ? sums : Tensor.zeros(sums.shape);
        int width = sums.shape.width();
        machine.each(sums.shape.height(), row -> {
            for (int i = row * width; i < (row + 1) * width; i++) map.data[i] = Math.max(0, sums.data[i]);
        }, cancel);
        return map;
    }

    /// Each pixel the mean of a few values spread over its area.
    static Tensor thumbnail(Tensor map, Shape shape) {
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
