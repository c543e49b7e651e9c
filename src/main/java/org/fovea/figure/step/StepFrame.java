package org.fovea.figure.step;

import org.fovea.compute.Evaluation;
import org.fovea.compute.Seen;
import org.fovea.compute.step.Level;
import org.fovea.compute.step.Moment;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Source;
import org.fovea.figure.ColorScale;
import org.fovea.figure.Extent;
import org.fovea.figure.FieldFigure;
import org.fovea.figure.Figure;
import org.fovea.figure.GridFigure;
import org.fovea.figure.InputImage;
import org.fovea.figure.MovedPen;
import org.fovea.figure.PaddingFigure;
import org.fovea.figure.Painting;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;
import org.fovea.figure.Placement;
import org.fovea.figure.Viewport;
import org.fovea.project.LayerTitle;
import org.jspecify.annotations.Nullable;

/// A step as a picture of its own: input and map side by side as on the stage, the arithmetic below.
///
/// @param image what of the input is seen
/// @param map the values of the map in turn, 1×H×W; what is still to come is left out
/// @param scale their colours
/// @param level in which steps the position is told
/// @param width in pixels, at least [#NARROWEST]
/// @param height in pixels, at least [#LOWEST]
public record StepFrame(Moment moment, InputImage image, Tensor map, ColorScale scale, Level level, double width,
        double height) implements Figure {
    public static final int NARROWEST = 480;
    public static final int LOWEST = 360;
    private static final double EDGE = 16;
    private static final double HEAD = 30;
    private static final double GAP = 28;
    private static final double ARITHMETIC = 184;
    private static final double LOW_ARITHMETIC = 150;
    private static final double ROOMY = 480;
    private static final double TEXT = 13;

    /// @throws IllegalArgumentException when it is too small to show anything
    public StepFrame {
        if (width < NARROWEST || height < LOWEST)
            throw new IllegalArgumentException("%.0f × %.0f pixels".formatted(width, height));
    }

    @Override
    public void draw(Pen pen, Palette palette) {
        pen.fill(0, 0, width, height, palette.panel());
        head(pen, palette);
        double arithmetic = height >= ROOMY ? ARITHMETIC : LOW_ARITHMETIC;
        double low = height - EDGE - arithmetic;
        pictures(pen, palette, EDGE + HEAD, low - 12);
        new StepFigure(moment, StepFigure.FOLLOW, width - 2 * EDGE, arithmetic)
                .draw(new MovedPen(pen, EDGE, low), palette);
    }

    private void head(Pen pen, Palette palette) {
        Evaluation evaluation = moment.evaluation();
        double y = EDGE + 7;
        String position = "%s %s".formatted(level.word(), StepText.position(moment.course(), level, moment.position()));
        double right = pen.textWidth(position, Face.NUMBERS, TEXT);
        String title = "%s · %s".formatted(evaluation.layer().name(), LayerTitle.of(evaluation.layer().kind()));
        pen.text(EDGE, y, pen.fitted(title, Face.WORDS_BOLD, TEXT, width - 2 * EDGE - right - GAP), Face.WORDS_BOLD,
                TEXT, Anchor.LEFT, palette.text());
        pen.text(width - EDGE, y, position, Face.NUMBERS, TEXT, Anchor.RIGHT, palette.textQuiet());
    }

    /// Both at one scale, so that positions correspond.
    private void pictures(Pen pen, Palette palette, double top, double bottom) {
        Extent extent = Extent.of(moment.evaluation());
        double wide = (width - 2 * EDGE - GAP) / 2;
        double high = bottom - top;
        double exact = Math.min(wide / extent.width(), high / extent.height());
        double scale = exact >= 4 ? Math.floor(exact) : exact;
        double used = extent.width() * scale;
        double left = EDGE + Math.max(0, Math.floor((wide - used) / 2));
        double y = top + Math.max(0, Math.floor((high - extent.height() * scale) / 2));
        var seen = new Viewport(extent.left(), extent.top(), scale);
        double across = wide + GAP;
        input(new MovedPen(pen, left, y), palette, seen, used, extent.height() * scale);
        map(new MovedPen(pen, left + across, y), palette, seen, used, extent.height() * scale);
        connect(new MovedPen(pen, left, y), palette, seen, across);
    }

    private @Nullable Seen field() {
        return moment.evaluation().seen(moment.map(), moment.at(), input()).orElse(null);
    }

    private int input() {
        return moment.partial().read().map(Source::input).orElse(0);
    }

    private void input(Pen pen, Palette palette, Viewport seen, double wide, double high) {
        Evaluation evaluation = moment.evaluation();
        Tensor values = image.values();
        pen.clip(0, 0, wide, high);
        pen.image(0, 0, Math.ceil(wide), Math.ceil(high),
                image.raster(seen, (int) Math.ceil(wide), (int) Math.ceil(high)));
        PaddingFigure.draw(pen, palette, values, evaluation.paddingMode(), evaluation.rows(), evaluation.columns(),
                seen, wide, high);
        image.drawNumbers(pen, seen, wide, high);
        pen.unclip();
        Seen field = field();
        if (moment.idle() || field == null) return;
        FieldFigure.drawField(pen, palette, field.rows(), field.columns(), seen);
        ReachedFigure.drawTurn(pen, palette, moment, input(), seen);
    }

    private Placement placement() {
        Evaluation evaluation = moment.evaluation();
        return Placement.ofMap(evaluation.fields(), evaluation.input().shape, evaluation.output());
    }

    private void map(Pen pen, Palette palette, Viewport seen, double wide, double high) {
        Placement placement = placement();
        double x = seen.toX(placement.x(0));
        double y = seen.toY(placement.y(0));
        double mapWide = seen.toX(placement.x(map.shape.width())) - x;
        double mapHigh = seen.toY(placement.y(map.shape.height())) - y;
        pen.image(0, 0, Math.ceil(wide), Math.ceil(high),
                Painting.map(map, 0, scale, placement, seen, (int) Math.ceil(wide), (int) Math.ceil(high)));
        GridFigure.map(pen, map, 0, scale, placement, seen, wide, high);
        ReachedFigure.drawEmpty(pen, palette, moment, moment.map(), placement, seen, wide, high);
        pen.outline(x - 0.5, y - 0.5, mapWide + 1, mapHigh + 1, 1, palette.border());
        ReachedFigure.drawStamp(pen, palette, moment, placement, seen);
        if (!moment.idle()) FieldFigure.drawNeuron(pen, palette, placement, moment.at(), seen);
    }

    private void connect(Pen pen, Palette palette, Viewport seen, double across) {
        Seen field = field();
        if (moment.idle() || field == null) return;
        FieldFigure.drawConnections(pen, palette, FieldFigure.field(field.rows(), field.columns(), seen),
                FieldFigure.neuron(placement(), moment.at(), seen).moved(across, 0));
    }
}
