package org.fovea.figure.learn.feature;

import org.fovea.compute.learn.feature.Ascent.Ending;
import org.fovea.compute.learn.feature.Ascent.Stage;
import org.fovea.figure.Figure;
import org.fovea.figure.NumberText;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;
import org.fovea.figure.Rectangle;
import org.jspecify.annotations.Nullable;

/// A picture made by gradient ascent, and below it how the value of its goal has grown with the steps.
///
/// @param picture cut to what the goal sees
/// @param side of the picture, in pixels
/// @param most how many steps there are to be
public record AscentFigure(Thumbnail picture, Stage stage, double side, int most) implements Figure {
    private static final double GAP = 8;
    private static final double CURVE = 44;
    private static final double LINE = 16;
    private static final double SIZE = 12;

    @Override
    public double width() {
        return side;
    }

    @Override
    public double height() {
        return side + GAP + CURVE + LINE;
    }

    @Override
    public void draw(Pen pen, Palette palette) {
        picture.draw(pen, palette, new Rectangle(0.5, 0.5, side - 1, side - 1));
        double top = side + GAP;
        pen.line(0, top + CURVE, side, top + CURVE, 1, palette.border());
        double[] values = stage.values();
        if (values.length == 0) return;
        double low = values[0];
        double high = values[0];
        for (double value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        double across = side / Math.max(1, most - 1);
        double span = high > low ? high - low : 1;
        for (int s = 1; s < values.length; s++)
            pen.line((s - 1) * across, y(top, values[s - 1], low, span), s * across, y(top, values[s], low, span), 1.5,
                    palette.neuron());
        pen.text(0, top + CURVE + LINE / 2 + 1, NumberText.of((float) values[0], 6), Face.NUMBERS, SIZE, Anchor.LEFT,
                palette.textQuiet());
        pen.text(side, top + CURVE + LINE / 2 + 1, NumberText.of((float) values[values.length - 1], 6), Face.NUMBERS,
                SIZE, Anchor.RIGHT, palette.text());
    }

    private static double y(double top, double value, double low, double span) {
        return top + CURVE - 2 - (value - low) / span * (CURVE - 4);
    }

    /// Where it stands, in words.
    public String text() {
        return text(stage, most);
    }

    private static String text(Stage stage, int most) {
        int steps = stage.values().length;
        return switch (stage.ending()) {
            case null -> "step %d of %d".formatted(steps, most);
            case DONE -> "%d steps".formatted(steps);
            case FLAT -> "no pixel changes it: every unit on the way is off";
            case NOT_FINITE -> "stopped: a gradient is no finite number";
        };
    }

    /// Whether it shows anything but noise.
    public static boolean shows(@Nullable Ending ending) {
        return ending == null || ending == Ending.DONE;
    }
}
