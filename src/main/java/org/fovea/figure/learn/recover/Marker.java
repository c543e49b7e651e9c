package org.fovea.figure.learn.recover;

import org.fovea.figure.NumberText;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;

/// The moment that is shown, as a line through a curve, and the time axis below.
final class Marker {
    private Marker() {
    }

    /// @param x where the moment lies
    /// @param end epochs at the right end
    static void draw(Pen pen, Palette palette, double x, double top, double base, double end, double right) {
        pen.fill(PathsFigure.LEFT, base, right - PathsFigure.LEFT, 1, palette.border());
        pen.fill(Math.clamp(x, PathsFigure.LEFT, right) - 0.5, top, 1, base - top, palette.neuron());
        pen.text(PathsFigure.LEFT, base + 11, "0", Face.NUMBERS, 12, Anchor.CENTER, palette.textQuiet());
        pen.text(right, base + 11, NumberText.of((float) end, 5) + (end == 1 ? " epoch" : " epochs"), Face.NUMBERS, 12,
                Anchor.RIGHT, palette.textQuiet());
    }
}
