package org.fovea.ui.stage;

import java.util.BitSet;
import javafx.scene.paint.Color;
import org.fovea.engine.Shape;
import org.fovea.project.Cell;
import org.fovea.project.Paint;

/// A round brush drawn over the input.
final class Brush {
    private Brush() {
    }

    /// More paint: every pixel within `size / 2` of the line from one cell to another.
    ///
    /// @param input the shape of the input, 1×H×W or 3×H×W
    static Paint stroke(Paint paint, Shape input, Cell from, Cell to, double size, Color color) {
        var touched = new BitSet(input.plane());
        double steps = Math.max(1, Math.max(Math.abs(to.row() - from.row()), Math.abs(to.column() - from.column())));
        for (int step = 0; step <= steps; step++)
            dab(touched, input, from.row() + (to.row() - from.row()) * step / steps,
                    from.column() + (to.column() - from.column()) * step / steps, size / 2);
        int[] pixels = touched.stream().toArray();
        if (pixels.length == 0) return paint;
        var where = new int[pixels.length * input.channels()];
        var values = new float[where.length];
        for (int c = 0; c < input.channels(); c++)
            for (int i = 0; i < pixels.length; i++) {
                where[c * pixels.length + i] = c * input.plane() + pixels[i];
                values[c * pixels.length + i] = channel(color, c, input.channels());
            }
        return paint.over(where, values);
    }

    /// One value of one pixel.
    static Paint value(Paint paint, Shape input, Cell at, int channel, float value) {
        return paint.over(new int[]{input.index(channel, at.row(), at.column())}, new float[]{value});
    }

    /// The value a colour has in a channel; on a grey input its luma.
    static float channel(Color color, int channel, int channels) {
        if (channels == 1) return (float) (0.299 * color.getRed() + 0.587 * color.getGreen() + 0.114 * color.getBlue());
        return (float) switch (channel) {
            case 0 -> color.getRed();
            case 1 -> color.getGreen();
            default -> color.getBlue();
        };
    }

    private static void dab(BitSet touched, Shape input, double row, double column, double radius) {
        int reach = (int) Math.floor(Math.max(0, radius - 0.5));
        for (int i = (int) Math.round(row) - reach; i <= Math.round(row) + reach; i++)
            for (int j = (int) Math.round(column) - reach; j <= Math.round(column) + reach; j++) {
                boolean inside = i >= 0 && i < input.height() && j >= 0 && j < input.width();
                if (inside && Math.hypot(i - row, j - column) <= Math.max(0.5, radius))
                    touched.set(i * input.width() + j);
            }
    }
}
