package org.fovea.figure;

import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;

/// The numbers in the cells of a map or picture, once the cells are large enough to hold them. Only cells that are seen
/// are written.
public final class GridFigure {
    /// The side, in pixels, from which a cell holds its number.
    public static final double SMALLEST = 24;

    private GridFigure() {
    }

    /// Whether cells placed so are large enough for numbers.
    public static boolean readable(Placement placement, Viewport viewport) {
        return Math.min(placement.width(), placement.height()) * viewport.scale() >= SMALLEST;
    }

    /// The values of one channel that was drawn with this scale, in an area of width × height.
    public static void map(Pen pen, Tensor tensor, int channel, ColorScale scale, Placement placement,
            Viewport viewport, double width, double height) {
        if (!readable(placement, viewport)) return;
        var cells = new Visible(tensor.shape, placement, viewport, width, height);
        NumberText numbers = NumberText.ranging(scale.low(), scale.high(), budget(cells.width()));
        for (int i = cells.top(); i < cells.bottom(); i++)
            for (int j = cells.left(); j < cells.right(); j++) {
                float value = tensor.at(channel, i, j);
                write(pen, cells.at(i, j), Palette.inkOn(scale.argb(value)), numbers.text(value));
            }
    }

    /// The values of a picture; red, green and blue below each other.
    public static void picture(Pen pen, Tensor picture, Viewport viewport, double width, double height) {
        if (!readable(Placement.INPUT, viewport)) return;
        var cells = new Visible(picture.shape, Placement.INPUT, viewport, width, height);
        NumberText numbers = ofPicture(cells.width());
        for (int i = cells.top(); i < cells.bottom(); i++)
            for (int j = cells.left(); j < cells.right(); j++)
                write(pen, cells.at(i, j), Palette.inkOn(Painting.color(picture, i, j)),
                        texts(numbers, picture, i, j));
    }

    static NumberText ofPicture(double cell) {
        return NumberText.ranging(0, 1, budget(cell));
    }

    static String[] texts(NumberText numbers, Tensor picture, int row, int column) {
        if (picture.shape.channels() != 3) return new String[]{numbers.text(picture.at(0, row, column))};
        return new String[]{numbers.text(picture.at(0, row, column)), numbers.text(picture.at(1, row, column)),
                numbers.text(picture.at(2, row, column))};
    }

    /// The size of numbers in a cell of this side.
    static double size(double cell) {
        return Math.clamp(cell * 0.36, 9, 13);
    }

    /// How many characters a cell of this width holds, so that large cells keep their numbers apart.
    static int budget(double cell) {
        return NumberText.budget(cell - Math.clamp(2 + 0.2 * (cell - 30), 2, 9), size(cell));
    }

    /// Lines of numbers in the middle of a cell.
    static void write(Pen pen, Rectangle cell, int ink, String... lines) {
        double room = (Math.min(cell.width(), cell.height()) - 2) / (lines.length - 0.1);
        double size = Math.min(size(cell.width()), lines.length == 1 ? Double.MAX_VALUE : room);
        double middle = cell.y() + cell.height() / 2;
        for (int n = 0; n < lines.length; n++)
            pen.text(cell.x() + cell.width() / 2, middle + (n - (lines.length - 1) / 2.0) * size, lines[n],
                    Face.NUMBERS, size, Anchor.CENTER, ink);
    }

    /// The cells of a grid that an area shows.
    private record Visible(Shape shape, Placement placement, Viewport viewport, double areaWidth, double areaHeight) {
        int left() {
            return Math.clamp(placement.column(viewport.left()), 0, shape.width());
        }

        int right() {
            return Math.clamp(placement.column(viewport.column(areaWidth)) + 1L, 0, shape.width());
        }

        int top() {
            return Math.clamp(placement.row(viewport.top()), 0, shape.height());
        }

        int bottom() {
            return Math.clamp(placement.row(viewport.row(areaHeight)) + 1L, 0, shape.height());
        }

        double width() {
            return placement.width() * viewport.scale();
        }

        Rectangle at(int row, int column) {
            return new Rectangle(viewport.toX(placement.x(column)), viewport.toY(placement.y(row)), width(),
                    placement.height() * viewport.scale());
        }
    }
}
