package org.fovea.engine.op;

import java.util.Arrays;
import java.util.List;
import org.fovea.engine.Cancel;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.conv.Correlation;
import org.fovea.engine.conv.Finish;
import org.fovea.engine.conv.Plans;
import org.fovea.engine.op.Upsampling.Phase;
import org.fovea.engine.simd.Loops;
import org.fovea.engine.simd.Machine;
import org.jspecify.annotations.Nullable;

/// A transposed convolution as ordinary convolutions of its input, one for each phase of the rows and of the columns.
///
/// @param seen how many input channels a group has
/// @param made how many output channels a group has
/// @param kernels the weights
/// @param bias one per output channel
record Interleaved(Shape input, Upsampling rows, Upsampling columns, int seen, int made, Taps kernels, float[] bias) {

    /// Weights at some taps.
    interface Taps {
        /// The weights of output channel k at kernel rows u and columns v, for every channel it sees.
        float[] of(int k, int[] u, int[] v);
    }

    /// The outputs of one phase that lie in a region.
    ///
    /// @param from the first of them, in outputs of the phase
    private record Part(Phase phase, int from, int count) {
        int begin() {
            return from + phase.shift();
        }
    }

    /// In the order in which they come in the region.
    private static List<Part> parts(Upsampling axis, int from, int to) {
        int stride = axis.axis().stride();
        List<Phase> phases = axis.phases();
        return phases.stream().map(phase -> {
            int begin = Math.ceilDiv(from - phase.offset(), stride);
            return new Part(phase, begin, Math.ceilDiv(to - phase.offset(), stride) - begin);
        }).filter(part -> part.count() > 0).toList();
    }

    /// What a region of the output depends on; a single value where that is nothing.
    Region reads(Region region) {
        return reads(region, null);
    }

    /// What this machine reads to compute a region.
    Region reads(Region region, @Nullable Machine machine) {
        Region all = null;
        for (Part down : parts(rows, region.top(), region.bottom()))
            for (Part across : parts(columns, region.left(), region.right())) {
                if (down.phase.taps().length == 0 || across.phase.taps().length == 0) continue;
                Region part = region(down, across);
                Region read = machine == null
                        ? part.read(down.phase.window(), across.phase.window(), PaddingMode.ZEROS, input)
                        : Plans.reads(correlation(down.phase, across.phase, 0, made, new float[0][], new float[0]),
                                part, machine);
                all = all == null ? read : all.hull(read);
            }
        return all == null ? new Region(0, 0, 1, 1) : all;
    }

    private static Region region(Part down, Part across) {
        return new Region(down.begin(), across.begin(), down.count(), across.count());
    }

    /// Computes a region of some output channels: all of them, or one.
    void run(Patch x, Region region, int first, int count, float[] output, Machine machine, Cancel cancel) {
        Loops loops = Loops.of(machine.kernels());
        int stride = columns.axis().stride();
        List<Part> across = parts(columns, region.left(), region.right());
        for (Part down : parts(rows, region.top(), region.bottom())) {
            var values = new float[count * down.count() * across.stream().mapToInt(Part::count).sum()];
            var begin = new int[stride];
            int at = 0;
            for (Part part : across) {
                phase(x, down, part, first, count, values, at, machine, cancel);
                begin[offset(part, columns, region.left())] = at;
                at += count * down.count() * part.count();
            }
            var wide = new int[stride];
            for (Part part : across) wide[offset(part, columns, region.left())] = part.count();
            int top = offset(down, rows, region.top());
            Strips.pieces(count, values.length, machine, cancel, k -> {
                for (int i = 0; i < down.count(); i++) {
                    var from = new int[stride];
                    for (int e = 0; e < stride; e++) from[e] = begin[e] + (k * down.count() + i) * wide[e];
                    int row = k * region.height() + top + i * rows.axis().stride();
                    Moves.interleave(values, from, output, row * region.width(), region.width(), loops);
                }
            });
        }
    }

    /// Where the first output of a part stands in the region.
    private static int offset(Part part, Upsampling axis, int begin) {
        return part.from * axis.axis().stride() + part.phase.offset() - begin;
    }

    private void phase(Patch x, Part down, Part across, int first, int count, float[] values, int at, Machine machine,
            Cancel cancel) {
        int plane = down.count() * across.count();
        if (down.phase.taps().length == 0 || across.phase.taps().length == 0) {
            for (int k = 0; k < count; k++) Arrays.fill(values, at + k * plane, at + (k + 1) * plane, bias[first + k]);
            return;
        }
        var weights = new float[count][];
        for (int k = 0; k < count; k++) weights[k] = kernels.of(first + k, down.phase.taps(), across.phase.taps());
        Correlation job = correlation(down.phase, across.phase, first, count, weights,
                Arrays.copyOfRange(bias, first, first + count));
        Plans.of(job, machine).run(x, region(down, across), values, at, Finish.NOTHING, machine, cancel);
    }

    private Correlation correlation(Phase down, Phase across, int first, int count, float[][] weights,
            float[] biases) {
        var output = new Shape(count, down.window().steps(input.height()), across.window().steps(input.width()));
        return new Correlation(input, output, down.window(), across.window(), PaddingMode.ZEROS,
                Math.max(1, count / made), first / made * seen, seen, made, weights, biases);
    }
}
