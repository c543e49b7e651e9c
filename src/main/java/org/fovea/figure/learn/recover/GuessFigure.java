package org.fovea.figure.learn.recover;

import org.fovea.compute.learn.recover.Attempt;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.figure.ColorScale;
import org.fovea.figure.Figure;
import org.fovea.figure.MovedPen;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.jspecify.annotations.Nullable;

/// What a class sees before it guesses: a picture, the covered filter and the map that it makes; below, the guess, what that
/// makes, and under the picture the error. Without room for kernels there are only maps.
///
/// @param input C×H×W
/// @param wanted the maps of the hidden filters, K×H′×W′
/// @param kernel the shape of a filter
/// @param guess what the guess makes of the picture, null where nobody has guessed yet
/// @param filter which of the hidden filters is asked for
public record GuessFigure(Tensor input, Tensor wanted, Shape kernel, @Nullable Attempt guess, int filter, double width,
        double height) implements Figure {
    private static final double GAP = 14;
    private static final double SIGN = 30;
    private static final double LEAST = 60;
    /// From this width on there is room for kernels.
    private static final double WIDE = 560;
    /// How wide a kernel is at least, and as a share of the width.
    private static final double KERNEL = 110;
    private static final double SHARE = 0.22;

    private double between() {
        return width < WIDE ? SIGN : Math.max(KERNEL, Math.floor(width * SHARE)) + 2 * SIGN;
    }

    private double side() {
        double tall = Math.floor((height - GAP) / 2 - Maps.height(0));
        return Math.max(LEAST, Math.min(Math.floor((width - between() - 2) / 2), tall));
    }

    @Override
    public void draw(Pen pen, Palette palette) {
        double side = side();
        double left = Math.max(1, Math.floor((width - 2 * side - between()) / 2));
        double right = left + side + between();
        double below = Maps.height(side) + GAP;
        var maps = new Maps(input, wanted, guess, filter, "your guess", side, side + SIGN - 4);
        maps.picture(pen, palette, left, 0);
        maps.wanted(pen, palette, right, 0);
        maps.error(pen, palette, left, below);
        maps.made(pen, palette, right, below);
        if (width < WIDE) return;
        Tensor weights = guess == null ? null : guess.filters().get(filter);
        ColorScale scale = ColorScale.ofWeights(weights == null ? new float[0] : weights.data);
        kernel(pen, palette, left + side, 0, "The hidden filter", null, scale);
        Maps.sign(pen, palette, left + side + SIGN / 2, 0, side, "∗");
        Maps.sign(pen, palette, right - SIGN / 2, 0, side, "=");
        if (weights != null) {
            kernel(pen, palette, left + side, below, "Your guess", weights, scale);
            Maps.sign(pen, palette, right - SIGN / 2, below, side, "=");
        }
    }

    private void kernel(Pen pen, Palette palette, double x, double y, String title, @Nullable Tensor weights,
            ColorScale scale) {
        double wide = between() - 2 * SIGN;
        Maps.title(pen, palette, x + between() / 2, y, title, between());
        new KernelFigure(kernel, weights, scale, -1, wide, side())
                .draw(new MovedPen(pen, x + SIGN, y + Maps.HEAD), palette);
    }
}
