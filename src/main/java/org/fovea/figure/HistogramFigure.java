package org.fovea.figure;

import org.fovea.compute.Statistics;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;

/// How often which values occur in a feature map: bars in the colours of their values, zero marked. The heights grow
/// with the square root of the counts, so that the many zeros of a rectified map leave the rest visible.
public record HistogramFigure(Statistics statistics, ColorScale scale, double width,
        double height) implements Figure {
    private static final double AXIS = 18;
    private static final double LABEL = 12;
    private static final double ROOM = 8;

    @Override
    public void draw(Pen pen, Palette palette) {
        double base = height - AXIS;
        float min = statistics.min();
        float max = statistics.max();
        if (min == max) {
            bar(pen, palette, width / 2 - 3, 6, base, base, scale.argb(min));
            pen.outline(width / 2 - 3.5, 0.5, 7, base, 1, palette.textQuiet());
            axis(pen, palette, base);
            label(pen, palette, width / 2, NumberText.of(min, 8), Anchor.CENTER);
            return;
        }
        int bins = statistics.bins().size();
        int most = statistics.bins().stream().mapToInt(Integer::intValue).max().orElse(1);
        double step = width / bins;
        for (int bin = 0; bin < bins; bin++) {
            int count = statistics.bins().get(bin);
            if (count == 0) continue;
            float value = (float) (min + (bin + 0.5) * ((double) max - min) / bins);
            // Even a single value is seen.
            double tall = Math.max(1.5, (base - 1) * Math.sqrt((double) count / most));
            bar(pen, palette, bin * step, step, tall, base, scale.argb(value));
        }
        axis(pen, palette, base);
        NumberText numbers = ColorBarFigure.labels(min, max);
        label(pen, palette, 0, numbers.text(min), Anchor.LEFT);
        label(pen, palette, width, numbers.text(max), Anchor.RIGHT);
        if (min < 0 && max > 0) zero(pen, palette, base, numbers);
    }

    private void zero(Pen pen, Palette palette, double base, NumberText numbers) {
        double x = -statistics.min() / ((double) statistics.max() - statistics.min()) * width;
        pen.line(x, 0, x, base + 3, 1, palette.textQuiet());
        double half = pen.textWidth("0", Face.NUMBERS, LABEL) / 2;
        if (x - half >= measure(pen, numbers.text(statistics.min())) + ROOM
                && x + half <= width - measure(pen, numbers.text(statistics.max())) - ROOM)
            label(pen, palette, x, "0", Anchor.CENTER);
    }

    /// A bar with a quiet edge on top, for colours that are those of the ground.
    private static void bar(Pen pen, Palette palette, double x, double wide, double tall, double base, int argb) {
        pen.fill(x, base - tall, wide, tall, argb);
        pen.fill(x, base - tall, wide, 1, palette.textQuiet());
    }

    private void axis(Pen pen, Palette palette, double base) {
        pen.fill(0, base, width, 1, palette.border());
    }

    private static double measure(Pen pen, String text) {
        return pen.textWidth(text, Face.NUMBERS, LABEL);
    }

    private void label(Pen pen, Palette palette, double x, String text, Anchor anchor) {
        pen.text(x, height - AXIS / 2 + 2, text, Face.NUMBERS, LABEL, anchor, palette.textQuiet());
    }
}
