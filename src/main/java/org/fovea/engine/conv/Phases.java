package org.fovea.engine.conv;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Window;

/// One axis of a strided window, seen as interleaved axes of stride 1: at output o, what lies at distance t from the begin
/// of the window is padded position `o·s + t`, which is position `o + t div s` of phase `t mod s`.
///
/// Several neighbouring outputs may count as one: then the window moves over all of them at once and sees what any of them
/// sees.
///
/// @param window the axis
/// @param input how many positions the input has
/// @param together how many outputs count as one
/// @param distances what the window sees, ascending
/// @param used the phases in which some of it lies, ascending
/// @param plane for each distance, the index of its phase in `used`
/// @param shift for each distance, its position within the phase
record Phases(Window window, int input, int together, int[] distances, int[] used, int[] plane, int[] shift) {

    static Phases of(Window window, int input, int together) {
        int stride = window.stride() * together;
        int[] distances = IntStream.range(0, together)
                .flatMap(output -> IntStream.range(0, window.size())
                        .map(tap -> tap * window.dilation() + output * window.stride()))
                .sorted().distinct().toArray();
        int[] used = Arrays.stream(distances).map(d -> d % stride).sorted().distinct().toArray();
        int[] plane = Arrays.stream(distances).map(d -> Arrays.binarySearch(used, d % stride)).toArray();
        int[] shift = Arrays.stream(distances).map(d -> d / stride).toArray();
        return new Phases(window, input, together, distances, used, plane, shift);
    }

    /// The tap of output `output` of those together that reads this distance, or −1 when none does.
    int tap(int distance, int output) {
        int within = distances[distance] - output * window.stride();
        int tap = Math.floorDiv(within, window.dilation());
        return within % window.dilation() == 0 && tap >= 0 && tap < window.size() ? tap : -1;
    }

    int stride() {
        return window.stride() * together;
    }

    /// How many more positions than outputs a phase needs.
    int overhang() {
        return shift[shift.length - 1];
    }

    /// The position of the input that entry `at` of a phase reads, when its first entry belongs to output `output`; outside
    /// the input it lies on the padding or beyond.
    int position(int plane, int output, int at) {
        return (output + at) * stride() + used[plane] - window.before();
    }

    /// The position whose value stands at `position`, or −1 where a zero or nothing at all does.
    int source(int position, PaddingMode mode) {
        return position >= input + window.after() ? -1 : mode.source(position, input);
    }
}
