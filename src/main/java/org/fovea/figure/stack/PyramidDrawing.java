package org.fovea.figure.stack;

import java.util.Map;
import java.util.Objects;
import org.fovea.engine.Region;
import org.fovea.engine.field.Units;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Sheet;
import org.fovea.figure.stack.Pyramid.Beam;

/// What a neuron sees, drawn over the planes: regions, beams between them, and what lies on the padding.
///
/// @param arrangement where the planes stand
/// @param field what it sees
record PyramidDrawing(Arrangement arrangement, NeuronField field) {
    /// How much of what is not seen is left.
    private static final double VEIL = 0.5;

    /// @param dimmed whether what the neuron does not see steps back
    void draw(Pen pen, Palette palette, boolean dimmed) {
        if (dimmed) dim(pen, palette);
        for (Beam beam : field.pyramid().beams()) drawPadding(pen, palette, beam);
        for (Beam beam : field.pyramid().beams()) drawBeam(pen, palette, beam);
        for (Map.Entry<Integer, Region> each : field.pyramid().regions().entrySet()) {
            int layer = each.getKey();
            if (layer == field.at().layer()) continue;
            fill(pen, layer, field.exact().of(layer), Palette.faded(palette.field(), 0.28));
            Outlines.around(pen, plane(layer).region(each.getValue()), 1.75, palette.field());
        }
        Sheet at = Outlines.findable(neuron());
        Outlines.around(pen, at, 4, Palette.faded(0xffffffff, 0.85));
        pen.polygon(Palette.faded(palette.neuron(), 0.5), at.corners());
        Outlines.around(pen, at, 2, palette.neuron());
    }

    /// As a field that another one is compared with: lines alone, and the neuron hollow.
    void drawOther(Pen pen, Palette palette) {
        int argb = Palette.faded(palette.field(), 0.7);
        for (Beam beam : field.pyramid().beams()) lines(pen, base(beam).corners(), top(beam).corners(), 1, argb);
        field.pyramid().regions().forEach((layer, region) -> {
            if (layer != field.at().layer()) Outlines.around(pen, plane(layer).region(region), 1.25, argb);
        });
        Sheet at = Outlines.findable(neuron());
        Outlines.around(pen, at, 4, Palette.faded(0xffffffff, 0.85));
        Outlines.around(pen, at, 2, palette.neuron());
    }

    /// What both fields have in common, where both have something.
    void drawCommon(Pen pen, Palette palette, NeuronField other) {
        Dependence common = field.exact().and(other.exact());
        common.units().forEach((layer, units) -> {
            if (units.isEmpty() || layer == field.at().layer()) return;
            fill(pen, layer, units, Palette.faded(palette.field(), 0.55));
            units.region().ifPresent(region -> Outlines.around(pen, plane(layer).region(region), 2,
                    palette.fieldText()));
        });
    }

    private void fill(Pen pen, int layer, Units units, int argb) {
        for (Sheet run : plane(layer).runs(units)) pen.polygon(argb, run.corners());
    }

    /// A veil over what lies around the field.
    private void dim(Pen pen, Palette palette) {
        int veil = Palette.faded(palette.window(), 1 - VEIL);
        field.pyramid().regions().forEach((layer, region) -> {
            Plane plane = plane(layer);
            if (layer == field.at().layer() || plane.values()) return;
            double left = (double) region.left() / plane.columns();
            double right = (double) region.right() / plane.columns();
            double top = (double) region.top() / plane.rows();
            double bottom = (double) region.bottom() / plane.rows();
            veil(pen, veil, plane.front(), 0, 0, 1, top);
            veil(pen, veil, plane.front(), 0, bottom, 1, 1);
            veil(pen, veil, plane.front(), 0, top, left, bottom);
            veil(pen, veil, plane.front(), right, top, 1, bottom);
        });
    }

    private static void veil(Pen pen, int argb, Sheet sheet, double left, double top, double right, double bottom) {
        if (right > left && bottom > top) pen.polygon(argb, sheet.corners(left, top, right, bottom));
    }

    private Plane plane(int layer) {
        return Objects.requireNonNull(arrangement.plane(layer));
    }

    private Sheet neuron() {
        return plane(field.at().layer()).neuron(field.at().neuron(), field.at().map());
    }

    /// The sheet on which a region of a layer is drawn: the neuron itself in its own layer.
    private Sheet top(Beam beam) {
        return beam.to() == field.at().layer() ? neuron() : plane(beam.to()).region(beam.of());
    }

    /// The sheet on which a beam ends.
    Sheet base(Beam beam) {
        return plane(beam.from()).region(beam.seen());
    }

    private void drawBeam(Pen pen, Palette palette, Beam beam) {
        double[] base = base(beam).corners();
        double[] top = top(beam).corners();
        boolean past = arrangement.folding().level(beam.to()) - arrangement.folding().level(beam.from()) > 1;
        if (!past) pen.polygon(Palette.faded(palette.field(), 0.11), Hull.of(base, top));
        lines(pen, base, top, 1.25, Palette.faded(palette.field(), past ? 0.45 : 0.9));
        // Where it is more than this beam that is seen of a layer, the end of the beam is drawn as well.
        if (past) Outlines.around(pen, base(beam), 1.25, palette.field());
    }

    private static void lines(Pen pen, double[] base, double[] top, double line, int argb) {
        for (int i = 0; i < base.length; i += 2) pen.line(base[i], base[i + 1], top[i], top[i + 1], line, argb);
    }

    /// What of a field lies beyond the border.
    private void drawPadding(Pen pen, Palette palette, Beam beam) {
        Plane plane = plane(beam.from());
        Region reach = beam.reach();
        if (reach.equals(beam.seen()) || plane.values()) return;
        double left = (double) reach.left() / plane.columns();
        double right = (double) reach.right() / plane.columns();
        double top = (double) reach.top() / plane.rows();
        double bottom = (double) reach.bottom() / plane.rows();
        double innerTop = Math.max(0, top);
        double innerBottom = Math.min(1, bottom);
        Sheet sheet = plane.front();
        hatch(pen, palette, sheet, left, top, right, Math.min(0, bottom));
        hatch(pen, palette, sheet, left, Math.max(1, top), right, bottom);
        hatch(pen, palette, sheet, left, innerTop, Math.min(0, right), innerBottom);
        hatch(pen, palette, sheet, Math.max(1, left), innerTop, right, innerBottom);
        Outlines.around(pen, sheet.part(left, top, right, bottom), 1.25, palette.field());
    }

    private static void hatch(Pen pen, Palette palette, Sheet sheet, double left, double top, double right,
            double bottom) {
        if (right > left && bottom > top)
            Hull.hatch(pen, palette.paddingGround(), Palette.faded(palette.textQuiet(), 0.5),
                    sheet.corners(left, top, right, bottom));
    }
}
