package org.fovea.compute;

import java.util.List;
import java.util.stream.Collectors;
import org.fovea.engine.Window;

/// Which input rows (or columns) the output at `i` sees, with the numbers put in:
/// `i·s − p … i·s − p + d·(f−1)` becomes `56·1 − 3 … 56·1 − 3 + 1·6 = 53 … 59`. Rows below 0 or beyond the input lie on
/// the padding.
///
/// @param segments the text in pieces, in reading order
public record FieldFormula(List<Segment> segments) {
    /// What a piece of the formula speaks of.
    public enum Part {
        /// The place of the output neuron.
        NEURON,
        /// The input rows it sees.
        FIELD,
        /// A space where a line may end.
        SPACE
    }

    /// A piece of text with one meaning.
    public record Segment(String text, Part part) {
    }

    private static final Segment SPACE = new Segment(" ", Part.SPACE);

    public FieldFormula {
        segments = List.copyOf(segments);
    }

    /// Along one axis, of the output at this index.
    public static FieldFormula of(Window window, int output) {
        var index = new Segment(Integer.toString(output), Part.NEURON);
        String start = "·" + window.stride() + " − " + window.before();
        return new FieldFormula(List.of(index, field(start + " …"), SPACE, index,
                field("%s + %d·%d".formatted(start, window.dilation(), window.size() - 1)), SPACE,
                field("= " + range(window.row(output, 0), window.row(output, window.size() - 1)))));
    }

    /// `53 … 59`, with true minus signs; a single number where both ends are the same.
    public static String range(int first, int last) {
        return signed(first) + (first == last ? "" : " … " + signed(last));
    }

    private static String signed(int number) {
        return Integer.toString(number).replace('-', '−');
    }

    private static Segment field(String text) {
        return new Segment(text, Part.FIELD);
    }

    /// The whole formula.
    public String text() {
        return segments.stream().map(Segment::text).collect(Collectors.joining());
    }
}
