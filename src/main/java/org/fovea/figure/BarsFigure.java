package org.fovea.figure;

import java.math.BigInteger;
import java.util.List;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;

/// Counts as bars under each other, on a linear scale from 0 or a logarithmic one from 1.
///
/// @param title what is counted
/// @param bars from the first to the last
/// @param logarithmic whether equal steps of the scale are equal factors
public record BarsFigure(String title, List<Bar> bars, boolean logarithmic, double width) implements Figure {
    private static final int FULLY = 0xffb2182b;
    private static final double TITLE = 24;
    private static final double ROW = 26;
    private static final double BAR = 16;
    private static final double AXIS = 20;
    private static final double LABEL = 150;
    private static final double NUMBER = 120;
    private static final double SIZE = 12;
    /// At least so wide, so that the smallest count is seen.
    private static final double LEAST = 2;

    /// @param name at its left
    /// @param count how long it is
    /// @param text the count for people
    /// @param color one of the palette's
    public record Bar(String name, BigInteger count, String text, Role color) {
    }

    /// Which colour of the palette a bar has.
    public enum Role {
        SHARED, LOCAL, FULL;

        int of(Palette palette) {
            return switch (this) {
                case SHARED -> palette.neuron();
                case LOCAL -> palette.textQuiet();
                case FULL -> FULLY;
            };
        }
    }

    public BarsFigure {
        bars = List.copyOf(bars);
    }

    @Override
    public double height() {
        return TITLE + bars.size() * ROW + AXIS;
    }

    @Override
    public void draw(Pen pen, Palette palette) {
        pen.text(0, TITLE / 2, title, Face.WORDS_BOLD, SIZE, Anchor.LEFT, palette.text());
        double most = Math.max(1, bars.stream().mapToDouble(bar -> length(bar.count())).max().orElse(1));
        double room = Math.max(10, width - LABEL - NUMBER);
        int step = Math.max(1, (int) Math.ceil(most / (room / 40)));
        pen.text(width, TITLE / 2, logarithmic
                ? "logarithmic, each line %s times the one before".formatted(CountText.wide(BigInteger.TEN.pow(step)))
                : "to scale, from 0", Face.WORDS, SIZE, Anchor.RIGHT, palette.textQuiet());
        if (logarithmic) lines(pen, palette, step, most, room);
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            double y = TITLE + i * ROW + ROW / 2;
            double wide = bar.count().signum() == 0 ? 0 : Math.max(LEAST, length(bar.count()) / most * room);
            pen.text(LABEL - 10, y, bar.name(), Face.WORDS, SIZE, Anchor.RIGHT, palette.text());
            pen.fill(LABEL, y - BAR / 2, wide, BAR, bar.color().of(palette));
            pen.text(LABEL + wide + 8, y, bar.text(), Face.NUMBERS, SIZE, Anchor.LEFT, palette.text());
        }
        pen.fill(LABEL, TITLE, 1, bars.size() * ROW, palette.border());
    }

    private void lines(Pen pen, Palette palette, int step, double most, double room) {
        for (int power = step; power <= most; power += step) {
            double x = LABEL + power / most * room;
            pen.fill(x, TITLE, 1, bars.size() * ROW, palette.border());
            pen.text(x, TITLE + bars.size() * ROW + AXIS / 2, "10" + CountText.power(power), Face.NUMBERS, SIZE,
                    Anchor.CENTER, palette.textQuiet());
        }
    }

    private double length(BigInteger count) {
        double value = count.doubleValue();
        return logarithmic ? Math.log10(Math.max(1, value)) : value;
    }
}
