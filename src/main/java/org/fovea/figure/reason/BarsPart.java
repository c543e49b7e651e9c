package org.fovea.figure.reason;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fovea.figure.NumberText;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;
import org.fovea.figure.Turn;

/// A value for each channel as a bar; the one that is looked at stands out. Of many channels the largest are shown.
///
/// @param title what the bars are
/// @param done how many of the bars had their turn; the others are empty. [ReasonFigure#WHOLE] where nobody steps through them
/// @param band the mean and the deviation that values are measured by, if they are
record BarsPart(String title, List<Bar> bars, int done, Optional<Band> band) implements Part {
    /// @param label what stands below it
    record Bar(int channel, String label, float value, boolean chosen) {
        static Bar of(int channel, float value, boolean chosen) {
            return new Bar(channel, Integer.toString(channel), value, chosen);
        }
    }

    record Band(double mean, double deviation) {
    }

    private static final double NUMBERED = 46;
    private static final double NAMED = 66;
    /// Longer labels are names and need more room.
    private static final int LONGEST_NUMBER = 5;
    private static final double NARROWEST = 280;
    private static final double LABEL = 18;
    private static final double TEXT = 12;

    private double pitch() {
        return bars.stream().anyMatch(bar -> bar.label().length() > LONGEST_NUMBER) ? NAMED : NUMBERED;
    }

    private List<Bar> shown(double room) {
        int fit = (int) (room / pitch());
        if (bars.size() <= fit) return bars;
        if (done != ReasonFigure.WHOLE) return aroundTurn(Math.max(1, fit - 2));
        return Stream.concat(bars.stream().filter(Bar::chosen),
                bars.stream().filter(bar -> !bar.chosen())
                        .sorted(Comparator.comparingDouble(bar -> -Math.abs((double) bar.value()))))
                .limit(Math.max(1, fit - 2)).sorted(Comparator.comparingInt(Bar::channel)).toList();
    }

    /// While somebody steps through them, neighbours stay neighbours.
    private List<Bar> aroundTurn(int fit) {
        int first = Math.clamp((done - 1) / fit * (long) fit, 0, bars.size() - 1);
        return bars.subList(first, Math.min(bars.size(), first + fit));
    }

    @Override
    public double width(double room, double height) {
        double pitch = pitch();
        List<Bar> shown = shown(room);
        return room < pitch
                ? 0
                : Math.min(room, Math.max(NARROWEST,
                        shown.size() * pitch + (shown.size() < bars.size() ? 2 * pitch : 0)));
    }

    @Override
    public void draw(Pen pen, Palette palette, double room, double height) {
        double pitch = pitch();
        List<Bar> shown = shown(room);
        double low = 0;
        double high = 0;
        for (Bar bar : bars)
            if (Float.isFinite(bar.value())) {
                low = Math.min(low, bar.value());
                high = Math.max(high, bar.value());
            }
        double span = Math.max(high - low, 1e-30);
        double top = 2 * LABEL + 2;
        pen.text(0, LABEL / 2, title, Face.WORDS, TEXT, Anchor.LEFT, palette.textQuiet());
        double bottom = height - LABEL - (low < 0 ? LABEL : 0);
        double zero = bottom + (bottom - top) * low / span;
        double wide = shown.size() * pitch;
        double perUnit = (bottom - top) / span;
        if (done >= bars.size()) band.ifPresent(b -> {
            double from = Math.max(top - LABEL, zero - (b.mean() + b.deviation()) * perUnit);
            double to = Math.min(bottom, zero - (b.mean() - b.deviation()) * perUnit);
            pen.fill(0, from, wide, to - from, palette.neuronTint());
            pen.line(0, zero - b.mean() * perUnit, wide, zero - b.mean() * perUnit, 1.5, palette.neuron());
        });
        for (int i = 0; i < shown.size(); i++) {
            Bar bar = shown.get(i);
            double x = i * pitch;
            int turn = bar.channel() - bars.getFirst().channel();
            boolean number = bar.label().equals(Integer.toString(bar.channel()));
            Face face = number
                    ? bar.chosen() ? Face.NUMBERS_BOLD : Face.NUMBERS
                    : bar.chosen() ? Face.WORDS_BOLD : Face.WORDS;
            pen.text(x + pitch / 2, height - LABEL / 2, pen.fitted(bar.label(), face, TEXT, pitch - 4), face, TEXT,
                    Anchor.CENTER, bar.chosen() ? palette.neuron() : palette.textQuiet());
            if (turn >= done) continue;
            double tall = (Float.isFinite(bar.value()) ? bar.value() : 0) * perUnit;
            pen.fill(x + 8, Math.min(zero, zero - tall), pitch - 16, Math.max(1, Math.abs(tall)),
                    bar.chosen() ? palette.neuron() : palette.textQuiet());
            pen.text(x + pitch / 2, tall >= 0 ? zero - tall - LABEL / 2 : zero - tall + LABEL / 2,
                    NumberText.of(bar.value(), 5), Face.NUMBERS, TEXT, Anchor.CENTER, palette.text());
            if (turn == done - 1)
                Turn.outline(pen, palette, x + 8, Math.min(zero, zero - tall), pitch - 16, Math.max(1, Math.abs(tall)));
        }
        pen.line(0, zero, wide, zero, 1, palette.border());
        if (shown.size() < bars.size())
            pen.text(wide + 8, height / 2, "%,d more".formatted(bars.size() - shown.size()), Face.WORDS, TEXT,
                    Anchor.LEFT, palette.textQuiet());
    }
}
