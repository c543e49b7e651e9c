package org.fovea.figure.stack;

import org.fovea.compute.Outline;
import org.fovea.engine.Region;
import org.fovea.engine.field.Units;
import org.fovea.figure.FieldText;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;
import org.fovea.project.LayerTitle;

/// What is written at a plane: what the layer does, its shape, its receptive field and jump, and what the neuron in question
/// sees of it.
record PlaneLabel(StackFigure figure, Plane plane) {
    private static final double SIZE = 12;
    private static final double LINE = 17;

    void draw(Pen pen, Palette palette) {
        double room = plane.slot() - 2;
        double x = plane.middle();
        double y = plane.alone() ? figure.arrangement().labels() : plane.bottom() + 4;
        double size = pen.textWidth(title(), Face.WORDS_BOLD, 13) <= room ? 13 : SIZE;
        line(pen, x, y + 8, title(), Face.WORDS_BOLD, size, room,
                plane.layer() == figure.selected() ? palette.neuron() : palette.text());
        line(pen, x, y + 8 + LINE, shape(), Face.NUMBERS, SIZE, room, palette.textQuiet());
        boolean brief = !plane.alone() && figure.arrangement().tight();
        if (brief) return;
        line(pen, x, y + 8 + 2 * LINE, field(), Face.WORDS, SIZE, room, palette.fieldText());
        if (plane.alone()) line(pen, x, y + 8 + 3 * LINE, seen(), Face.WORDS, SIZE, room, palette.fieldText());
        if (plane.hidden() > 0)
            pen.text(x, plane.top() - 12, "+ %,d more".formatted(plane.hidden()), Face.WORDS, SIZE, Anchor.CENTER,
                    palette.textQuiet());
    }

    private static void line(Pen pen, double x, double y, String text, Face face, double size, double room, int argb) {
        if (!text.isEmpty()) pen.text(x, y, pen.fitted(text, face, size, room), face, size, Anchor.CENTER, argb);
    }

    private String title() {
        if (plane.layer() == 0) return "Input";
        Outline.Row row = figure.outline().row(plane.layer());
        return LayerTitle.of(row.layer().kind()) + (row.layer().enabled() ? "" : " (off)");
    }

    private String shape() {
        if (plane.layer() == 0) return figure.outline().picture().toString();
        Outline.Row row = figure.outline().row(plane.layer());
        return row.output() != null ? row.output().toString() : row.misfit().isPresent() ? "cannot work" : "waits";
    }

    private String field() {
        return plane.layer() == 0
                ? FieldText.PICTURE
                : figure.outline().row(plane.layer()).field().map(FieldText::of).orElse("");
    }

    private String seen() {
        Reached reached = figure.reached();
        if (reached != null) {
            Units units = reached.units().get(plane.layer());
            if (plane.layer() == 0)
                return "pixel (%d, %d)".formatted(reached.pixel().row(), reached.pixel().column());
            return units == null || plane.values() ? "" : "%,d reached".formatted(units.area());
        }
        Pyramid pyramid = figure.pyramid();
        Region region = pyramid == null ? null : pyramid.regions().get(plane.layer());
        if (pyramid == null || region == null || plane.values()) return "";
        return plane.layer() == pyramid.layer()
                ? "neuron (%d, %d)".formatted(region.top(), region.left())
                : "sees %d×%d".formatted(region.height(), region.width());
    }
}
