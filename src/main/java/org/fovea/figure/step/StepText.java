package org.fovea.figure.step;

import static org.fovea.figure.SumText.plain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fovea.compute.ClassNames;
import org.fovea.compute.Neuron;
import org.fovea.compute.Products;
import org.fovea.compute.step.Course;
import org.fovea.compute.step.Level;
import org.fovea.compute.step.Moment;
import org.fovea.compute.step.Partial;
import org.fovea.compute.step.Place;
import org.fovea.engine.op.Explanation;
import org.fovea.engine.op.Source;
import org.fovea.engine.op.Term;
import org.fovea.figure.SumText;
import org.fovea.figure.reason.ReasonText;

/// What is done at a position, in words and numbers.
public final class StepText {
    /// So many channels have their sums written out.
    private static final int WRITTEN = 3;

    private StepText() {
    }

    /// Where it stands: `z[1, 2, 0] · term 5 of 27`, row, column and map.
    public static String place(Moment moment) {
        Place place = moment.place();
        if (moment.idle()) return "Nothing is computed yet.";
        String neuron = "%s[%d, %d, %d]%s".formatted(moment.neuron().isPresent() ? "z" : "y", place.row(),
                place.column(), place.map(), ClassNames.of(moment.evaluation().project())
                        .of(moment.evaluation().number(), place.map()).map(name -> " “" + name + "”").orElse(""));
        return moment.asked()
                ? "What is %s?".formatted(neuron)
                : "%s · %s %,d of %,d".formatted(neuron, word(moment), place.done(), place.terms());
    }

    /// What a term of the layer is called.
    static String word(Moment moment) {
        return switch (moment.partial().explanation()) {
            case Explanation.BatchNormalised _ -> "stage";
            case Explanation.Applied(var _, float _, float _, Explanation.Copied _) -> "value";
            case Explanation.WeightedSum _,Explanation.Applied _ -> "term";
            case Explanation.Copied _,Explanation.Largest _,Explanation.Mean _,Explanation.Interpolated _,Explanation.Combined _,Explanation.LayerNormalised _,Explanation.ResponseNormalised _,Explanation.Share _ ->
                "value";
        };
    }

    /// The position at a level: `14,417 / 65,536`.
    public static String position(Course course, Level level, long position) {
        return String.format(Locale.ROOT, "%,d / %,d", course.done(level, position), course.count(level));
    }

    /// Everything in one line: where it stands, and what is known.
    public static String line(Moment moment) {
        if (moment.idle()) return place(moment);
        return "%s: %s".formatted(place(moment), String.join("; ", lines(moment))) + " → " + result(moment);
    }

    /// The value, or that it is still to come.
    static String result(Moment moment) {
        Partial partial = moment.partial();
        if (!partial.finished()) return "…";
        float value = partial.explanation().value();
        return partial.explanation() instanceof Explanation.Applied(var curve, float _, float _, Explanation argument)
                && argument instanceof Explanation.WeightedSum
                        ? "%s → %s → %s".formatted(plain(argument.value()), name(curve.name()), plain(value))
                        : plain(value);
    }

    /// `ReLU`, otherwise the name in small letters.
    private static String name(String curve) {
        return curve.equals("RELU") ? "ReLU" : curve.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// What the term whose turn it is does, and what all so far make.
    static List<String> lines(Moment moment) {
        Partial partial = moment.partial();
        if (partial.done() == 0) return moment.asked() ? question(partial) : List.of("Step forwards, or play.");
        Neuron neuron = moment.neuron().orElse(null);
        return neuron == null ? lines(partial.explanation(), partial) : convolution(moment, neuron);
    }

    /// What is known of a value that is asked for.
    private static List<String> question(Partial partial) {
        Explanation sum = partial.explanation() instanceof Explanation.Applied applied
                ? applied.argument()
                : partial.explanation();
        return sum instanceof Explanation.WeightedSum weighted
                ? List.of("%,d products and the bias %s".formatted(weighted.terms().size(), plain(weighted.bias())))
                : List.of("%,d values".formatted(Partial.terms(sum)));
    }

    private static List<String> convolution(Moment moment, Neuron neuron) {
        int done = moment.place().done();
        var lines = new ArrayList<String>();
        lines.add(product(neuron.terms().get(done - 1), moment));
        int channels = Products.channels(neuron);
        if (channels > 1) lines.add(channels(neuron, channels, done));
        lines.add("bias %s + Σ so far = %s".formatted(plain(neuron.bias()), plain(moment.partial().soFar())));
        return lines;
    }

    private static String product(Term term, Moment moment) {
        var shape = moment.evaluation().input().shape;
        boolean padding = term.row() < 0 || term.column() < 0 || term.row() >= shape.height()
                || term.column() >= shape.width();
        if (!padding) return product(term);
        return "padding %s · %s = %s".formatted(plain(term.input()), plain(term.weight()), plain(term.product()));
    }

    /// The sums of the channels so far: `R 1.284  G 0.961`; of many the one whose turn it is.
    private static String channels(Neuron neuron, int channels, int done) {
        int taps = neuron.terms().size() / channels;
        int turn = (done - 1) / taps;
        if (channels > WRITTEN)
            return "channel %d of %d: Σ = %s".formatted(turn + 1, channels, plain(Products.sum(neuron, turn, done)));
        return "Σ " + IntStream.range(0, channels)
                .mapToObj(c -> SumText.beforeValue(c, neuron.colors()) + " "
                        + (c <= turn ? plain(Products.sum(neuron, c, done)) : "…"))
                .collect(Collectors.joining("  "));
    }

    private static List<String> lines(Explanation explanation, Partial partial) {
        String soFar = plain(partial.soFar());
        boolean all = partial.finished();
        return switch (explanation) {
            case Explanation.Copied(Source source) -> List.of(source.padding()
                    ? "the padding holds " + plain(source.value())
                    : "copied: " + plain(source.value()));
            case Explanation.WeightedSum sum -> sum.terms().isEmpty()
                    ? List.of("no stamp falls here", "bias " + plain(sum.bias()))
                    : List.of(product(sum.terms().get(partial.done() - 1)),
                            "bias %s + Σ so far = %s".formatted(plain(sum.bias()), soFar));
            case Explanation.Applied applied -> {
                var lines = new ArrayList<String>();
                if (applied.argument() instanceof Explanation.Copied(Source source))
                    lines.add("x = " + plain(source.value()));
                else
                    lines.addAll(lines(applied.argument(), partial));
                lines.add(ReasonText.formula(applied));
                yield lines;
            }
            case Explanation.Largest largest -> largest.values().isEmpty()
                    ? List.of("the window lies on the padding alone: −∞")
                    : List.of("x = " + plain(largest.values().get(partial.done() - 1).value()),
                            largest(partial, largest));
            case Explanation.Mean mean -> mean.values().isEmpty()
                    ? List.of("the window lies on the padding alone")
                    : all
                            ? List.of(read(partial), "Σ = " + soFar, "÷ %,d".formatted(mean.divisor()))
                            : List.of(read(partial), "Σ so far = " + soFar);
            case Explanation.Interpolated between -> between(between, partial);
            case Explanation.Combined(var operator, List<Source> values) -> List.of(values.subList(0, partial.done())
                    .stream().map(value -> plain(value.value()))
                    .collect(Collectors.joining(" " + ReasonText.sign(operator) + " ")), "so far " + soFar);
            case Explanation.BatchNormalised n -> List.of("x = " + plain(n.x().value()), switch (partial.done()) {
                case 1 -> "− mean %s = %s".formatted(plain(n.mean()), soFar);
                case 2 -> "÷ √(variance %s + ε) = %s".formatted(plain(n.variance()), soFar);
                case 3 -> "· scale %s = %s".formatted(plain(n.scale()), soFar);
                default -> "+ bias %s = %s".formatted(plain(n.bias()), soFar);
            });
            case Explanation.LayerNormalised n -> all
                    ? List.of(read(partial), "mean %s, variance %s".formatted(plain((float) n.mean()),
                            plain((float) n.variance())),
                            "normalised · weight %s + bias %s".formatted(plain(n.weight()), plain(n.bias())))
                    : List.of(read(partial), "Σ so far = " + soFar);
            case Explanation.ResponseNormalised n -> all
                    ? List.of(read(partial), "Σ x² = " + soFar,
                            "%s ÷ %s".formatted(plain(n.x().value()),
                                    plain((float) n.normalisation().divisor(n.squares()))))
                    : List.of(read(partial), "Σ x² so far = " + soFar);
            case Explanation.Share share -> {
                int c = partial.done() - 1;
                var lines = new ArrayList<>(List.of("exp(%s − %s) = %s".formatted(plain(share.values().get(c).value()),
                        plain(share.most()), plain(share.exponential(c))), "Σ so far = " + soFar));
                if (all)
                    lines.add("%s ÷ %s%s".formatted(plain(share.exponential(share.channel())), soFar,
                            share.log() ? ", then ln" : ""));
                yield lines;
            }
        };
    }

    private static String product(Term term) {
        return "x·w = %s · %s = %s".formatted(plain(term.input()), plain(term.weight()), plain(term.product()));
    }

    private static String read(Partial partial) {
        return "x = " + partial.read().map(source -> plain(source.value())).orElse("");
    }

    /// Whether the value took the lead.
    private static String largest(Partial partial, Explanation.Largest largest) {
        boolean leads = partial.best(largest) == partial.done() - 1;
        return "largest so far %s%s".formatted(plain(partial.soFar()), leads ? ": this one" : "");
    }

    private static List<String> between(Explanation.Interpolated n, Partial partial) {
        String soFar = plain(partial.soFar());
        return switch (partial.done()) {
            case 1 -> List.of("above: %s · %s = %s".formatted(plain(1 - n.right()), plain(n.topLeft().value()), soFar));
            case 2 -> List.of("above: + %s · %s = %s".formatted(plain(n.right()), plain(n.topRight().value()), soFar));
            case 3 -> List.of("above: " + plain(n.above()), "below: %s · %s = %s".formatted(plain(1 - n.right()),
                    plain(n.bottomLeft().value()), soFar));
            default -> List.of("above: " + plain(n.above()), "below: + %s · %s = %s".formatted(plain(n.right()),
                    plain(n.bottomRight().value()), plain(n.below())),
                    "%s·above + %s·below".formatted(plain(1 - n.down()), plain(n.down())));
        };
    }
}
