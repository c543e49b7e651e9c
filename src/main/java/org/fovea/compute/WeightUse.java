package org.fovea.compute;

import org.fovea.engine.field.Span;
import org.fovea.engine.Window;
import org.fovea.project.Cell;
import org.fovea.project.Conv;

/// Where one weight of a convolution is used: every neuron of its map multiplies it once, each with another pixel; the
/// pixels lie a stride apart.
///
/// @param rows of the input; those below 0 or beyond it lie on the padding
/// @param columns likewise
/// @param tap its place under the window, which is turned where the kernel is flipped
/// @param height rows of the input
/// @param width columns of the input
public record WeightUse(Span rows, Span columns, Cell tap, int height, int width) {

    /// @param weight its row and column in the filter as it is written
    /// @throws IllegalArgumentException when the layer on the stage is no convolution
    public static WeightUse of(Evaluation evaluation, Cell weight) {
        Conv conv = evaluation.conv().orElseThrow(() -> new IllegalArgumentException("no convolution"));
        Window rows = evaluation.rows();
        Window columns = evaluation.columns();
        var tap = conv.flipped()
                ? new Cell(rows.size() - 1 - weight.row(), columns.size() - 1 - weight.column())
                : weight;
        return new WeightUse(uses(rows, tap.row(), evaluation.output().height()),
                uses(columns, tap.column(), evaluation.output().width()), tap, evaluation.input().shape.height(),
                evaluation.input().shape.width());
    }

    private static Span uses(Window window, int tap, int outputs) {
        return new Span(window.row(0, tap), window.row(outputs - 1, tap), window.stride());
    }

    /// How often it is used in each channel: once by every neuron of its map.
    public long count() {
        return (long) rows.count() * columns.count();
    }

    /// How many of these pixels lie on the padding.
    public long onPadding() {
        return count() - (long) inside(rows, height) * inside(columns, width);
    }

    private static int inside(Span span, int size) {
        int inside = 0;
        for (int i = span.first(); i <= span.last(); i += span.step()) if (i >= 0 && i < size) inside++;
        return inside;
    }
}
