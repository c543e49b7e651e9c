package org.fovea.figure.learn.recover;

import org.fovea.compute.learn.recover.Attempt;
import org.fovea.compute.learn.recover.Scene;
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
/// @param scene the picture and its maps
/// @param kernel the shape of a filter
/// @param guess what the guess makes of the picture, null where nobody has guessed yet
/// @param filter which of the hidden filters is asked for
public record GuessFigure(Scene scene, Shape kernel, @Nullable Attempt guess, int filter, double width,
        double height) implements Figure {
    private static final double GAP = 14;
    private static final double SIGN = 30;
    private static final double LEAST = 60;
    /// From this width on there is room for kernels.
    private static final double WIDE = 560;
    /// How wide a kernel is at least, and as a share of the width.
    private static final double KERNEL = 110;
    private static final double SHARE = 0.18;

    private double between() {
        return width < WIDE ? SIGN : Math.max(KERNEL, Math.floor(width * SHARE)) + 2 * SIGN;
    }

    private Maps maps() {
        double tall = Math.floor((height - GAP) / 2 - Maps.HEAD - Maps.FOOT);
        double side = Math.max(LEAST, Maps.side(scene, Math.floor((width - between() - 2) / 2), tall));
        return new Maps(scene, guess, filter, "your guess", side, Math.min(side, (width - between()) / 2) + SIGN - 4);
    }

    @Override
    public void draw(Pen pen, Palette palette) {
        Maps maps = maps();
        double left = Math.max(1, Math.floor((width - 2 * maps.across() - between()) / 2));
        double middle = left + maps.across();
        double right = middle + between();
        double below = maps.height() + GAP;
        maps.picture(pen, palette, left, 0);
        maps.wanted(pen, palette, right, 0);
        maps.error(pen, palette, left, below);
        maps.made(pen, palette, right, below);
        if (width < WIDE) return;
        Tensor weights = guess == null ? null : guess.filters().get(filter);
        ColorScale scale = ColorScale.ofWeights(weights == null ? new float[0] : weights.data);
        kernel(pen, palette, middle, 0, "The hidden filter", null, scale);
        Maps.sign(pen, palette, middle + SIGN / 2, 0, maps.tall(), "∗");
        Maps.sign(pen, palette, right - SIGN / 2, 0, maps.tall(), "=");
        if (weights != null) {
            kernel(pen, palette, middle, below, "Your guess", weights, scale);
            Maps.sign(pen, palette, right - SIGN / 2, below, maps.tall(), "=");
        }
    }

    private void kernel(Pen pen, Palette palette, double x, double y, String title, @Nullable Tensor weights,
            ColorScale scale) {
        double wide = between() - 2 * SIGN;
        Maps.title(pen, palette, x + between() / 2, y, title, between());
        new KernelFigure(kernel, weights, scale, -1, wide, maps().tall())
                .draw(new MovedPen(pen, x + SIGN, y + Maps.HEAD), palette);
    }
}
