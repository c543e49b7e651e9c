package org.fovea.figure.stack;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.fovea.compute.Outline;
import org.fovea.engine.Region;
import org.fovea.figure.Figure;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;
import org.fovea.figure.Raster;
import org.fovea.figure.Rectangle;
import org.fovea.figure.Sheet;
import org.jspecify.annotations.Nullable;

/// All layers as planes in depth with their maps on them, and what one neuron sees of every layer before it as a pyramid down
/// to the picture.
///
/// @param outline of the network
/// @param arrangement where the planes stand
/// @param textures the pictures of the maps
/// @param selected the layer on the stage
/// @param field of the neuron in question; null where there is none
/// @param other of a second neuron, whose field is compared with that; null where there is none
/// @param reached of the pixel in question, in place of the fields; null where there is none
/// @param pointed what is under the pointer, if anything
/// @param dimmed whether what the neuron does not see steps back
public record StackFigure(Outline outline, Arrangement arrangement, Textures textures, int selected,
        @Nullable NeuronField field, @Nullable NeuronField other, @Nullable Reached reached, @Nullable Place pointed,
        boolean dimmed) implements Figure {
    /// With less between them, maps have no outline of their own.
    private static final double APART = 3;

    @Override
    public double width() {
        return arrangement.width();
    }

    @Override
    public double height() {
        return arrangement.height();
    }

    @Override
    public void draw(Pen pen, Palette palette) {
        drawPlanes(pen, palette, true);
        drawField(pen, palette);
    }

    /// The planes with their maps.
    ///
    /// @param fine whether maps behind others have all their outlines, which takes longer than a frame
    public void drawPlanes(Pen pen, Palette palette, boolean fine) {
        List<Plane> ordered = arrangement.planes().stream()
                .sorted(Comparator.comparingInt(plane -> arrangement.folding().level(plane.layer()))).toList();
        for (Plane plane : ordered) drawPlane(pen, palette, plane, fine);
    }

    /// What is seen of them, with all names.
    public void drawField(Pen pen, Palette palette) {
        for (Folding.Link link : arrangement.folding().links()) connect(pen, palette, link);
        if (field != null) drawSeen(pen, palette, field);
        if (reached != null) drawReached(pen, palette, reached);
        if (pointed != null) drawPointed(pen, palette, pointed);
        for (Plane plane : arrangement.planes()) new PlaneLabel(this, plane).draw(pen, palette);
    }

    private void drawSeen(Pen pen, Palette palette, NeuronField seen) {
        var drawing = new PyramidDrawing(arrangement, seen);
        if (other == null) {
            drawing.draw(pen, palette, dimmed);
            return;
        }
        new PyramidDrawing(arrangement, other).drawOther(pen, palette);
        drawing.draw(pen, palette, false);
        drawing.drawCommon(pen, palette, other);
        pen.text(arrangement.width() / 2, 16, "Two neurons: " + seen.overlap(other), Face.WORDS, 13, Anchor.CENTER,
                palette.fieldText());
    }

    /// The pyramid of the neuron in question; null where there is none.
    public @Nullable Pyramid pyramid() {
        return field == null ? null : field.pyramid();
    }

    /// The map of the neuron in question.
    public int map() {
        return field == null ? 0 : field.at().map();
    }

    /// What is drawn, in words.
    public String text() {
        if (reached != null)
            return "pixel (%,d, %,d) reaches %s".formatted(reached.pixel().row(), reached.pixel().column(),
                    reached.units().entrySet().stream().filter(each -> each.getKey() > 0)
                            .map(each -> "%,d neurons of each map of %s".formatted(each.getValue().area(),
                                    outline.row(each.getKey()).layer().name()))
                            .collect(Collectors.joining(", ")));
        if (field == null) return "The layers of the network as planes in depth";
        Pyramid pyramid = field.pyramid();
        Outline.Row row = outline.row(pyramid.layer());
        Region picture = pyramid.regions().get(0);
        return "%s, map %,d, neuron (%,d, %,d) %s".formatted(row.layer().name(), map(), pyramid.neuron().row(),
                pyramid.neuron().column(), picture == null
                        ? "sees nothing of the picture"
                        : "sees rows %,d to %,d and columns %,d to %,d of the picture".formatted(picture.top(),
                                picture.bottom() - 1, picture.left(), picture.right() - 1))
                + (other == null ? "" : "; with another neuron: " + field.overlap(other));
    }

    private Plane plane(int layer) {
        return Objects.requireNonNull(arrangement.plane(layer));
    }

    private int steps(int from, int to) {
        return arrangement.folding().level(to) - arrangement.folding().level(from);
    }

    /// What is read by what, where the planes' order alone does not say it; and what is folded between.
    private void connect(Pen pen, Palette palette, Folding.Link link) {
        Plane from = plane(link.from());
        Plane to = plane(link.to());
        boolean past = steps(link.from(), link.to()) > 1;
        // A beam says the same.
        boolean seen = field != null && field.pyramid().beams().stream()
                .anyMatch(beam -> beam.from() == link.from() && beam.to() == link.to());
        int argb = Palette.faded(palette.textQuiet(), 0.55);
        if (past && from.alone() && to.alone()) {
            double high = Math.min(from.top(), to.top()) - 70;
            pen.curves(1.25, argb, from.right(), from.top(), from.right(), high, to.left(), high, to.left(), to.top());
        } else if (!seen && (!from.alone() || !to.alone())) {
            double x0 = from.right();
            double y0 = (from.front().y(1, 0) + from.front().y(1, 1)) / 2;
            double x1 = to.left();
            double y1 = (to.front().y(0, 0) + to.front().y(0, 1)) / 2;
            double bend = (x1 - x0) / 2;
            pen.curves(1.25, argb, x0, y0, x0 + bend, y0, x1 - bend, y1, x1, y1);
        }
        if (link.folded() > 0)
            pen.text((from.middle() + to.middle()) / 2, Math.min(from.top(), to.top()) - 30,
                    link.folded() == 1 ? "… 1 folded" : "… %,d folded".formatted(link.folded()), Face.WORDS, 12,
                    Anchor.CENTER, palette.textQuiet());
    }

    private void drawPlane(Pen pen, Palette palette, Plane plane, boolean fine) {
        boolean chosen = plane.layer() == selected;
        // Closer together than pixels, not all of them can be seen.
        int step = plane.gap() == 0 ? 1 : Math.max(1, (int) Math.ceil(1 / plane.gap()));
        int last = (plane.sheets() - 1) / step * step;
        for (int i = last; i > 0; i -= step)
            drawBehind(pen, palette, plane.sheet(i), textures.of(plane, i), plane.gap() * step, fine);
        paint(pen, palette, plane.front(), textures.of(plane, 0), 0, 0, 1, 1);
        Outlines.around(pen, plane.front(), chosen ? 2 : 1, chosen ? palette.neuron() : edge(palette));
    }

    private static int edge(Palette palette) {
        return Palette.faded(palette.textQuiet(), 0.7);
    }

    /// A map behind another one: only the strips that this one leaves, at the left and above or below.
    private static void drawBehind(Pen pen, Palette palette, Sheet sheet, @Nullable Raster raster, double gap,
            boolean fine) {
        // As much to the right and below, in shares of the sheet, lies the one in front.
        double right = gap * sheet.downY() / sheet.area();
        double below = -gap * sheet.acrossY() / sheet.area();
        paint(pen, palette, sheet, raster, 0, 0, Math.min(1, right), 1);
        if (below > 0) paint(pen, palette, sheet, raster, Math.min(1, right), 0, 1, Math.min(1, below));
        else if (below < 0) paint(pen, palette, sheet, raster, Math.min(1, right), Math.max(0, 1 + below), 1, 1);
        if (gap < APART) return;
        double near = below > 0 ? 0 : 1;
        int edge = edge(palette);
        Outlines.path(pen, 1, edge, sheet.x(0, 0), sheet.y(0, 0), sheet.x(0, 1), sheet.y(0, 1));
        if (fine) pen.line(sheet.x(0, near), sheet.y(0, near), sheet.x(1, near), sheet.y(1, near), 1, edge);
    }

    private static void paint(Pen pen, Palette palette, Sheet sheet, @Nullable Raster raster, double left, double top,
            double right, double bottom) {
        if (right <= left || bottom <= top) return;
        if (raster == null) pen.polygon(palette.paddingGround(), sheet.corners(left, top, right, bottom));
        else
            pen.image(sheet, new Rectangle(left * raster.width, top * raster.height, (right - left) * raster.width,
                    (bottom - top) * raster.height), raster);
    }

    /// The neurons that a pixel reaches, run by run; where they are too many to be told apart, the area they lie in.
    private void drawReached(Pen pen, Palette palette, Reached pixel) {
        pixel.units().forEach((layer, units) -> {
            for (Sheet run : plane(layer).runs(units)) {
                Sheet part = Outlines.findable(run);
                int argb = layer == 0 ? palette.neuron() : palette.field();
                pen.polygon(Palette.faded(argb, 0.4), part.corners());
                Outlines.around(pen, part, 1.5, argb);
            }
        });
    }

    /// The map under the pointer, where it is behind others.
    private void drawPointed(Pen pen, Palette palette, Place at) {
        Plane plane = arrangement.plane(at.layer());
        int sheet = plane == null || plane.values() ? 0 : plane.maps().indexOf(at.map());
        if (plane == null || sheet < 1) return;
        Outlines.around(pen, plane.sheet(sheet), 2, palette.neuron());
        pen.text(plane.sheet(sheet).x(), plane.bottom() + 6, "map %,d".formatted(at.map()), Face.WORDS, 12,
                Anchor.LEFT, palette.neuron());
    }
}
