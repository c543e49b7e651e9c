package org.fovea.engine.op;

import java.util.Arrays;
import org.fovea.engine.Axis;
import org.fovea.engine.Cancel;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.simd.Dots;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.simd.Scratch;

/// The gradient of a convolution with respect to its weights: every weight meets, wherever the kernel is laid, one value of the
/// input and one of the output's gradient, and its gradient is the sum of their products,
/// `dw(k, c, u, v) = Σ_ij g(k, i, j) · x(c, i·s + u·d − p, j·s + v·d − p)`.
///
/// Rows of x and g are laid behind one another at the same pitch, with zeros between those of g, so that each sum is that of
/// two long runs. Where the kernel moves by more than one, x is first dealt out to a plane for each place within a stride.
///
/// @param x the input, C×H×W
/// @param mode what lies around it
/// @param top rows of padding before it
/// @param left columns of padding before it
/// @param rows kernel height, stride and dilation
/// @param columns kernel width, stride and dilation
/// @param gradient one number for each output, K×h×w
/// @param groups into how many groups the channels are split
record Correlated(Tensor x, PaddingMode mode, int top, int left, Axis rows, Axis columns, Tensor gradient, int groups) {

    /// How x lies in memory: a plane for each channel and each place within the strides.
    private record Planes(float[] values, int height, int pitch, int down, int across) {
        int plane() {
            return height * pitch;
        }

        /// Where the run of a tap begins that is `row` rows and `column` columns from the corner of the kernel.
        int at(int channel, int row, int column) {
            int phase = row % down * across + column % across;
            int firstRow = row / down;
            int firstColumn = column / across;
            return (channel * down * across + phase) * plane() + firstRow * pitch + firstColumn;
        }
    }

    /// The gradient with respect to the weights, (out)×(in/groups)×kh×kw.
    ///
    /// @throws java.util.concurrent.CancellationException when cancelled
    float[] weights(Machine machine, Cancel cancel) {
        Shape out = gradient.shape;
        int seen = x.shape.channels() / groups;
        int made = out.channels() / groups;
        int area = rows.size() * columns.size();
        var result = new float[out.channels() * seen * area];
        Machine team = machine.forWork((long) out.channels() * seen * area * out.plane());
        Scratch scratch = team.scratch();
        int down = rows.stride();
        int across = columns.stride();
        int height = Math.ceilDiv(rowsNeeded(), down);
        int pitch = Math.ceilDiv(columnsNeeded(), across);
        float[] values = scratch.take(x.shape.channels() * down * across * height * pitch);
        var planes = new Planes(values, height, pitch, down, across);
        int run = (out.height() - 1) * pitch + out.width();
        float[] spread = scratch.take(out.channels() * run);
        team.each(x.shape.channels(), c -> deal(planes, c), cancel);
        team.each(out.channels(), k -> spread(spread, k, run, pitch), cancel);
        int blocks = Math.ceilDiv(made, Dots.MAPS);
        team.each(groups * blocks * seen, at -> {
            int c = at % seen;
            int group = at / seen / blocks;
            int first = group * made + at / seen % blocks * Dots.MAPS;
            int end = Math.min((group + 1) * made, first + Dots.MAPS);
            block(planes, group * seen + c, c, spread, first, end, run, seen, result, Dots.of(machine.kernels()));
        }, cancel);
        scratch.give(spread);
        scratch.give(values);
        return result;
    }

    /// How many rows all windows together span.
    private int rowsNeeded() {
        return (gradient.shape.height() - 1) * rows.stride() + rows.reach();
    }

    private int columnsNeeded() {
        return (gradient.shape.width() - 1) * columns.stride() + columns.reach();
    }

    /// A channel of the input with its padding, dealt out.
    private void deal(Planes planes, int channel) {
        float[] values = planes.values();
        for (int row = 0; row < planes.height() * planes.down(); row++) {
            // Rounded up to whole strides there may be more than the windows reach.
            int from = row < rowsNeeded() ? mode.source(row - top, x.shape.height()) : -1;
            for (int phase = 0; phase < planes.across(); phase++) {
                int to = planes.at(channel, row, phase);
                if (from < 0) Arrays.fill(values, to, to + planes.pitch(), 0);
                else
                    for (int j = 0; j < planes.pitch(); j++) {
                        int at = j * planes.across() + phase;
                        int column = at < columnsNeeded() ? mode.source(at - left, x.shape.width()) : -1;
                        values[to + j] = column < 0 ? 0 : x.at(channel, from, column);
                    }
            }
        }
    }

    private void spread(float[] spread, int map, int run, int pitch) {
        Shape out = gradient.shape;
        int to = map * run;
        for (int i = 0; i < out.height(); i++) {
            System.arraycopy(gradient.data, out.index(map, i, 0), spread, to + i * pitch, out.width());
            if (i + 1 < out.height()) Arrays.fill(spread, to + i * pitch + out.width(), to + (i + 1) * pitch, 0);
        }
    }

    /// The weights of up to four filters for one channel.
    private void block(Planes planes, int channel, int slice, float[] spread, int first, int end, int run, int seen,
            float[] result, Dots dots) {
        int maps = end - first == Dots.MAPS ? Dots.MAPS : 1;
        var sums = new float[Dots.MAPS * Dots.TAPS];
        boolean beside = columns.stride() == 1;
        for (int k = first; k < end; k += maps)
            for (int u = 0; u < rows.size(); u++)
                for (int v = 0; v < columns.size();) {
                    int taps = !beside ? 1 : together(columns.size() - v);
                    Arrays.fill(sums, 0);
                    dots.add(maps, spread, k * run, run, taps, planes.values(),
                            planes.at(channel, u * rows.dilation(), v * columns.dilation()), columns.dilation(), run,
                            sums, 0);
                    for (int m = 0; m < maps; m++)
                        for (int t = 0; t < taps; t++)
                            result[(((k + m) * seen + slice) * rows.size() + u) * columns.size() + v
                                    + t] = sums[m * taps
                                            + t];
                    v += taps;
                }
    }

    private static int together(int left) {
        return left >= Dots.TAPS ? Dots.TAPS : left >= 3 ? 3 : 1;
    }
}
