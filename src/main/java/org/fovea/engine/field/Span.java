package org.fovea.engine.field;

import org.fovea.engine.Window;

/// The rows (or columns) of its input that a neuron sees: `first`, `first + step`, … `last`. Those below 0 or beyond the
/// input lie on the padding.
///
/// @param last before `first` where nothing is seen
/// @param step at least 1; more where a dilation leaves gaps
public record Span(int first, int last, int step) {

    /// Under a sliding window.
    public static Span of(Window window, int output) {
        return new Span(window.row(output, 0), window.row(output, window.size() - 1), window.dilation());
    }

    /// In a receptive field.
    public static Span of(Field field, int output) {
        return new Span(field.first(output), field.last(output), 1);
    }

    /// How many there are, gaps left out.
    public int count() {
        return last < first ? 0 : (last - first) / step + 1;
    }

    /// From the first to the last, gaps included.
    public int reach() {
        return Math.max(0, last - first + 1);
    }
}
