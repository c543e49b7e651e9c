package org.fovea.compute.quiz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fovea.compute.FieldFormula;
import org.fovea.engine.op.Explanation;
import org.fovea.engine.op.Lrn;
import org.fovea.engine.op.Source;
import org.fovea.engine.simd.Curve;
import org.fovea.project.Cell;

/// How the values of all kinds of layers are calculated.
final class Workings {
    /// Beyond this the textbook's softmax overflows, and the largest value is taken off first.
    private static final double LARGE = 20;

    private Workings() {
    }

    /// Nothing where a value is merely moved, or there is nothing to show.
    static Optional<Working> of(Subject subject, int map, Cell at, Explanation explanation) {
        return switch (explanation) {
            case Explanation.Copied _ -> Optional.empty();
            case Explanation.WeightedSum sum -> Optional.of(Sums.of(subject, map, at, sum));
            case Explanation.Applied(Curve curve, float a, float b, Explanation argument) ->
                curve == Curve.IDENTITY ? Optional.empty() : applied(subject, map, at, curve, a, b, argument);
            case Explanation.Largest(List<Source> values, int winner) ->
                winner < 0 ? Optional.empty() : largest(subject, values);
            case Explanation.Mean mean -> mean.values().isEmpty() ? Optional.empty() : mean(subject, mean);
            case Explanation.Interpolated between -> Optional.of(between(subject, between));
            case Explanation.Combined combined -> Optional.of(combined(subject, combined));
            case Explanation.BatchNormalised n -> Optional.of(normalised(n));
            case Explanation.LayerNormalised n -> Optional.of(normalised(n));
            case Explanation.ResponseNormalised n -> Optional.of(normalised(subject, n));
            case Explanation.Share share -> Optional.of(share(share));
        };
    }

    private static Optional<Working> applied(Subject subject, int map, Cell at, Curve curve, float a, float b,
            Explanation argument) {
        String formula = "f(x) = %s.%s".formatted(Curves.formula(curve, a, b, "x"), Curves.note(curve));
        if (argument instanceof Explanation.Copied(Source source)) {
            Decimals places = Decimals.of(source.value());
            double value = curve.at(places.shown(source.value()), a, b);
            return Optional.of(new Working("%s There it reads x = %s from %s.".formatted(formula,
                    places.text(source.value()), subject.from(source.input(), source.channel())), List.of(),
                    List.of("f(%1$s) = %2$s = %3$s".formatted(places.text(source.value()),
                            Curves.formula(curve, a, b, places.text(source.value())), places.between(value))),
                    value));
        }
        return of(subject, map, at, argument).map(inner -> {
            Decimals places = Decimals.of((float) inner.value());
            double value = curve.at(inner.value(), a, b);
            String z = places.between(inner.value());
            var lines = new ArrayList<>(inner.lines());
            lines.add("f(%s) = %s = %s".formatted(z, Curves.formula(curve, a, b, z), places.between(value)));
            return new Working("%s The activation is %s".formatted(inner.asked(), formula), inner.given(), lines,
                    value);
        });
    }

    private static List<Float> numbers(List<Source> values) {
        return values.stream().map(Source::value).toList();
    }

    private static List<String> texts(List<Source> values) {
        Decimals places = Decimals.of(numbers(values));
        return values.stream().map(value -> places.text(value.value())).toList();
    }

    private static double[] shown(List<Source> values) {
        Decimals places = Decimals.of(numbers(values));
        return values.stream().mapToDouble(value -> places.shown(value.value())).toArray();
    }

    /// The values of one map as they lie there.
    private static Optional<Grid> window(Subject subject, List<Source> values) {
        List<Integer> rows = values.stream().map(Source::row).distinct().sorted().toList();
        List<Integer> columns = values.stream().map(Source::column).distinct().sorted().toList();
        Source first = values.getFirst();
        boolean one = values.stream()
                .allMatch(value -> value.input() == first.input() && value.channel() == first.channel());
        if (!one || values.size() != rows.size() * columns.size()) return Optional.empty();
        return Optional.of(new Grid(subject.from(first.input(), first.channel()),
                columns.stream().map(Decimals::whole).toList(), rows.stream().map(Decimals::whole).toList(),
                texts(values).stream().map(text -> new Grid.Cell(text, false)).toList()));
    }

    private static String read(Subject subject, List<Source> values) {
        Source first = values.getFirst();
        return "Its window lies on the rows %s and the columns %s of %s; padding does not count.".formatted(
                FieldFormula.range(first.row(), values.getLast().row()),
                FieldFormula.range(first.column(), values.getLast().column()),
                subject.from(first.input(), first.channel()));
    }

    private static Optional<Working> largest(Subject subject, List<Source> values) {
        double[] shown = shown(values);
        int best = 0;
        for (int i = 1; i < shown.length; i++) if (shown[i] > shown[best]) best = i;
        List<String> texts = texts(values);
        Source winner = values.get(best);
        String line = "max(%s) = %s, in row %d, column %d".formatted(String.join(", ", texts), texts.get(best),
                winner.row(), winner.column());
        double value = shown[best];
        return window(subject, values)
                .map(grid -> new Working(read(subject, values), List.of(grid), List.of(line), value));
    }

    private static Optional<Working> mean(Subject subject, Explanation.Mean mean) {
        List<Source> values = mean.values();
        double sum = sum(shown(values));
        Decimals places = Decimals.of(numbers(values));
        boolean zeros = mean.divisor() > values.size();
        String asked = zeros
                ? read(subject, values).replace("; padding does not count.",
                        "; %d more places lie on the padding and count as zeros."
                                .formatted(mean.divisor() - values.size()))
                : read(subject, values);
        String line = "(%s) / %d = %s".formatted(Working.sum(texts(values)), mean.divisor(),
                places.between(sum / mean.divisor()));
        return window(subject, values)
                .map(grid -> new Working(asked, List.of(grid), List.of(line), sum / mean.divisor()));
    }

    private static double sum(double[] numbers) {
        double sum = 0;
        for (double number : numbers) sum += number;
        return sum;
    }

    private static Working between(Subject subject, Explanation.Interpolated n) {
        List<Source> values = List.of(n.topLeft(), n.topRight(), n.bottomLeft(), n.bottomRight());
        double[] shown = shown(values);
        List<String> texts = texts(values);
        Decimals places = Decimals.of(numbers(values));
        double down = Decimals.of(n.down()).shown(n.down());
        double right = Decimals.of(n.right()).shown(n.right());
        double above = (1 - right) * shown[0] + right * shown[1];
        double below = (1 - right) * shown[2] + right * shown[3];
        double value = (1 - down) * above + down * below;
        String left = Curves.number((float) (1 - right));
        String rest = Curves.number(n.right());
        return new Working(
                "It lies between four values of %s: %s of the way from the upper row to the lower, %s from left "
                        .formatted(subject.from(n.topLeft().input(), n.topLeft().channel()), Curves.number(n.down()),
                                rest)
                        + "to right; values change along straight lines.",
                List.of(new Grid("the four values", List.of("left", "right"), List.of("upper", "lower"),
                        texts.stream().map(text -> new Grid.Cell(text, false)).toList())),
                List.of("upper row:  %s = %s".formatted(
                        Working.products(List.of(left, rest), texts.subList(0, 2)), places.between(above)),
                        "lower row:  %s = %s".formatted(
                                Working.products(List.of(left, rest), texts.subList(2, 4)), places.between(below)),
                        "%s = %s".formatted(Working.products(
                                List.of(Curves.number((float) (1 - down)), Curves.number(n.down())),
                                List.of(places.between(above), places.between(below))), places.between(value))),
                value);
    }

    private static Working combined(Subject subject, Explanation.Combined combined) {
        List<Source> values = combined.values();
        double[] shown = shown(values);
        String sign = switch (combined.operator()) {
            case ADD -> " + ";
            case SUB -> " − ";
            case MUL -> " · ";
            case DIV -> " / ";
        };
        double value = shown[0];
        for (int i = 1; i < shown.length; i++)
            value = switch (combined.operator()) {
                case ADD -> value + shown[i];
                case SUB -> value - shown[i];
                case MUL -> value * shown[i];
                case DIV -> value / shown[i];
            };
        List<String> texts = texts(values);
        String line = IntStream.range(0, texts.size())
                .mapToObj(i -> i == 0 ? texts.get(i) : Decimals.bracketed(texts.get(i)))
                .collect(Collectors.joining(sign));
        return new Working("It combines the values of its inputs at one place%s.".formatted(
                switch (combined.operator()) {
                    case ADD -> " by adding them";
                    case SUB -> " by subtracting from the first";
                    case MUL -> " by multiplying them";
                    case DIV -> " by dividing the first";
                }),
                Working.listed("what it reads", values.stream().map(value1 -> subject.from(value1.input())).toList(),
                        List.of("x"), List.of(texts)),
                List.of("%s = %s".formatted(line, Decimals.of(numbers(values)).between(value))), value);
    }

    private static Working normalised(Explanation.BatchNormalised n) {
        List<Float> numbers = List.of(n.x().value(), n.mean(), n.variance(), n.scale(), n.bias());
        List<String> texts = numbers.stream().map(Curves::number).toList();
        double[] shown = numbers.stream().mapToDouble(number -> Decimals.of(number).shown(number)).toArray();
        double normal = (shown[0] - shown[1]) / Math.sqrt(shown[2] + n.epsilon());
        double value = normal * shown[3] + shown[4];
        Decimals places = Decimals.of(n.x().value());
        return new Working(
                "It takes off the mean of the channel, divides by √(variance + ε) with ε = %s, multiplies by "
                        .formatted(Curves.number(n.epsilon())) + "the scale and adds the bias.",
                Working.listed("the numbers of the channel", List.of("x", "mean", "variance", "scale", "bias"),
                        List.of(""), List.of(texts)),
                List.of("(%s − %s) / √(%s + %s) = %s".formatted(texts.get(0), Decimals.bracketed(texts.get(1)),
                        texts.get(2), Curves.number(n.epsilon()), places.between(normal)),
                        "%s·%s + %s = %s".formatted(places.between(normal), Decimals.bracketed(texts.get(3)),
                                Decimals.bracketed(texts.get(4)), places.between(value))),
                value);
    }

    private static List<String> channels(List<Source> values) {
        return values.stream().map(value -> Integer.toString(value.channel())).toList();
    }

    private static Working normalised(Explanation.LayerNormalised n) {
        double[] shown = shown(n.values());
        List<String> texts = texts(n.values());
        Decimals places = Decimals.of(numbers(n.values()));
        double mean = sum(shown) / shown.length;
        double variance = 0;
        for (double x : shown) variance += (x - mean) * (x - mean) / shown.length;
        double normal = (shown[n.channel()] - mean) / Math.sqrt(variance + n.epsilon());
        double weight = Decimals.of(n.weight()).shown(n.weight());
        double bias = Decimals.of(n.bias()).shown(n.bias());
        double value = normal * weight + bias;
        return new Working(
                "It takes off the mean of all channels there, divides by √(variance + ε) with ε = %s, multiplies "
                        .formatted(Curves.number(n.epsilon()))
                        + "by the weight %s and adds the bias %s.".formatted(
                                Curves.number(n.weight()), Curves.number(n.bias())),
                Working.listed("what it reads, by channel", channels(n.values()), List.of("x"), List.of(texts)),
                List.of("mean (%s) / %d = %s".formatted(Working.sum(texts), shown.length, places.between(mean)),
                        "variance: the mean of (x − mean)² = " + places.between(variance),
                        "(%s − %s) / √(%s + %s) = %s".formatted(texts.get(n.channel()),
                                Decimals.bracketed(places.between(mean)), places.between(variance),
                                Curves.number(n.epsilon()), places.between(normal)),
                        "%s·%s + %s = %s".formatted(places.between(normal),
                                Decimals.bracketed(Curves.number(n.weight())),
                                Decimals.bracketed(Curves.number(n.bias())), places.between(value))),
                value);
    }

    private static Working normalised(Subject subject, Explanation.ResponseNormalised n) {
        Lrn by = n.normalisation();
        List<String> texts = texts(n.neighbours());
        Decimals places = Decimals.of(numbers(n.neighbours()));
        double squares = 0;
        for (double x : shown(n.neighbours())) squares += x * x;
        double x = places.shown(n.x().value());
        double value = x / by.divisor(squares);
        String squared = texts.stream().map(text -> Decimals.bracketed(text) + "²").collect(Collectors.joining(" + "));
        return new Working(
                "x is its value in %s; the result is x / (%s + %s / %d · Σ)^%s, where Σ is the sum of the squares "
                        .formatted(subject.from(n.x().input(), n.x().channel()), Curves.number(by.bias()),
                                Curves.number(by.alpha()), by.size(), Curves.number(by.beta()))
                        + "of the channels shown.",
                Working.listed("what it reads, by channel", channels(n.neighbours()), List.of("x"), List.of(texts)),
                List.of("Σ = %s = %s".formatted(squared, places.between(squares)),
                        "(%s + %s / %d · %s)^%s = %s".formatted(Curves.number(by.bias()), Curves.number(by.alpha()),
                                by.size(), places.between(squares), Curves.number(by.beta()),
                                places.between(by.divisor(squares))),
                        "%s / %s = %s".formatted(places.text(n.x().value()), places.between(by.divisor(squares)),
                                places.between(value))),
                value);
    }

    private static Working share(Explanation.Share share) {
        double[] shown = shown(share.values());
        List<String> texts = texts(share.values());
        Decimals places = Decimals.of(numbers(share.values()));
        double most = share.most();
        boolean large = share.values().stream().anyMatch(value -> Math.abs(value.value()) > LARGE);
        double off = large ? places.shown((float) most) : 0;
        String less = large ? " − " + Decimals.bracketed(places.text((float) most)) : "";
        double sum = 0;
        var exponentials = new ArrayList<String>();
        for (double x : shown) {
            sum += Math.exp(x - off);
            exponentials.add(places.between(Math.exp(x - off)));
        }
        int c = share.channel();
        double part = Math.exp(shown[c] - off) / sum;
        double value = share.log() ? Math.log(part) : part;
        var lines = new ArrayList<>(List.of("Σ exp(x%s) = %s = %s".formatted(less, Working.sum(exponentials),
                places.between(sum)),
                "exp(%s%s) / Σ = %s / %s = %s".formatted(texts.get(c), less,
                        exponentials.get(c), places.between(sum), places.between(part))));
        if (share.log()) lines.add("ln %s = %s".formatted(places.between(part), places.between(value)));
        return new Working("It is exp(x) of its channel divided by the sum of exp(x) over all channels%s.".formatted(
                share.log() ? ", and of that the natural logarithm" : ""),
                Working.listed("what it reads, by channel", channels(share.values()), List.of("x"), List.of(texts)),
                lines, value);
    }
}
