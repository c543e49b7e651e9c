package org.fovea.compute.learn.answers;

import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;

/// What was drawn by hand on a square of side×side pixels: 0 where nothing is, 1 in the middle of a stroke. It is kept finer than
/// the pixels, so that it can be moved and scaled. Immutable.
public final class Ink {
    /// So many fine cells a pixel is wide.
    private static final int FINE = 4;
    /// Over so many pixels a stroke fades at its edge.
    private static final double EDGE = 0.8;
    /// Less in all than this many pixels of full ink is nothing.
    private static final double NOTHING = 0.05;
    /// The side of the box and of the picture of MNIST's digits.
    private static final double BOX = 20.0 / 28;

    private final int side;
    /// Row-major, `(side · FINE)²`.
    private final float[] data;

    private Ink(int side, float[] data) {
        this.side = side;
        this.data = data;
    }

    /// An empty square.
    ///
    /// @throws IllegalArgumentException when it has no pixels
    public static Ink blank(int side) {
        if (side < 1) throw new IllegalArgumentException("a side of " + side);
        return new Ink(side, new float[side * side * FINE * FINE]);
    }

    /// Height and width in pixels.
    public int side() {
        return side;
    }

    /// A place on the square in pixels; (0, 0) is the upper left corner.
    public record Place(double row, double column) {
    }

    /// A stroke along a line with a soft round brush.
    ///
    /// @param radius of the brush in pixels
    /// @param erases whether it takes ink away
    public Ink stroke(Place from, Place to, double radius, boolean erases) {
        float[] next = data.clone();
        int wide = side * FINE;
        double reach = radius + EDGE;
        int top = cell(Math.min(from.row, to.row) - reach);
        int bottom = cell(Math.max(from.row, to.row) + reach);
        int left = cell(Math.min(from.column, to.column) - reach);
        int right = cell(Math.max(from.column, to.column) + reach);
        for (int i = top; i <= bottom; i++)
            for (int j = left; j <= right; j++) {
                double away = distance((i + 0.5) / FINE, (j + 0.5) / FINE, from, to);
                float covered = (float) Math.clamp((radius + EDGE / 2 - away) / EDGE, 0, 1);
                int at = i * wide + j;
                next[at] = erases ? Math.min(next[at], 1 - covered) : Math.max(next[at], covered);
            }
        return new Ink(side, next);
    }

    private int cell(double pixels) {
        return Math.clamp((long) Math.floor(pixels * FINE), 0, side * FINE - 1);
    }

    private static double distance(double row, double column, Place from, Place to) {
        double down = to.row - from.row;
        double across = to.column - from.column;
        double length = down * down + across * across;
        double along = length == 0
                ? 0
                : Math.clamp(((row - from.row) * down + (column - from.column) * across) / length, 0, 1);
        return Math.hypot(row - from.row - along * down, column - from.column - along * across);
    }

    /// Whether there is nothing to see.
    public boolean isEmpty() {
        double sum = 0;
        for (float value : data) sum += value;
        return sum < NOTHING * FINE * FINE;
    }

    /// As it was drawn, 1×side×side.
    public Tensor picture() {
        return sampled(1, 0, 0);
    }

    /// As MNIST's digits are: scaled so that it just fits into a box of 20 of 28 pixels, its proportions kept, and moved so that its
    /// centre of mass lies in the middle (LeCun, Cortes and Burges, The MNIST database). 1×side×side; empty ink stays.
    public Tensor centred() {
        if (isEmpty()) return picture();
        int wide = side * FINE;
        int top = wide;
        int bottom = -1;
        int left = wide;
        int right = -1;
        double mass = 0;
        double row = 0;
        double column = 0;
        for (int i = 0; i < wide; i++)
            for (int j = 0; j < wide; j++) {
                double value = data[i * wide + j];
                mass += value;
                row += value * (i + 0.5);
                column += value * (j + 0.5);
                // What has faded to less than half is no part of the stroke.
                if (value < 0.5) continue;
                top = Math.min(top, i);
                bottom = Math.max(bottom, i);
                left = Math.min(left, j);
                right = Math.max(right, j);
            }
        if (bottom < 0) return picture();
        double longer = Math.max(bottom - top, right - left) + 1.0;
        double scale = BOX * wide / longer;
        return sampled(scale, row / mass - wide / (2 * scale), column / mass - wide / (2 * scale));
    }

    /// The mean of the ink under each pixel.
    ///
    /// @param scale how many times larger it becomes
    /// @param top the fine row that lies at the upper edge then
    private Tensor sampled(double scale, double top, double left) {
        var result = new float[side * side];
        int samples = (int) Math.clamp(Math.ceil(FINE / scale), FINE, 8 * FINE);
        double step = FINE / (scale * samples);
        for (int i = 0; i < side; i++)
            for (int j = 0; j < side; j++) {
                double sum = 0;
                for (int a = 0; a < samples; a++)
                    for (int b = 0; b < samples; b++)
                        sum += at(top + i * FINE / scale + (a + 0.5) * step,
                                left + j * FINE / scale + (b + 0.5) * step);
                result[i * side + j] = (float) (sum / (samples * samples));
            }
        return new Tensor(new Shape(1, side, side), result);
    }

    /// Between the middles of four fine cells.
    private double at(double row, double column) {
        int i = (int) Math.floor(row - 0.5);
        int j = (int) Math.floor(column - 0.5);
        double down = row - 0.5 - i;
        double across = column - 0.5 - j;
        // Mostly nothing is there, or a sample lies on a middle.
        double above = (1 - across) * cell(i, j) + across * cell(i, j + 1);
        return down == 0
                ? above
                : (1 - down) * above + down * ((1 - across) * cell(i + 1, j) + across * cell(i + 1, j + 1));
    }

    private double cell(int row, int column) {
        int wide = side * FINE;
        return row < 0 || column < 0 || row >= wide || column >= wide ? 0 : data[row * wide + column];
    }
}
