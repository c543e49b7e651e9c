package org.fovea.compute.quiz;

import java.util.List;
import java.util.Optional;
import org.fovea.engine.Shape;
import org.fovea.engine.op.BatchNorm;
import org.fovea.engine.op.ConvTranspose2d;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Dense;
import org.fovea.engine.op.LayerNorm;
import org.fovea.engine.op.Op;
import org.fovea.engine.op.PRelu;

/// Asks how many numbers a layer learns, and how many a fully connected one in its place would.
public final class ParameterQuestion {
    private ParameterQuestion() {
    }

    /// Of the layer as it is; nothing where it learns nothing.
    public static Optional<Question> of(Subject subject) {
        Op op = subject.op();
        Shape x = subject.input();
        Shape y = subject.output();
        return switch (op) {
            case Convolution c -> {
                int seen = x.channels() / c.layer().groups();
                String groups = c.layer().groups() == 1
                        ? ""
                        : " in %d groups, so that each filter sees %s".formatted(c.layer().groups(),
                                count(seen, "channel"));
                yield asked(subject, "It has %s of %d×%d and reads %s%s.".formatted(count(y.channels(), "filter"),
                        c.layer().rows().size(), c.layer().columns().size(), count(x.channels(), "channel"), groups),
                        "(kernel height · kernel width · channels a filter sees + 1 bias) · filters",
                        "(%d·%d·%d + 1)·%d".formatted(c.layer().rows().size(), c.layer().columns().size(), seen,
                                y.channels()));
            }
            case ConvTranspose2d t -> asked(subject,
                    "Its kernels are %d×%d; it reads %s and makes %s%s.".formatted(t.rows().size(), t.columns().size(),
                            count(x.channels(), "channel"), count(y.channels(), "map"),
                            t.groups() == 1 ? "" : " in %d groups".formatted(t.groups())),
                    "kernel height · kernel width · channels · maps, and a bias for each map",
                    "%d·%d·%d·%d%s + %d".formatted(t.rows().size(), t.columns().size(), x.channels(), y.channels(),
                            t.groups() == 1 ? "" : " / " + t.groups(), y.channels()));
            case Dense d -> asked(subject, "It reads %s %d×%d and makes %s.".formatted(
                    x.channels() == 1 ? "1 map of" : x.channels() + " maps of", x.height(), x.width(),
                    count(d.bias().length, "value")), "(inputs + 1 bias) · outputs",
                    "(%d·%d·%d + 1)·%d".formatted(x.channels(), x.height(), x.width(), d.bias().length));
            case BatchNorm _ -> asked(subject, "It reads %s.".formatted(count(x.channels(), "channel")),
                    "a scale and a bias for each channel; its mean and variance are measured, not learned",
                    "2·%d".formatted(x.channels()));
            case LayerNorm _ -> asked(subject, "It reads %s.".formatted(count(x.channels(), "channel")),
                    "a weight and a bias for each channel", "2·%d".formatted(x.channels()));
            case PRelu p -> asked(subject, "It reads %s.".formatted(count(x.channels(), "channel")),
                    p.parameters() == 1 ? "one slope for all channels" : "a slope for each channel",
                    Long.toString(p.parameters()));
            default -> Optional.empty();
        };
    }

    private static String count(int number, String what) {
        return "%,d %s%s".formatted(number, what, number == 1 ? "" : "s");
    }

    private static Optional<Question> asked(Subject subject, String setting, String formula, String numbers) {
        long parameters = subject.op().parameters();
        if (parameters == 0) return Optional.empty();
        return Optional.of(question(subject,
                "How many parameters does %s have, biases included? %s".formatted(subject.called(), setting),
                parameters,
                List.of(formula, "%s = %s".formatted(numbers, Decimals.whole(parameters)))));
    }

    /// Of a fully connected layer that makes the maps of a convolution of the same input; nothing for other layers.
    public static Optional<Question> connected(Subject subject) {
        if (!(subject.op() instanceof Convolution)) return Optional.empty();
        Shape x = subject.input();
        Shape y = subject.output();
        long outputs = y.size();
        long all = Math.multiplyExact(x.size() + 1L, outputs);
        long own = subject.op().parameters();
        String text = ("How many parameters, biases included, would a fully connected layer have in the place of %s? It reads"
                + " %s of %d×%d and makes %s of %d×%d.").formatted(subject.called(), count(x.channels(), "channel"),
                        x.height(), x.width(), count(y.channels(), "map"), y.height(), y.width());
        return Optional.of(question(subject, text, all,
                List.of("inputs:   %d·%d·%d = %s".formatted(x.channels(), x.height(), x.width(),
                        Decimals.whole(x.size())),
                        "outputs:  %d·%d·%d = %s".formatted(y.channels(), y.height(), y.width(),
                                Decimals.whole(outputs)),
                        "(%s + 1)·%s = %s".formatted(Decimals.whole(x.size()), Decimals.whole(outputs),
                                Decimals.whole(all)),
                        "The convolution has %s: its filters are the same at every place.".formatted(
                                Decimals.whole(own)))));
    }

    private static Question question(Subject subject, String text, long answer, List<String> lines) {
        return new Question(Topic.PARAMETERS, subject.layer().name(), text, List.of(), Answer.Quantity.count(answer),
                lines);
    }
}
