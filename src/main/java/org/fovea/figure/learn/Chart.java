package org.fovea.figure.learn;

import java.util.ArrayList;
import java.util.List;
import org.fovea.figure.Figure;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;
import org.jspecify.annotations.Nullable;

/// Curves over the epochs of a training, on a linear scale or a logarithmic one, with the moment that is looked at.
///
/// @param title what is drawn
/// @param curves the later ones lie above
/// @param end how many epochs the axis has, above 0
/// @param logarithmic whether equal steps of the scale are equal factors; only values above 0 are drawn then
/// @param bounds the least and the greatest value that are always in sight, such as 0 and 1; null where the values decide
/// @param moment epochs at the moment that is looked at; not a number where that is none
public record Chart(String title, List<Curve> curves, double end, boolean logarithmic, @Nullable Bounds bounds,
        double moment, double width, double height) implements Figure {
    private static final double SIZE = 12;
    private static final double HEAD = 20;
    private static final double FOOT = 20;
    /// At the left and at the right, where the scale's numbers stand.
    static final double LEFT = 48;
    static final double RIGHT = 10;
    private static final double LINE_APART = 26;
    private static final double EPOCH_APART = 44;

    /// @param low below `high`
    public record Bounds(double low, double high) {
    }

    /// How a curve is drawn; colour is never all that tells curves apart.
    public enum Stroke {
        /// Thin.
        THIN(1),
        /// Thick, with a dot at each point while they lie apart.
        DOTTED(2);

        private final double line;

        Stroke(double line) {
            this.line = line;
        }
    }

    /// One curve.
    ///
    /// @param name in the legend
    /// @param argb its colour; 0 for that of quiet text, 1 for that of the selection
    /// @param x epochs, ascending
    /// @param y one for each; those that are not finite are left out
    public record Curve(String name, Stroke stroke, int argb, double[] x, double[] y) {
        public static final int QUIET = 0;
        public static final int CHOSEN = 1;

        int color(Palette palette) {
            return argb == QUIET ? palette.textQuiet() : argb == CHOSEN ? palette.neuron() : argb;
        }
    }

    public Chart {
        curves = List.copyOf(curves);
    }

    /// Where a number of epochs lies.
    public double x(double epochs) {
        return LEFT + (width - LEFT - RIGHT) * Math.clamp(epochs / end, 0, 1);
    }

    /// How many epochs lie there.
    public double epochs(double x) {
        return Math.clamp((x - LEFT) / (width - LEFT - RIGHT), 0, 1) * end;
    }

    @Override
    public void draw(Pen pen, Palette palette) {
        pen.text(0, HEAD / 2 - 2, title, Face.WORDS_BOLD, SIZE, Anchor.LEFT, palette.text());
        Scale scale = Scale.of(curves, logarithmic, bounds, height - HEAD - FOOT, LINE_APART);
        pen.fill(LEFT, HEAD, width - LEFT - RIGHT, height - HEAD - FOOT, palette.panel());
        for (double tick : scale.ticks()) {
            double y = y(scale, tick);
            pen.fill(LEFT, Math.rint(y), width - LEFT - RIGHT, 1, palette.border());
            pen.text(LEFT - 6, y, scale.text(tick), Face.NUMBERS, SIZE, Anchor.RIGHT, palette.textQuiet());
        }
        for (double epoch : Scale.steps(0, end, (width - LEFT - RIGHT) / EPOCH_APART, true)) {
            double x = x(epoch);
            pen.fill(Math.rint(x), height - FOOT, 1, 4, palette.textQuiet());
            pen.text(x, height - FOOT / 2 + 3, Scale.plain(epoch), Face.NUMBERS, SIZE, Anchor.CENTER,
                    palette.textQuiet());
        }
        pen.clip(LEFT, HEAD, width - LEFT - RIGHT + 3, height - HEAD - FOOT);
        for (Curve curve : curves) draw(pen, palette, curve, scale);
        if (Double.isFinite(moment))
            pen.fill(Math.rint(x(moment)) - 1, HEAD, 2, height - HEAD - FOOT, palette.neuron());
        pen.unclip();
        legend(pen, palette);
        pen.outline(LEFT + 0.5, HEAD + 0.5, width - LEFT - RIGHT - 1, height - HEAD - FOOT - 1, 1, palette.border());
    }

    /// At the right of the title; where several have no room there, at the bottom of the curves.
    private void legend(Pen pen, Palette palette) {
        double right = width - RIGHT;
        double titled = pen.textWidth(title, Face.WORDS_BOLD, SIZE) + 16;
        double all = 0;
        for (Curve curve : curves) all += named(pen, curve);
        boolean below = all > right - titled && curves.size() > 2;
        double least = below ? LEFT + 6 : titled;
        double y = below ? height - FOOT - 10 : HEAD / 2 - 2;
        right = below ? Math.min(width - RIGHT, LEFT + 6 + all) : right;
        for (Curve curve : curves.reversed()) {
            double wide = named(pen, curve);
            if (right - wide < least - 12) return;
            pen.text(right - 12, y, curve.name(), Face.WORDS, SIZE, Anchor.RIGHT, palette.text());
            double line = curve.stroke().line;
            double from = right - wide;
            pen.fill(from, y - line / 2, 14, line, curve.color(palette));
            if (curve.stroke() == Stroke.DOTTED) pen.fill(from + 5, y - 2.5, 5, 5, curve.color(palette));
            right -= wide;
        }
    }

    /// How wide an entry of the legend is, with the room behind it.
    private static double named(Pen pen, Curve curve) {
        return pen.textWidth(curve.name(), Face.WORDS, SIZE) + 32;
    }

    private double y(Scale scale, double value) {
        return HEAD + (height - HEAD - FOOT) * (1 - scale.share(value));
    }

    private void draw(Pen pen, Palette palette, Curve curve, Scale scale) {
        List<double[]> points = points(curve, scale);
        int color = curve.color(palette);
        var path = new double[Math.max(0, points.size() - 1) * 8];
        for (int i = 0; i + 1 < points.size(); i++) {
            double[] a = points.get(i);
            double[] b = points.get(i + 1);
            double[] straight = {a[0], a[1], a[0] + (b[0] - a[0]) / 3, a[1] + (b[1] - a[1]) / 3,
                    a[0] + (b[0] - a[0]) * 2 / 3, a[1] + (b[1] - a[1]) * 2 / 3, b[0], b[1]};
            System.arraycopy(straight, 0, path, 8 * i, 8);
        }
        if (path.length > 0) pen.curves(curve.stroke().line, color, path);
        boolean apart = points.size() * 8 < width;
        if ((curve.stroke() == Stroke.DOTTED && apart) || points.size() == 1)
            for (double[] at : points) pen.fill(at[0] - 2.5, at[1] - 2.5, 5, 5, color);
    }

    /// At most one in two pixels, each the mean of what lies there.
    private List<double[]> points(Curve curve, Scale scale) {
        var points = new ArrayList<double[]>();
        double sum = 0;
        int count = 0;
        long column = Long.MIN_VALUE;
        double at = 0;
        for (int i = 0; i < curve.x().length; i++) {
            double value = curve.y()[i];
            if (!Double.isFinite(value) || (logarithmic && value <= 0)) continue;
            long here = Math.round(x(curve.x()[i]) / 2);
            if (here != column && count > 0) {
                points.add(new double[]{at, y(scale, sum / count)});
                sum = 0;
                count = 0;
            }
            column = here;
            at = x(curve.x()[i]);
            sum += value;
            count++;
        }
        if (count > 0) points.add(new double[]{at, y(scale, sum / count)});
        return points;
    }
}
