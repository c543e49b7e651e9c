package org.fovea.engine.field;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Window;

/// Which rows of an input each row of an output depends on, exactly: with the gaps that strides and dilations leave, and
/// at the borders. The rows that belong to one output are a [Span].
///
/// Where the rows and the columns of an operation are linked independently, an output depends on every combination of its
/// rows and its columns; so do sets of outputs that are themselves all combinations of rows and columns.
public final class Link {
    private final int input;
    private final int output;
    /// Whether all outputs read the same.
    private final boolean global;
    private final IntFunction<Span> open;
    private final IntFunction<Span> near;
    private final PaddingMode mode;

    private Link(int input, int output, boolean global, IntFunction<Span> open, IntFunction<Span> near,
            PaddingMode mode) {
        this.input = input;
        this.output = output;
        this.global = global;
        this.open = open;
        this.near = near;
        this.mode = mode;
    }

    /// Row for row.
    public static Link same(int size) {
        IntFunction<Span> row = o -> new Span(o, o, 1);
        return new Link(size, size, false, row, row, PaddingMode.ZEROS);
    }

    /// Every output depends on all rows.
    public static Link all(int input, int output) {
        IntFunction<Span> rows = _ -> new Span(0, input - 1, 1);
        return new Link(input, output, true, rows, rows, PaddingMode.ZEROS);
    }

    /// Under a sliding window. A row that the padding repeats is read wherever it is repeated.
    public static Link window(Window window, PaddingMode mode, int input, int output) {
        IntFunction<Span> taps = o -> Span.of(window, o);
        return new Link(input, output, false, taps, taps, mode);
    }

    /// The inputs i with a tap of theirs, at `i·stride − before + tap·dilation`, on the output.
    ///
    /// @param window of the transposed convolution
    public static Link transposed(Window window, int input, int output) {
        int common = gcd(window.stride(), window.dilation());
        IntFunction<Span> taps = o -> {
            int[] landing = IntStream.range(0, window.size())
                    .map(tap -> o + window.before() - tap * window.dilation())
                    .filter(at -> Math.floorMod(at, window.stride()) == 0).map(at -> at / window.stride()).toArray();
            return landing.length == 0
                    ? new Span(0, -1, 1)
                    : new Span(landing[landing.length - 1], landing[0], window.dilation() / common);
        };
        return new Link(input, output, false, taps, taps, PaddingMode.ZEROS);
    }

    /// From one row to another, without gaps.
    ///
    /// @param field as if the input went on for ever
    /// @param rows what each output reads of the input as it is
    public static Link between(Field field, IntFunction<Span> rows, int input, int output) {
        return new Link(input, output, false, o -> Span.of(field, o), rows, PaddingMode.ZEROS);
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /// The rows of the input that some outputs depend on.
    public Places sources(Places outputs) {
        if (outputs.isEmpty()) return Places.NONE;
        var rows = new BitSet(input);
        (global ? IntStream.of(0) : outputs.within(output).stream()).forEach(o -> add(near.apply(o), rows));
        return Places.of(rows);
    }

    private void add(Span span, BitSet rows) {
        int first = Math.max(0, span.first());
        int last = Math.min(input - 1, span.last());
        if (span.step() == 1 && first <= last) rows.set(first, last + 1);
        if (simple(span)) return;
        for (int at = span.first(); at <= span.last(); at += span.step()) {
            int row = mode.source(at, input);
            if (row >= 0) rows.set(row);
        }
    }

    /// Whether it is all rows from its first to its last, and nothing beside the input counts.
    private boolean simple(Span span) {
        return span.step() == 1
                && (mode == PaddingMode.ZEROS || (span.first() >= 0 && span.last() < input));
    }

    /// The rows that some outputs see as if the input, and the outputs too, went on for ever: those on the padding are
    /// below 0 or past the end.
    public Places seen(Places outputs) {
        if (outputs.isEmpty()) return Places.NONE;
        if (global) return Places.of(List.of(open.apply(0)));
        var spans = new ArrayList<Span>(outputs.count());
        outputs.stream().forEach(o -> spans.add(open.apply(o)));
        return Places.of(spans);
    }

    /// The outputs that depend on some rows of the input.
    public Places outputs(Places inputs) {
        Places rows = inputs.within(input);
        if (rows.isEmpty()) return Places.NONE;
        if (global) return Places.range(0, output - 1);
        var reached = new BitSet(output);
        for (int o = 0; o < output; o++) if (reads(near.apply(o), rows)) reached.set(o);
        return Places.of(reached);
    }

    private boolean reads(Span span, Places rows) {
        if (simple(span)) return rows.meets(span.first(), span.last());
        for (int at = span.first(); at <= span.last(); at += span.step())
            if (rows.contains(mode.source(at, input))) return true;
        return false;
    }
}
