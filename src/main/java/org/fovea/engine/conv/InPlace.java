package org.fovea.engine.conv;

import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.simd.Scratch;
import org.fovea.engine.simd.Taps;

/// Maps that share their input with no other, computed where the input lies, a few rows together, in the [Interior].
///
/// @param rows the vertical axis of stride 1, with as many rows together as the filters have
/// @param columns the horizontal axis, of stride 1
record InPlace(Correlation job, Kernels kernels, PackedFilters filters, Phases rows, Phases columns) {
    /// Pairs of rows in one piece of work.
    private static final int PAIRS = 8;

    /// Computes the inner part of a region.
    void run(Goal goal, Region inner, Machine machine, Cancel cancel) {
        Patch x = goal.x();
        int[] offsets = new int[filters.channels() * filters.area()];
        int plane = x.values().shape.plane();
        for (int t = 0; t < offsets.length; t++)
            offsets[t] = t / filters.area() * plane
                    + rows.distances()[t % filters.area() / job.columns().size()] * x.region().width()
                    + columns.distances()[t % job.columns().size()];
        int pairs = inner.height() / rows.together();
        int strips = Math.ceilDiv(pairs, PAIRS);
        Machine team = machine.forWork((long) inner.height() * inner.width() * job.output().channels() * job.taps());
        team.each(strips * filters.groups().length, at -> {
            int first = at % strips * PAIRS;
            for (int pair = first; pair < Math.min(pairs, first + PAIRS); pair++)
                pair(goal, at / strips, inner.top() + pair * rows.together(), inner.left(), inner.width(), offsets,
                        team.scratch());
        }, cancel);
    }

    private void pair(Goal goal, int group, int row, int column, int wide, int[] offsets, Scratch scratch) {
        int block = kernels.wide(rows.together());
        int full = wide / block * block;
        int width = goal.region().width();
        int to = goal.index(group, row, column);
        float[] rest = scratch.take(rows.together() * (block + kernels.slack()));
        int parts = filters.parts();
        for (int i = 0; i < filters.groups()[group][0].taps().length; i++) {
            int channel = job.firstChannel() + group * job.channels() + i / parts * filters.channels();
            int from = goal.x().index(channel, rows.window().row(row, 0), columns.window().row(column, 0));
            Taps taps = filters.groups()[group][0].taps()[i];
            kernels.correlate(taps, offsets, i % parts * filters.part(), i > 0, goal.x().values().data, from,
                    goal.output(), to,
                    width, full);
            if (full < wide)
                kernels.correlate(taps, offsets, i % parts * filters.part(), i > 0, goal.x().values().data, from + full,
                        rest, 0,
                        block + kernels.slack(), wide - full);
        }
        for (int m = 0; m < rows.together(); m++) {
            System.arraycopy(rest, m * (block + kernels.slack()), goal.output(), to + m * width + full, wide - full);
            goal.finish().apply(goal.output(), to + m * width, to + m * width + wide);
        }
        scratch.give(rest);
    }
}
