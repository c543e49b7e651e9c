package org.fovea.figure.reason;

import static org.fovea.figure.SumText.plain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.fovea.compute.Reason;
import org.fovea.engine.op.Arithmetic;
import org.fovea.engine.op.ConvTranspose2d;
import org.fovea.engine.op.Explanation;
import org.fovea.engine.op.Lrn;
import org.fovea.engine.op.Source;
import org.fovea.engine.simd.Curve;
import org.fovea.figure.NumberText;

/// The arithmetic of a value in lines: what is read, what is done with it, what comes out.
public final class ReasonText {
    private ReasonText() {
    }

    /// `y[12, 7, 3]`: row, column, map; and what the map means, where that is known.
    public static String place(Reason reason) {
        return "y[%d, %d, %d]%s".formatted(reason.at().row(), reason.at().column(), reason.map(), reason.meaning());
    }

    /// Everything in one line.
    public static String line(Reason reason) {
        return String.join("; ", lines(reason)) + " → " + result(reason);
    }

    /// The value of the map.
    static String result(Reason reason) {
        Float value = reason.value();
        return value == null ? "not computed yet" : plain(value);
    }

    /// What leads to the value, from the first step to the last.
    public static List<String> lines(Reason reason) {
        var lines = new ArrayList<>(lines(reason.explanation(), reason));
        if (!reason.exact())
            lines.add("rounded: step by step it is " + NumberText.of(reason.explanation().value(), 11));
        return lines;
    }

    private static List<String> lines(Explanation explanation, Reason reason) {
        return switch (explanation) {
            case Explanation.Copied(Source source) -> List.of(copied(source, reason));
            case Explanation.WeightedSum sum -> List.of(
                    stamped(reason, sum) + "Σ of %s x·w = %s".formatted(count(sum.terms().size(), "product"),
                            plain(sum.value() - sum.bias())),
                    "+ bias " + plain(sum.bias()));
            case Explanation.Applied(Curve curve, float a, float b, Explanation argument) -> {
                var lines = new ArrayList<>(argument instanceof Explanation.Copied(Source source)
                        ? List.of("x = %s (%s)".formatted(plain(source.value()), where(source, reason)))
                        : lines(argument, reason));
                lines.add(CurveText.formula(curve, a, b));
                lines.add("f(%s) = %s".formatted(plain(argument.value()), plain(explanation.value())));
                yield lines;
            }
            case Explanation.Largest(List<Source> values, int winner) -> winner < 0
                    ? List.of("the window lies on the padding alone: −∞")
                    : List.of("largest of " + count(values.size(), "value"),
                            "%s in %s".formatted(plain(values.get(winner).value()),
                                    where(values.get(winner), reason)));
            case Explanation.Mean mean -> {
                int padding = mean.divisor() - mean.values().size();
                yield List.of("sum of %s = %s".formatted(count(mean.values().size(), "value"), plain(mean.sum())),
                        "÷ %,d%s".formatted(mean.divisor(),
                                padding > 0 ? ", %s counted as 0".formatted(padding + " on the padding") : ""));
            }
            case Explanation.Interpolated between -> List.of(
                    "above %s·%s + %s·%s = %s".formatted(plain(1 - between.right()),
                            plain(between.topLeft().value()), plain(between.right()),
                            plain(between.topRight().value()), plain(between.above())),
                    "below %s·%s + %s·%s = %s".formatted(plain(1 - between.right()),
                            plain(between.bottomLeft().value()), plain(between.right()),
                            plain(between.bottomRight().value()), plain(between.below())),
                    "%s·above + %s·below".formatted(plain(1 - between.down()), plain(between.down())));
            case Explanation.Combined(Arithmetic.Operator operator, List<Source> values) -> List.of(values.stream()
                    .map(value -> plain(value.value())).collect(Collectors.joining(" " + sign(operator) + " ")));
            case Explanation.BatchNormalised n -> List.of("x = " + plain(n.x().value()),
                    "(x − mean) / √(variance + %s)".formatted(small(n.epsilon())),
                    "= (%s − %s) / √%s = %s".formatted(plain(n.x().value()), plain(n.mean()), plain(n.variance()),
                            plain((float) n.normalised())),
                    "· scale %s + bias %s".formatted(plain(n.scale()), plain(n.bias())));
            case Explanation.LayerNormalised n -> {
                float x = n.values().get(n.channel()).value();
                yield List.of(
                        "%s: mean %s, variance %s".formatted(count(n.values().size(), "channel"),
                                plain((float) n.mean()), plain((float) n.variance())),
                        "(%s − mean) / √(variance + %s)".formatted(plain(x), small(n.epsilon())),
                        "· weight %s + bias %s".formatted(plain(n.weight()), plain(n.bias())));
            }
            case Explanation.ResponseNormalised n -> {
                Lrn by = n.normalisation();
                yield List.of("Σ x² of %s = %s".formatted(count(n.neighbours().size(), "channel"),
                        plain((float) n.squares())),
                        "x / (%s + %s / %d · Σ)^%s".formatted(small(by.bias()), small(by.alpha()), by.size(),
                                small(by.beta())),
                        "= %s / %s".formatted(plain(n.x().value()), plain((float) by.divisor(n.squares()))));
            }
            case Explanation.Share share -> List.of("largest of %s: %s".formatted(count(share.values().size(), "value"),
                    plain(share.most())),
                    "exp(%s − largest) = %s".formatted(plain(share.values().get(share.channel()).value()),
                            plain(share.exponential(share.channel()))),
                    "÷ Σ exp(x − largest) = " + plain(share.sum()) + (share.log() ? ", then ln" : ""));
        };
    }

    /// Of a transposed convolution, how many taps of the kernel lie on the place.
    private static String stamped(Reason reason, Explanation.WeightedSum sum) {
        if (!(reason.op() instanceof ConvTranspose2d)) return "";
        long taps = sum.terms().stream().map(term -> List.of(term.tapRow(), term.tapColumn())).distinct().count();
        return taps == 1 ? "1 stamp here; " : taps + " stamps overlap; ";
    }

    private static String copied(Source source, Reason reason) {
        return source.padding()
                ? "the padding holds " + plain(source.value())
                : "copied from " + where(source, reason);
    }

    /// Where a value comes from: `conv1, map 3, (12, 7)`.
    static String where(Source source, Reason reason) {
        return "%s, map %d, (%d, %d)".formatted(reason.names().get(source.input()), source.channel(), source.row(),
                source.column()).replace("(-", "(−").replace(", -", ", −");
    }

    /// The formula of a function, and what it makes of its argument: `f(x) = max(0, x), f(1.2) = 1.2`.
    public static String formula(Explanation.Applied applied) {
        return "%s, f(%s) = %s".formatted(CurveText.formula(applied.curve(), applied.a(), applied.b()),
                plain(applied.argument().value()), plain(applied.value()));
    }

    /// How an operator is written.
    public static String sign(Arithmetic.Operator operator) {
        return switch (operator) {
            case ADD -> "+";
            case SUB -> "−";
            case MUL -> "·";
            case DIV -> "÷";
        };
    }

    /// A parameter, as short as it is known.
    private static String small(float value) {
        return NumberText.of(value, 7);
    }

    private static String count(int number, String what) {
        return "%,d %s%s".formatted(number, what, number == 1 ? "" : "s");
    }
}
