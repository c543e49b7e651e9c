package org.fovea.figure.reason;

import org.fovea.engine.simd.Curve;
import org.fovea.figure.NumberText;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;

/// A function of one number as a curve, with the point that is looked at.
record CurvePart(Curve curve, float a, float b, float x, float y) implements Part {
    private static final double WIDE = 260;
    private static final double LABELS = 18;
    private static final double NARROWEST_RANGE = 3;
    private static final int STEPS = 130;
    private static final double DOT = 9;

    /// How far from zero there is something to see.
    private double bends() {
        double ends = curve == Curve.CLIP ? 1.25 * Math.max(Math.abs(a), Math.abs(b)) : 0;
        return Double.isFinite(ends) && ends < 1000 ? Math.max(NARROWEST_RANGE, ends) : NARROWEST_RANGE;
    }

    @Override
    public double width(double room, double height) {
        return room >= WIDE ? WIDE : 0;
    }

    @Override
    public void draw(Pen pen, Palette palette, double room, double height) {
        // As far to both sides as the point lies, so that zero stays in the middle.
        double reach = Math.max(bends(), Float.isFinite(x) ? Math.abs((double) x) * 1.25 : 0);
        double low = Float.isFinite(y) ? Math.min(0, y) : 0;
        double high = Float.isFinite(y) ? Math.max(0, y) : 0;
        for (int i = 0; i <= STEPS; i++) {
            double at = curve.at(-reach + 2 * reach * i / STEPS, a, b);
            if (!Double.isFinite(at)) continue;
            low = Math.min(low, at);
            high = Math.max(high, at);
        }
        double span = Math.max(high - low, 1e-6);
        double bottom = height - LABELS;
        double top = 8;
        var scale = new Scale(reach, low - span * 0.05, high + span * 0.05, top, bottom);
        pen.fill(0, top, WIDE, bottom - top, palette.window());
        pen.line(0, scale.y(0), WIDE, scale.y(0), 1, palette.border());
        pen.line(scale.x(0), top, scale.x(0), bottom, 1, palette.border());
        for (int i = 0; i < STEPS; i++) {
            double from = -reach + 2 * reach * i / STEPS;
            double to = -reach + 2 * reach * (i + 1) / STEPS;
            double y1 = curve.at(from, a, b);
            double y2 = curve.at(to, a, b);
            if (Double.isFinite(y1) && Double.isFinite(y2))
                pen.line(scale.x(from), scale.y(y1), scale.x(to), scale.y(y2), 2, palette.text());
        }
        String ends = NumberText.of((float) reach, 5);
        pen.text(0, bottom + LABELS / 2, "−" + ends, Face.NUMBERS, 12, Anchor.LEFT, palette.textQuiet());
        pen.text(scale.x(0), bottom + LABELS / 2, "0", Face.NUMBERS, 12, Anchor.CENTER, palette.textQuiet());
        pen.text(WIDE, bottom + LABELS / 2, ends, Face.NUMBERS, 12, Anchor.RIGHT, palette.textQuiet());
        if (!Float.isFinite(x) || !Float.isFinite(y)) return;
        pen.line(scale.x(x), scale.y(0), scale.x(x), scale.y(y), 1.5, palette.field());
        pen.line(scale.x(0), scale.y(y), scale.x(x), scale.y(y), 1.5, palette.neuron());
        pen.fill(scale.x(x) - DOT / 2, scale.y(y) - DOT / 2, DOT, DOT, palette.neuron());
    }

    private record Scale(double reach, double low, double high, double top, double bottom) {
        double x(double value) {
            return WIDE * (value + reach) / (2 * reach);
        }

        double y(double value) {
            return bottom - (bottom - top) * (value - low) / (high - low);
        }
    }
}
