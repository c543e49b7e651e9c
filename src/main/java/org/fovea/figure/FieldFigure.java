package org.fovea.figure;

import java.util.List;
import org.fovea.compute.Reach;
import org.fovea.engine.field.Span;
import org.fovea.compute.WeightUse;
import org.fovea.project.Cell;

/// A neuron and its receptive field: amber on the input, blue in the map, joined by four lines; and the other way round,
/// the neurons that a pixel reaches.
public final class FieldFigure {
    private static final double LINE = 2;
    /// A neuron is never drawn smaller than this, so that it can be found.
    private static final double FINDABLE = 7;
    /// Closer than this, cells run together.
    private static final double APART = 4;

    private FieldFigure() {
    }

    /// The rectangle that a receptive field spans on the input, padding included.
    public static Rectangle field(Span rows, Span columns, Viewport viewport) {
        return new Rectangle(viewport.toX(columns.first()), viewport.toY(rows.first()),
                columns.reach() * viewport.scale(), rows.reach() * viewport.scale());
    }

    /// The rectangle that shows a neuron in its map, or a pixel in the input.
    public static Rectangle neuron(Placement placement, Cell neuron, Viewport viewport) {
        return cell(placement, neuron, viewport).atLeast(FINDABLE);
    }

    /// The receptive field: what is seen tinted, without the gaps that dilation leaves, and its outline.
    public static void drawField(Pen pen, Palette palette, Span rows, Span columns, Viewport viewport) {
        double scale = viewport.scale();
        double height = (rows.step() == 1 ? rows.reach() : 1) * scale;
        double width = (columns.step() == 1 ? columns.reach() : 1) * scale;
        for (int i = rows.first(); i <= rows.last(); i += rows.step() == 1 ? rows.reach() : rows.step())
            for (int j = columns.first(); j <= columns.last(); j += columns.step() == 1
                    ? columns.reach()
                    : columns.step())
                pen.fill(viewport.toX(j), viewport.toY(i), width, height, palette.fieldTint());
        outline(pen, field(rows, columns, viewport), palette.field());
    }

    /// The pixels that one weight meets, as far as they are seen in an area of width × height; too many to be told apart are
    /// drawn as one.
    public static void drawUses(Pen pen, Palette palette, WeightUse use, Viewport viewport, double width,
            double height) {
        Span rows = use.rows();
        Span columns = use.columns();
        boolean apart = viewport.scale() * rows.step() >= APART && viewport.scale() * columns.step() >= APART
                && (rows.step() > 1 || columns.step() > 1);
        var area = new Rectangle(0, 0, width, height);
        if (!apart) fill(pen, field(rows, columns, viewport).within(area), palette.fieldTint());
        else
            for (int i = rows.first(); i <= rows.last(); i += rows.step())
                for (int j = columns.first(); j <= columns.last(); j += columns.step())
                    fill(pen, new Rectangle(viewport.toX(j), viewport.toY(i), viewport.scale(), viewport.scale())
                            .within(area), Palette.faded(palette.field(), 0.6));
        outline(pen, field(rows, columns, viewport), palette.field());
    }

    private static void fill(Pen pen, Rectangle at, int argb) {
        if (!at.isEmpty()) pen.fill(at.x(), at.y(), at.width(), at.height(), argb);
    }

    /// The neuron's cell in its map.
    public static void drawNeuron(Pen pen, Palette palette, Placement placement, Cell neuron, Viewport viewport) {
        Rectangle at = neuron(placement, neuron, viewport);
        pen.outline(at.x(), at.y(), at.width(), at.height(), 2 * LINE, Palette.faded(0xffffffff, 0.8));
        outline(pen, at, palette.neuron());
    }

    /// The lines from the corners of the field to those of the neuron, both in the coordinates of the stage.
    public static void drawConnections(Pen pen, Palette palette, Rectangle field, Rectangle neuron) {
        int argb = Palette.faded(palette.field(), 0.85);
        pen.line(field.x(), field.y(), neuron.x(), neuron.y(), 1.25, argb);
        pen.line(field.right(), field.y(), neuron.right(), neuron.y(), 1.25, argb);
        pen.line(field.x(), field.bottom(), neuron.x(), neuron.bottom(), 1.25, argb);
        pen.line(field.right(), field.bottom(), neuron.right(), neuron.bottom(), 1.25, argb);
    }

    /// The input pixel whose reach is shown.
    public static void drawPixel(Pen pen, Palette palette, Cell pixel, Viewport viewport) {
        Rectangle at = neuron(Placement.INPUT, pixel, viewport);
        pen.fill(at.x(), at.y(), at.width(), at.height(), palette.fieldTint());
        outline(pen, at, palette.field());
    }

    /// The neurons that a pixel reaches, in their map.
    public static void drawReach(Pen pen, Palette palette, Reach reach, Placement placement, Viewport viewport) {
        for (Run rows : Run.of(reach.rows()))
            for (Run columns : Run.of(reach.columns())) {
                Rectangle first = cell(placement, new Cell(rows.first, columns.first), viewport);
                Rectangle last = cell(placement, new Cell(rows.last, columns.last), viewport);
                Rectangle at = new Rectangle(first.x(), first.y(), last.right() - first.x(), last.bottom() - first.y());
                pen.fill(at.x(), at.y(), at.width(), at.height(), palette.neuronTint());
                outline(pen, at, palette.neuron());
            }
    }

    private static Rectangle cell(Placement placement, Cell cell, Viewport viewport) {
        return new Rectangle(viewport.toX(placement.x(cell.column())), viewport.toY(placement.y(cell.row())),
                placement.width() * viewport.scale(), placement.height() * viewport.scale());
    }

    private static void outline(Pen pen, Rectangle at, int argb) {
        pen.outline(at.x(), at.y(), at.width(), at.height(), LINE, argb);
    }

    /// Neighbours that follow each other without a gap.
    private record Run(int first, int last) {

        /// @param ascending places in ascending order
        static List<Run> of(List<Integer> ascending) {
            var runs = new java.util.ArrayList<Run>();
            for (int at : ascending)
                if (!runs.isEmpty() && runs.getLast().last == at - 1)
                    runs.set(runs.size() - 1, new Run(runs.getLast().first, at));
                else
                runs.add(new Run(at, at));
            return runs;
        }
    }
}
