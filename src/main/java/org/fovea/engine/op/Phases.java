package org.fovea.engine.op;

import java.util.Arrays;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Window;

/// One axis of a strided window, seen as interleaved axes of stride 1: at output o, tap t reads padded position
/// `o·s + t·d`, which is position `o + (t·d) div s` of phase `(t·d) mod s`.
///
/// @param window the axis
/// @param used the phases that some tap reads, ascending
/// @param plane for each tap, the index of its phase in `used`
/// @param shift for each tap, `(t·d) div s`
record Phases(Window window, int[] used, int[] plane, int[] shift) {

    static Phases of(Window window) {
        var phase = new int[window.size()];
        var shift = new int[window.size()];
        for (int tap = 0; tap < window.size(); tap++) {
            phase[tap] = tap * window.dilation() % window.stride();
            shift[tap] = tap * window.dilation() / window.stride();
        }
        int[] used = Arrays.stream(phase).sorted().distinct().toArray();
        int[] plane = Arrays.stream(phase).map(p -> Arrays.binarySearch(used, p)).toArray();
        return new Phases(window, used, plane, shift);
    }

    /// How many more positions than outputs a phase needs.
    int overhang() {
        return shift[shift.length - 1];
    }

    /// The input position that entry `at` of a phase reads, when its first entry belongs to output `output`; or −1 where it
    /// reads a zero or nothing at all.
    int source(int plane, int output, int at, int input, PaddingMode mode) {
        int position = position(plane, output, at);
        return position >= input + window.after() ? -1 : mode.source(position, input);
    }

    /// The same position before the padding mode is asked: outside the input it lies on the padding or beyond.
    int position(int plane, int output, int at) {
        return (output + at) * window.stride() + used[plane] - window.before();
    }
}
