package org.fovea.figure.learn.recover;

import java.util.List;
import java.util.Locale;
import org.fovea.compute.learn.recover.Attempt;
import org.fovea.engine.Tensor;
import org.fovea.engine.train.Optimizer;
import org.fovea.figure.NumberText;

/// How one step moves one weight, written out with its numbers.
public final class StepText {
    private static final int DIGITS = 8;

    private StepText() {
    }

    /// @param filter which filter
    /// @param at the place of the weight, row-major
    /// @param rate the learning rate
    public static List<String> of(Attempt attempt, int filter, int at, double rate, Optimizer optimizer) {
        Tensor weights = attempt.filters().get(filter);
        float gradient = attempt.gradients().get(filter).data[at];
        String weight = "w[%s] = %s".formatted(KernelFigure.place(weights.shape, at), number(weights.data[at]));
        String sum = "= 2 ⁄ %s · %s".formatted(String.format(Locale.ROOT, "%,d", attempt.values()),
                enclosed((float) attempt.sum(filter, at)));
        String slope = "= " + number(gradient);
        return switch (optimizer) {
            case Optimizer.Sgd sgd -> sgd.momentum() == 0
                    ? List.of(weight, "∂L ⁄ ∂w = 2 ⁄ N · Σ error · input", sum, slope, "Δw = −η · ∂L ⁄ ∂w",
                            "= −%s · %s".formatted(number((float) rate), enclosed(gradient)),
                            "= " + signed((float) (-rate * gradient)))
                    : List.of(weight, "∂L ⁄ ∂w = 2 ⁄ N · Σ error · input", sum, slope, "Δw = −η · ∂L ⁄ ∂w",
                            "= " + signed((float) (-rate * gradient)),
                            "and %s of the step before".formatted(number(sgd.momentum())));
            case Optimizer.Adam _,Optimizer.AdamW _ -> List.of(weight, "∂L ⁄ ∂w = 2 ⁄ N · Σ error · input", sum, slope,
                    "Adam moves it by about η", "Δw ≈ " + (gradient == 0
                            ? "0"
                            : signed((float) (-rate * Math.signum(gradient)))),
                    "against that sign");
        };
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
