package org.fovea.figure;

import org.fovea.compute.EffectiveField;
import org.fovea.compute.EffectiveField.Ellipse;
import org.fovea.engine.Region;
import org.fovea.engine.Tensor;
import org.fovea.engine.field.Box;
import org.fovea.engine.field.Units;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;
import org.fovea.project.Colors;

/// What a unit could see of the picture beside what really counts: at the left the picture, dimmed where it is not in the
/// receptive field; at the right the magnitude of the gradient over it, with the ellipses of one and two standard
/// deviations. Both are cut to the field and a little around it.
public final class EffectiveFigure implements Figure {
    private static final double TITLE = 24;
    private static final double GAP = 28;
    private static final double SIZE = 12;
    private static final double MARGIN = 0.2;
    private static final double DIM = 0.28;
    private static final int ELLIPSE = 0xffffffff;
    /// How far the control points of a quarter circle of radius 1 lie from its ends.
    private static final double QUARTER = 4 / 3.0 * (Math.sqrt(2) - 1);

    private final EffectiveField field;
    private final Region theoretical;
    private final Viewport viewport;
    private final int wide;
    private final int high;
    private final Raster seen;
    private final Raster counting;

    /// Makes its pixels.
    ///
    /// @param picture C×H×W
    /// @param units what the unit sees, with what lies on the padding
    /// @param width of the figure
    /// @param most its height at most
    public EffectiveFigure(Tensor picture, Units units, EffectiveField field, double width, double most) {
        this.field = field;
        theoretical = units.region().orElseThrow(() -> new IllegalArgumentException("the unit sees nothing"));
        double around = Math.max(2, MARGIN * Math.max(theoretical.height(), theoretical.width()));
        double rows = theoretical.height() + 2 * around;
        double columns = theoretical.width() + 2 * around;
        double scale = Math.min((width - GAP) / 2 / columns, (most - TITLE) / rows);
        viewport = new Viewport(theoretical.left() - around, theoretical.top() - around, scale);
        wide = (int) Math.max(1, columns * scale);
        high = (int) Math.max(1, rows * scale);
        Raster whole = Painting.picture(picture, Placement.INPUT, viewport, wide, high);
        seen = dimmed(whole, units);
        counting = heated(whole);
    }

    /// The middle of the field where it is; the rest dimmed.
    private Raster dimmed(Raster whole, Units units) {
        var argb = whole.argb.clone();
        var clear = new boolean[argb.length];
        for (Box box : units.boxes())
            for (int y = 0; y < high; y++) {
                if (!box.rows().contains((int) Math.floor(viewport.row(y + 0.5)))) continue;
                for (int x = 0; x < wide; x++)
                    clear[y * wide + x] |= box.columns().contains((int) Math.floor(viewport.column(x + 0.5)));
            }
        for (int i = 0; i < argb.length; i++) if (!clear[i]) argb[i] = mixed(argb[i], 0xff000000, DIM);
        return new Raster(wide, high, argb);
    }

    /// The shares in colours over the dimmed picture, the larger the more they cover it.
    private Raster heated(Raster whole) {
        float most = 0;
        for (float share : field.shares().data) most = Math.max(most, share);
        var scale = new ColorScale(ColorMap.of(Colors.MAGMA), 0, most);
        Raster heat = Painting.map(field.shares(), 0, scale, Placement.INPUT, viewport, wide, high);
        var argb = new int[whole.argb.length];
        for (int i = 0; i < argb.length; i++)
            argb[i] = whole.argb[i] == 0 ? 0 : mixed(heat.argb[i], mixed(whole.argb[i], 0xff000000, DIM), 0.85);
        return new Raster(wide, high, argb);
    }

    private static int mixed(int one, int other, double share) {
        if (one == 0) return 0;
        int argb = 0xff000000;
        for (int shift = 0; shift < 24; shift += 8) {
            double value = share * (one >> shift & 255) + (1 - share) * (other >> shift & 255);
            argb |= (int) Math.round(value) << shift;
        }
        return argb;
    }

    @Override
    public double width() {
        return 2 * wide + GAP;
    }

    @Override
    public double height() {
        return TITLE + high;
    }

    @Override
    public void draw(Pen pen, Palette palette) {
        panel(pen, palette, 0, "theoretical: what could count", seen);
        panel(pen, palette, wide + GAP, "effective: what counts", counting);
        var moved = new MovedPen(pen, wide + GAP, TITLE);
        pen.clip(wide + GAP, TITLE, wide, high);
        for (int sigmas = 1; sigmas <= 2; sigmas++) ellipse(moved, field.ellipse(sigmas), sigmas == 1 ? 2 : 1.25);
        pen.unclip();
    }

    private void panel(Pen pen, Palette palette, double left, String title, Raster raster) {
        pen.text(left, TITLE / 2 - 2, title, Face.WORDS_BOLD, SIZE, Anchor.LEFT, palette.text());
        pen.hatch(left, TITLE, wide, high, palette.paddingGround(), palette.paddingHatch());
        pen.image(left, TITLE, wide, high, raster);
        double x = left + viewport.toX(theoretical.left());
        double y = TITLE + viewport.toY(theoretical.top());
        pen.outline(x, y, theoretical.width() * viewport.scale(), theoretical.height() * viewport.scale(), 2,
                palette.field());
    }

    /// The middle of pixel (i, j) lies half a cell from its corner.
    private void ellipse(Pen pen, Ellipse ellipse, double line) {
        double centerX = viewport.toX(ellipse.column() + 0.5);
        double centerY = viewport.toY(ellipse.row() + 0.5);
        var points = new double[32];
        for (int quarter = 0; quarter < 4; quarter++) {
            double[][] unit = {{1, 0}, {1, QUARTER}, {QUARTER, 1}, {0, 1}};
            for (int p = 0; p < 4; p++) {
                double u = unit[p][0];
                double v = unit[p][1];
                for (int turn = 0; turn < quarter; turn++) {
                    double old = u;
                    u = -v;
                    v = old;
                }
                double along = u * ellipse.longer() * viewport.scale();
                double beside = v * ellipse.shorter() * viewport.scale();
                points[quarter * 8 + 2 * p] = centerX + along * Math.cos(ellipse.angle())
                        - beside * Math.sin(ellipse.angle());
                points[quarter * 8 + 2 * p + 1] = centerY + along * Math.sin(ellipse.angle())
                        + beside * Math.cos(ellipse.angle());
            }
        }
        pen.curves(line, ELLIPSE, points);
    }

    /// What the picture shows in words, with its numbers.
    public String text() {
        double rows = field.rowSigma();
        double columns = field.columnSigma();
        double share = Math.PI * 4 * rows * columns / (theoretical.height() * (double) theoretical.width());
        return ("σ is %.2f rows and %.2f columns; the ellipse of 2σ covers %.1f %% of the theoretical field of %d×%d. "
                + "The middle quarter of that field, half as high and wide, holds %.1f %% of all gradient.")
                .formatted(rows,
                        columns, 100 * share, theoretical.height(), theoretical.width(),
                        100 * field.inside(theoretical, 0.5));
    }
}
