package org.fovea.engine.conv;

import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.RowTaps;
import org.fovea.engine.simd.Scratch;

/// The ends of output rows whose windows reach beyond the columns of the input, but not beyond its rows: they are computed
/// from a copy of what they see, with what the padding holds, a vector of them at least, so that nothing is computed for
/// nobody.
record RowEnds(Correlation job, Kernels kernels, Phases rows, Phases columns) {

    /// What the outputs of some rows see at one end.
    ///
    /// @param input channels×rows×columns, lent by a [Scratch]
    /// @param plane from one channel to the next
    /// @param pitch from one row to the next
    /// @param left the first column of the outputs
    /// @param wide how many columns of outputs there are, or none
    record End(float[] input, int plane, int pitch, int left, int wide) {
        /// As many rows as the kernels compute at once.
        ///
        /// @param first the first of them
        /// @param to where its first column goes
        void rows(Kernels kernels, RowTaps taps, int first, Goal goal, int to) {
            if (wide > 0)
                kernels.rows(taps, input, first * pitch, plane, pitch, goal.output(), to, goal.region().width(), wide);
        }
    }

    /// @param channel the first that the map sees
    /// @param inner the outputs that see known values alone
    /// @param strip the same rows and all columns
    End left(Patch x, int channel, Region inner, Region strip, Scratch scratch) {
        return end(x, channel, inner, strip.left(), wide(inner.left() - strip.left()), scratch);
    }

    End right(Patch x, int channel, Region inner, Region strip, Scratch scratch) {
        int wide = wide(strip.right() - inner.right());
        return end(x, channel, inner, strip.right() - wide, wide, scratch);
    }

    private int wide(int least) {
        return least > 0 ? Math.max(kernels.narrow(), least) : 0;
    }

    private End end(Patch x, int channel, Region inner, int left, int wide, Scratch scratch) {
        int pitch = wide + columns.overhang();
        int known = inner.height() + rows.overhang();
        float[] input = scratch.take(job.channels() * known * pitch);
        int width = x.region().width();
        int first = columns.window().row(left, 0) - x.region().left();
        int begin = Math.clamp(-first, 0, pitch);
        int end = Math.clamp(width - first, begin, pitch);
        for (int c = 0; c < job.channels() && wide > 0; c++) {
            int from = x.index(channel + c, rows.window().row(inner.top(), 0), x.region().left());
            int to = c * known * pitch;
            for (int i = 0; i < known && end > begin; i++)
                System.arraycopy(x.values().data, from + i * width + first + begin, input, to + i * pitch + begin,
                        end - begin);
            pad(x, from, first, 0, begin, known, input, to, pitch);
            pad(x, from, first, end, pitch, known, input, to, pitch);
        }
        return new End(input, known * pitch, pitch, left, wide);
    }

    private void pad(Patch x, int from, int first, int begin, int end, int known, float[] to, int at, int pitch) {
        int width = x.region().width();
        for (int j = begin; j < end; j++) {
            int source = columns.source(first + j + x.region().left(), job.mode()) - x.region().left();
            boolean there = source >= 0 && source < width;
            for (int i = 0; i < known; i++)
                to[at + i * pitch + j] = there ? x.values().data[from + i * width + source] : 0;
        }
    }
}
