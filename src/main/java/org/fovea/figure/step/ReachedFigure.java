package org.fovea.figure.step;

import org.fovea.compute.step.Moment;
import org.fovea.compute.step.Place;
import org.fovea.engine.Shape;
import org.fovea.engine.op.ConvTranspose2d;
import org.fovea.engine.op.Term;
import org.fovea.figure.FieldFigure;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Placement;
import org.fovea.figure.Rectangle;
import org.fovea.figure.Turn;
import org.fovea.figure.Viewport;
import org.fovea.project.Cell;

/// How far a layer is computed, drawn over its map and its input: cells that were not reached yet are empty, and what the term
/// reads whose turn it is is pointed out.
public final class ReachedFigure {
    /// Cells that are larger than this have lines between them, so that they are seen to be empty.
    private static final double APART = 9;

    private ReachedFigure() {
    }

    /// Empties the cells of a map that are still to come.
    ///
    /// @param map which map is drawn
    /// @param width of the area that is seen
    /// @param height likewise
    public static void drawEmpty(Pen pen, Palette palette, Moment moment, int map, Placement placement,
            Viewport viewport, double width, double height) {
        Shape output = moment.course().output();
        Place place = moment.place();
        var cells = new Cells(pen, palette, output, placement, viewport, new Rectangle(0, 0, width, height));
        if (map < place.map()) return;
        if (map > place.map() || moment.idle()) {
            cells.empty(0, 0, output.height(), output.width());
            return;
        }
        cells.empty(place.row(), place.finished() ? place.column() + 1 : place.column(), place.row() + 1,
                output.width());
        cells.empty(place.row() + 1, 0, output.height(), output.width());
    }

    private record Cells(Pen pen, Palette palette, Shape output, Placement placement, Viewport viewport,
            Rectangle area) {
        /// The picture below ends at whole pixels, so that at the edges of the map there is one more to cover.
        void empty(int top, int left, int bottom, int right) {
            double x = viewport.toX(placement.x(left)) - (left == 0 ? 1 : 0);
            double y = viewport.toY(placement.y(top)) - (top == 0 ? 1 : 0);
            double end = viewport.toX(placement.x(right)) + (right == output.width() ? 1 : 0);
            double low = viewport.toY(placement.y(bottom)) + (bottom == output.height() ? 1 : 0);
            Rectangle at = new Rectangle(x, y, end - x, low - y).within(area);
            if (at.isEmpty()) return;
            pen.fill(at.x(), at.y(), at.width(), at.height(), palette.panel());
            if (Math.min(placement.width(), placement.height()) * viewport.scale() < APART) return;
            for (int row = top; row <= bottom; row++) {
                double line = viewport.toY(placement.y(row));
                if (line >= at.y() && line <= at.bottom())
                    pen.line(at.x(), line, at.right(), line, 1, palette.border());
            }
            for (int column = left; column <= right; column++) {
                double line = viewport.toX(placement.x(column));
                if (line >= at.x() && line <= at.right())
                    pen.line(line, at.y(), line, at.bottom(), 1, palette.border());
            }
        }
    }

    /// The stamp of a transposed convolution, where the input value whose turn it is lays its kernel onto the map.
    public static void drawStamp(Pen pen, Palette palette, Moment moment, Placement placement, Viewport viewport) {
        Term term = moment.partial().term().orElse(null);
        if (term == null || !(moment.evaluation().step().op() instanceof ConvTranspose2d op)) return;
        int top = term.row() * op.rows().stride() - op.padding().top();
        int left = term.column() * op.columns().stride() - op.padding().left();
        double x = viewport.toX(placement.x(left));
        double y = viewport.toY(placement.y(top));
        double wide = viewport.toX(placement.x(left + op.columns().reach())) - x;
        double high = viewport.toY(placement.y(top + op.rows().reach())) - y;
        pen.fill(x, y, wide, high, palette.fieldTint());
        pen.outline(x, y, wide, high, 2, palette.field());
    }

    /// Where the term whose turn it is was read.
    ///
    /// @param input which of the layer's inputs is drawn
    public static void drawTurn(Pen pen, Palette palette, Moment moment, int input, Viewport viewport) {
        moment.partial().read().filter(source -> source.input() == input).ifPresent(source -> {
            Rectangle at = FieldFigure.neuron(Placement.INPUT, new Cell(source.row(), source.column()), viewport);
            Turn.outline(pen, palette, at.x(), at.y(), at.width(), at.height());
        });
    }
}
