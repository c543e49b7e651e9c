package org.fovea.engine.op;

import java.util.ArrayList;
import java.util.List;
import org.fovea.engine.Axis;
import org.fovea.engine.Window;

/// One axis of a transposed convolution: input i′ under tap u goes to output `i′·s + u·d − p`.
///
/// @param before how many outputs are cut off at the beginning
/// @param input how many inputs there are
/// @param output how many outputs there are
record Upsampling(Axis axis, int before, int input, int output) {

    /// The outputs `offset`, `offset + s`, `offset + 2s` … as an ordinary convolution of stride 1.
    ///
    /// @param taps the taps they see, in the order of the inputs: descending; empty where they see none
    /// @param window the window of that convolution
    /// @param shift output `offset + q·s` is output `q + shift` of that convolution
    record Phase(int offset, int[] taps, Window window, int shift) {
    }

    /// The phases that have outputs.
    List<Phase> phases() {
        var phases = new ArrayList<Phase>();
        for (int offset = 0; offset < Math.min(axis.stride(), output); offset++) phases.add(phase(offset));
        return phases;
    }

    private Phase phase(int offset) {
        var taps = new ArrayList<Integer>();
        for (int u = axis.size() - 1; u >= 0; u--)
            if (Math.floorMod(offset + before - u * axis.dilation(), axis.stride()) == 0) taps.add(u);
        if (taps.isEmpty()) return new Phase(offset, new int[0], new Window(1, 1, 0, 0, 1), 0);
        // The input that the last tap, which comes first, reads for output 0 of the phase.
        int first = (offset + before - taps.getFirst() * axis.dilation()) / axis.stride();
        int dilation = taps.size() == 1 ? 1 : (taps.get(0) - taps.get(1)) * axis.dilation() / axis.stride();
        int reach = dilation * (taps.size() - 1) + 1;
        int shift = Math.max(first, 0);
        int padding = Math.max(-first, 0);
        int count = Math.ceilDiv(output - offset, axis.stride());
        int after = Math.max(0, count + shift - 1 + reach - input - padding);
        return new Phase(offset, taps.stream().mapToInt(u -> u).toArray(),
                new Window(taps.size(), 1, padding, after, dilation), shift);
    }

    /// The input that an output sees under a tap, or −1 where there is none.
    int source(int at, int tap) {
        int distance = at + before - tap * axis.dilation();
        int source = distance / axis.stride();
        return distance >= 0 && distance % axis.stride() == 0 && source < input ? source : -1;
    }

    /// How many pairs of input and tap go to the outputs `from` … `to − 1`; what is cut off goes to the outermost.
    long products(int from, int to) {
        long pairs = 0;
        for (int u = 0; u < axis.size(); u++) {
            int zero = before - u * axis.dilation();
            int begin = from == 0 ? 0 : Math.clamp(Math.ceilDiv(from + zero, axis.stride()), 0, input);
            int end = to == output ? input : Math.clamp(Math.ceilDiv(to + zero, axis.stride()), 0, input);
            pairs += Math.max(0, end - begin);
        }
        return pairs;
    }
}
