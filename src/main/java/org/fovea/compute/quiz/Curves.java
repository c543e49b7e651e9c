package org.fovea.compute.quiz;

import org.fovea.engine.simd.Curve;

/// The formulas of the functions of one number, in characters that every face has.
final class Curves {
    private Curves() {
    }

    /// The formula: `max(0, x)`; with a number for x the calculation: `max(0, −0.3)`.
    ///
    /// @param x what stands for the argument
    static String formula(Curve curve, float a, float b, String x) {
        String factor = Decimals.bracketed(x);
        return switch (curve) {
            case IDENTITY -> x;
            case RELU -> "max(0, %s)".formatted(x);
            case LEAKY_RELU -> "max(0, %s) + %s·min(0, %s)".formatted(x, number(a), x);
            case SELU -> "%s(max(0, %s) + %s·min(0, exp(%s) − 1))".formatted(b == 1 ? "" : number(b) + "·", x,
                    number(a), x);
            case GELU -> "%s·Φ(%s)".formatted(factor, x);
            case SILU -> "%s / (1 + exp(−%s))".formatted(x, factor);
            case SIGMOID -> "1 / (1 + exp(−%s))".formatted(factor);
            case TANH -> "tanh(%s)".formatted(x);
            case HARD_SIGMOID -> "max(0, min(1, %s·%s + %s))".formatted(number(a), factor, number(b));
            case HARD_SWISH -> "%s·max(0, min(1, %s/6 + 0.5))".formatted(factor, factor);
            case CLIP -> "max(%s, min(%s, %s))".formatted(number(a), number(b), x);
            case SOFTPLUS -> "ln(1 + exp(%s))".formatted(x);
            case EXP -> "exp(%s)".formatted(x);
        };
    }

    /// What has to be said about the formula; empty where nothing has.
    static String note(Curve curve) {
        return curve == Curve.GELU ? " Φ is the distribution function of the normal distribution." : "";
    }

    /// A parameter: `0.01`.
    static String number(float value) {
        return Decimals.of(value).text(value);
    }
}
