package org.fovea.compute;

import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.op.Conv2d;

/// What computing values of one feature map costs, estimated by counting, in multiply-adds: from 6 to 20 of them take a
/// nanosecond.
final class Effort {
    /// What is done to each value besides the convolution: written, counted, coloured.
    private static final int VALUE = 24;
    /// What it costs to read a value of the input.
    private static final int READ = 4;
    /// What it costs to change a value: old sums, planes of the input and new sums go through memory, and the memory of the
    /// new ones was not used before.
    private static final int CHANGE = 100;

    private Effort() {
    }

    /// A region of one map of a layer on an input of this shape.
    static long of(Conv2d layer, Shape input, Region region) {
        int taps = layer.filters().getFirst().weights().shape.size();
        Region read = layer.reads(region, input);
        // Where windows lie further apart than they are high, the rows between them are not read.
        long rows = Math.min(read.height(), (long) region.height() * layer.rows().size());
        return (long) region.height() * region.width() * (taps + VALUE)
                + READ * rows * read.width() * layer.filters().getFirst().weights().shape.channels();
    }

    /// All of one map.
    static long of(Conv2d layer, Shape input) {
        return of(layer, input, Region.all(layer.output(input)));
    }

    /// A change added to a whole map.
    static long ofChange(Conv2d layer, Shape input) {
        return (long) layer.output(input).plane() * CHANGE;
    }

    /// The smallest step between rows and columns whose values are computed within a limit, or the map's own size where
    /// none is.
    static int step(Conv2d layer, Shape input, Region region, long limit) {
        int most = Math.max(region.height(), region.width());
        int step = 1;
        while (step < most) {
            Conv2d coarse = Sample.layer(layer, input, step);
            if (of(coarse, input, Sample.around(region, step, coarse.output(input))) <= limit) return step;
            step++;
        }
        return step;
    }
}
