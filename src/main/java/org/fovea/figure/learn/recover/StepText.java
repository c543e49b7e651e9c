package org.fovea.figure.learn.recover;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fovea.compute.learn.recover.Attempt;
import org.fovea.engine.Tensor;
import org.fovea.engine.train.Optimizer;
import org.fovea.figure.NumberText;

/// How one step moves one weight, written out with its numbers.
public final class StepText {
    private static final int DIGITS = 7;

    private StepText() {
    }

    /// @param filter which filter
    /// @param at the place of the weight, row-major
    /// @param rate the learning rate
    public static List<String> of(Attempt attempt, int filter, int at, double rate, Optimizer optimizer) {
        Tensor weights = attempt.filters().get(filter);
        float gradient = attempt.gradients().get(filter).data[at];
        String step = number((float) rate);
        var lines = new ArrayList<>(List.of(
                "w[%s] = %s".formatted(KernelFigure.place(weights.shape, at), number(weights.data[at])), "g = ∂L ⁄ ∂w",
                "= 2⁄N · Σ error·input", "= 2⁄%s · %s".formatted(String.format(Locale.ROOT, "%,d", attempt.values()),
                        enclosed((float) attempt.sum(filter, at))),
                "= " + number(gradient)));
        switch (optimizer) {
            case Optimizer.Sgd sgd -> {
                lines.add("Δw = −η · g");
                lines.add("= −%s · %s".formatted(step, enclosed(gradient)));
                lines.add("= " + signed((float) (-rate * gradient)));
                if (sgd.momentum() > 0) lines.add("and %s · the last step".formatted(number(sgd.momentum())));
            }
            case Optimizer.Adam _,Optimizer.AdamW _ -> {
                lines.add("Adam: Δw ≈ −η · sign g");
                lines.add("= " + (gradient == 0 ? "0" : signed((float) (-rate * Math.signum(gradient)))));
            }
        }
        return List.copyOf(lines);
    }

    private static String number(float value) {
        return NumberText.of(value, DIGITS);
    }

    private static String enclosed(float value) {
        return value < 0 ? "(" + number(value) + ")" : number(value);
    }

    private static String signed(float value) {
        return value > 0 ? "+" + number(value) : number(value);
    }
}
