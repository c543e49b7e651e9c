package org.fovea.figure.learn.answers;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.fovea.engine.Tensor;
import org.fovea.engine.train.Scored;
import org.fovea.figure.Figure;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;

/// The share of each class as a bar beside its name; the largest stands out. Where there are more classes than room, those with
/// the largest shares are shown.
///
/// @param names of the classes
/// @param shares one for each, 0 to 1; empty while nothing is known
public record SharesFigure(List<String> names, List<Float> shares, double width, double height) implements Figure {
    private static final double TEXT = 13;
    private static final double NUMBER = 64;
    private static final double MOST_NAME = 0.4;
    private static final double SMALLEST = 16;
    private static final double LARGEST = 30;

    public SharesFigure {
        names = List.copyOf(names);
        shares = List.copyOf(shares);
    }

    /// The shares of scores, by a softmax: `exp(s_k) / Σ exp(s)`.
    ///
    /// @param scores K×1×1
    public static List<Float> softmax(Tensor scores) {
        float[] s = scores.data;
        float most = s[Scored.best(scores)];
        double sum = 0;
        for (float score : s) sum += Math.exp(score - most);
        double all = sum;
        return IntStream.range(0, s.length)
                .mapToObj(k -> (float) (Math.exp(s[k] - most) / all)).toList();
    }

    /// Shares as they come out of a softmax.
    ///
    /// @param shares K×1×1
    public static List<Float> listed(Tensor shares) {
        return IntStream.range(0, shares.data.length).mapToObj(k -> shares.data[k]).toList();
    }

    /// How high it has to be to show all classes.
    public static double room(int classes) {
        return classes * LARGEST;
    }

    @Override
    public void draw(Pen pen, Palette palette) {
        int fit = Math.max(1, (int) (height / SMALLEST));
        List<Integer> shown = shown(fit);
        double pitch = Math.min(LARGEST, height / Math.min(fit, Math.max(1, names.size())));
        double longest = shown.stream().mapToDouble(k -> pen.textWidth(names.get(k), Face.WORDS_BOLD, TEXT)).max()
                .orElse(0);
        double label = Math.ceil(Math.min(longest, width * MOST_NAME)) + 10;
        double room = Math.max(1, width - label - NUMBER);
        int best = best();
        for (int i = 0; i < shown.size(); i++) {
            int k = shown.get(i);
            double middle = (i + 0.5) * pitch;
            boolean wins = k == best;
            Face face = wins ? Face.WORDS_BOLD : Face.WORDS;
            pen.text(label - 10, middle, pen.fitted(names.get(k), face, TEXT, label - 10), face, TEXT, Anchor.RIGHT,
                    wins ? palette.neuron() : palette.text());
            double high = Math.min(16, pitch - 5);
            pen.fill(label, middle - high / 2, room, high, palette.border());
            if (k >= shares.size()) continue;
            pen.fill(label, middle - high / 2, Math.max(1, Math.rint(room * shares.get(k))), high,
                    wins ? palette.neuron() : palette.textQuiet());
            pen.text(width, middle, percent(shares.get(k)), wins ? Face.NUMBERS_BOLD : Face.NUMBERS, TEXT,
                    Anchor.RIGHT, wins ? palette.text() : palette.textQuiet());
        }
        if (shown.size() < names.size())
            pen.text(label, (shown.size() + 0.5) * pitch, "%,d more".formatted(names.size() - shown.size()), Face.WORDS,
                    TEXT, Anchor.LEFT, palette.textQuiet());
    }

    /// In their order; of too many the likely ones.
    private List<Integer> shown(int fit) {
        var all = IntStream.range(0, names.size()).boxed();
        if (names.size() <= fit) return all.toList();
        return all.sorted(Comparator.comparingDouble(k -> k < shares.size() ? -shares.get(k) : 0))
                .limit(Math.max(1, fit - 1)).sorted().toList();
    }

    private int best() {
        int best = shares.isEmpty() ? -1 : 0;
        for (int k = 1; k < shares.size(); k++) if (shares.get(k) > shares.get(best)) best = k;
        return best;
    }

    /// `97.3 %`, and `100 %` or `0 %` only where that is so.
    public static String percent(double share) {
        double percent = 100 * share;
        if (percent > 0 && percent < 0.05) return "<0.1 %";
        if (percent < 100 && percent >= 99.95) return ">99.9 %";
        return percent == 0 || percent == 100
                ? "%.0f %%".formatted(percent)
                : String.format(Locale.ROOT, "%.1f %%", percent);
    }
}
