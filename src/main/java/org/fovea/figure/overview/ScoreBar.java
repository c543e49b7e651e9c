package org.fovea.figure.overview;

import java.util.List;
import java.util.Locale;
import org.fovea.compute.Statistics;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;
import org.fovea.figure.Rectangle;
import org.jspecify.annotations.Nullable;

/// The score of one class: its name or number, a bar as long as its share, and the share.
final class ScoreBar {
    private static final double TEXT = 12;
    private static final double DIGIT = 0.6 * TEXT;
    private static final double MOST_NAME = 0.45;
    private static final double NUMBER = 5 * DIGIT + 4;

    private ScoreBar() {
    }

    /// As much room for names as the longest takes, but not so much that no bars are left.
    private static double names(Pen pen, Rectangle at, List<String> labels) {
        double longest = labels.stream().mapToDouble(name -> pen.textWidth(name, Face.WORDS, TEXT)).max().orElse(0);
        return Math.ceil(Math.min(longest, at.width() * MOST_NAME)) + 6;
    }

    /// @param labels the names of all classes, empty where they have none
    /// @param statistics of a single value; null while it is still to come
    static void draw(Pen pen, Palette palette, Rectangle at, int index, List<String> labels,
            @Nullable Statistics statistics) {
        double middle = at.y() + at.height() / 2;
        double label = labels.isEmpty()
                ? Math.max(2, Integer.toString(index).length()) * DIGIT + 6
                : names(pen, at, labels);
        if (labels.isEmpty())
            pen.text(at.x() + label - 6, middle, Integer.toString(index), Face.NUMBERS, TEXT, Anchor.RIGHT,
                    palette.text());
        else
            pen.text(at.x() + label - 6, middle, pen.fitted(labels.get(index), Face.WORDS, TEXT, label - 6), Face.WORDS,
                    TEXT, Anchor.RIGHT, palette.text());
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
