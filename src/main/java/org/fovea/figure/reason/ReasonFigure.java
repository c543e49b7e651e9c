package org.fovea.figure.reason;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.fovea.compute.Reason;
import org.fovea.compute.step.Partial;
import org.fovea.engine.op.ConvTranspose2d;
import org.fovea.engine.op.Explanation;
import org.fovea.engine.op.Source;
import org.fovea.engine.op.Term;
import org.fovea.figure.Figure;
import org.fovea.figure.MovedPen;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;
import org.fovea.figure.SumText;

/// How a value of a layer comes about: what it is made of as a picture, and the arithmetic in lines beside it.
///
/// @param done how many of the terms had their turn, where somebody steps through them; otherwise [#WHOLE]
/// @param lines the arithmetic
/// @param result the value, or what is known of it
public record ReasonFigure(Reason reason, int done, List<String> lines, String result, double width, double height)
        implements
            Figure {
    /// Nobody steps through the terms: all are there.
    public static final int WHOLE = Integer.MAX_VALUE;
    private static final double LINE = 19;
    private static final double TEXT = 12;
    private static final double BOX = 356;
    private static final double GAP = 24;
    private static final double INSET = 12;

    /// The whole value.
    public ReasonFigure(Reason reason, double width, double height) {
        this(reason, WHOLE, ReasonText.lines(reason), ReasonText.result(reason), width, height);
    }

    @Override
    public void draw(Pen pen, Palette palette) {
        double room = Math.max(0, width - BOX - GAP);
        Part part = part(reason.explanation());
        double used = Math.min(room, part.width(room, height));
        if (used > 0) part.draw(new MovedPen(pen, 0, 0), palette, room, height);
        lines(pen, palette, used > 0 ? used + GAP : 0);
    }

    /// The lines stand in a frame, the value itself last.
    private void lines(Pen pen, Palette palette, double left) {
        double wide = Math.min(BOX, width - left);
        double high = (lines.size() + 1) * LINE + 2 * INSET - 4;
        double top = Math.max(0, Math.floor((height - high) / 2));
        pen.fill(left, top, wide, high, palette.window());
        pen.outline(left + 0.5, top + 0.5, wide - 1, high - 1, 1, palette.border());
        double y = top + INSET + LINE / 2 - 2;
        for (String line : lines) {
            pen.text(left + INSET, y, pen.fitted(line, Face.NUMBERS, TEXT, wide - 2 * INSET), Face.NUMBERS, TEXT,
                    Anchor.LEFT,
                    palette.text());
            y += LINE;
        }
        pen.text(left + INSET, y, pen.fitted(ReasonText.place(reason) + " = " + result, Face.NUMBERS_BOLD, TEXT,
                wide - 2 * INSET), Face.NUMBERS_BOLD, TEXT, Anchor.LEFT, palette.neuron());
    }

    private Part part(Explanation explanation) {
        return switch (explanation) {
            case Explanation.Copied(Source source) -> chain(List.of(box(source)), List.of());
            case Explanation.WeightedSum sum -> sum(sum.terms());
            case Explanation.Applied(var curve, float a, float b, Explanation argument) ->
                new CurvePart(curve, a, b, argument.value(), explanation.value());
            case Explanation.Largest largest -> grid(largest.values(), winner(largest), false);
            case Explanation.Mean mean -> acrossChannels(mean.values())
                    ? means(mean.values())
                    : grid(mean.values(), Optional.empty(), mean.divisor() > mean.values().size());
            case Explanation.Interpolated between -> new BetweenPart(between, done);
            case Explanation.Combined(var operator, List<Source> values) ->
                chain(values.stream().map(this::box).toList(), List.of(ReasonText.sign(operator)));
            case Explanation.BatchNormalised n -> new ChainPart(List.of(box(n.x()),
                    new ChainPart.Box("mean", "", SumText.plain(n.mean()), ChainPart.Role.LEARNED),
                    new ChainPart.Box("√(var + ε)", "",
                            SumText.plain((float) Math.sqrt((double) n.variance() + n.epsilon())),
                            ChainPart.Role.LEARNED),
                    new ChainPart.Box("scale", "", SumText.plain(n.scale()), ChainPart.Role.LEARNED),
                    new ChainPart.Box("bias", "", SumText.plain(n.bias()), ChainPart.Role.LEARNED), made()),
                    List.of("−", "÷", "·", "+", "="), stages());
            case Explanation.LayerNormalised n ->
                new BarsPart("channels, their mean, and one deviation around it", bars(n.values(), n.channel()),
                        done, Optional.of(new BarsPart.Band(n.mean(), Math.sqrt(n.variance()))));
            case Explanation.ResponseNormalised n -> new BarsPart("channels that count", n.neighbours().stream()
                    .map(source -> BarsPart.Bar.of(source.channel(), source.value(),
                            source.channel() == n.x().channel()))
                    .toList(), done, Optional.empty());
            case Explanation.Share share -> {
                var bars = new ArrayList<BarsPart.Bar>();
                boolean whole = done >= share.values().size();
                float sum = whole ? share.sum() : 1;
                for (int c = 0; c < share.values().size(); c++)
                    bars.add(new BarsPart.Bar(c, c < reason.classes().size() ? reason.classes().get(c) : "" + c,
                            share.exponential(c) / sum, c == share.channel()));
                yield new BarsPart(whole ? "shares exp(x − largest) ÷ Σ" : "exp(x − largest)", bars, done,
                        Optional.empty());
            }
        };
    }

    /// In order while somebody steps through it, otherwise what weighs most first.
    private Part sum(List<Term> terms) {
        if (done == WHOLE) return new TermsPart(reason.op(), terms);
        return reason.op() instanceof ConvTranspose2d transposed
                ? new StampPart(transposed, reason.map(), terms, done)
                : new MatrixRowPart(reason.op(), terms, done);
    }

    private Optional<Source> winner(Explanation.Largest largest) {
        int best = done >= largest.values().size() ? largest.winner() : new Partial(largest, done).best(largest);
        return best < 0 ? Optional.empty() : Optional.of(largest.values().get(best));
    }

    /// The value itself is one of the boxes, then each stage adds one, and the last one also the result.
    private int stages() {
        return done == WHOLE ? WHOLE : done == Partial.terms(reason.explanation()) ? done + 2 : done + 1;
    }

    private GridPart grid(List<Source> values, Optional<Source> winner, boolean zeros) {
        return new GridPart(values, reason.rows(), reason.columns(), winner, zeros, done);
    }

    /// The values of the channels at one place; of several places, the mean of each channel.
    private BarsPart means(List<Source> values) {
        int first = values.getFirst().channel();
        int channels = values.getLast().channel() - first + 1;
        int each = values.size() / channels;
        var bars = new ArrayList<BarsPart.Bar>();
        for (int c = 0; c < channels; c++) {
            float sum = 0;
            for (Source value : values.subList(c * each, (c + 1) * each)) sum += value.value();
            bars.add(BarsPart.Bar.of(first + c, sum / each, false));
        }
        return new BarsPart(each == 1 ? "the value of each channel" : "the mean of each channel", bars,
                each == 1 ? done : WHOLE, Optional.empty());
    }

    /// Whether values are of several channels.
    private static boolean acrossChannels(List<Source> values) {
        if (values.isEmpty()) return false;
        Source first = values.getFirst();
        Source last = values.getLast();
        return first.channel() != last.channel();
    }

    private static List<BarsPart.Bar> bars(List<Source> values, int channel) {
        var bars = new ArrayList<BarsPart.Bar>();
        for (int c = 0; c < values.size(); c++)
            bars.add(BarsPart.Bar.of(c, values.get(c).value(), c == channel));
        return bars;
    }

    private ChainPart chain(List<ChainPart.Box> read, List<String> operators) {
        var boxes = new ArrayList<>(read);
        var signs = new ArrayList<String>();
        for (int i = 1; i < read.size(); i++) signs.add(operators.getFirst());
        boxes.add(made());
        signs.add("=");
        return new ChainPart(boxes, signs, done == WHOLE ? WHOLE : done == read.size() ? done + 1 : done);
    }

    private ChainPart.Box box(Source source) {
        return new ChainPart.Box(
                source.padding()
                        ? "padding"
                        : "%s, map %d".formatted(reason.names().get(source.input()), source.channel()),
                "(%d, %d)".formatted(source.row(), source.column()).replace('-', '−'), SumText.plain(source.value()),
                source.padding() ? ChainPart.Role.PADDING : ChainPart.Role.READ);
    }

    private ChainPart.Box made() {
        return new ChainPart.Box("map " + reason.map(),
                "(%d, %d)".formatted(reason.at().row(), reason.at().column()), ReasonText.result(reason),
                ChainPart.Role.MADE);
    }

    /// The terms that weigh most come first.
    static Comparator<Term> byWeight() {
        return Comparator.comparingDouble(term -> -Math.abs((double) term.product()));
    }
}
