package org.fovea.figure.overview;

import java.util.Locale;
import org.fovea.compute.Statistics;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;
import org.fovea.figure.Rectangle;
import org.jspecify.annotations.Nullable;

/// The score of one class: its number, a bar as long as its share, and the share.
final class ScoreBar {
    private static final double TEXT = 12;
    private static final double DIGIT = 0.6 * TEXT;
    private static final double NUMBER = 5 * DIGIT + 4;

    private ScoreBar() {
    }

    /// @param statistics of a single value; null while it is still to come
    static void draw(Pen pen, Palette palette, Rectangle at, int index, @Nullable Statistics statistics) {
        double middle = at.y() + at.height() / 2;
        double label = Math.max(2, Integer.toString(index).length()) * DIGIT + 6;
        pen.text(at.x() + label - 6, middle, Integer.toString(index), Face.NUMBERS, TEXT, Anchor.RIGHT,
                palette.text());
        double from = at.x() + label;
        double room = Math.max(1, at.width() - label - NUMBER);
        double high = Math.min(12, at.height() - 6);
        pen.fill(from, middle - high / 2, room, high, palette.border());
        if (statistics == null) return;
        double share = Math.clamp(statistics.max(), 0, 1);
        pen.fill(from, middle - high / 2, Math.max(1, Math.rint(room * share)), high, palette.neuron());
        pen.text(at.right(), middle, String.format(Locale.ROOT, "%.3f", share), Face.NUMBERS, TEXT, Anchor.RIGHT,
                palette.textQuiet());
    }
}
