package org.fovea.figure.reason;

import static org.fovea.figure.SumText.plain;

import org.fovea.engine.simd.Curve;

/// The formulas of the functions of one number.
final class CurveText {
    private CurveText() {
    }

    /// `f(x) = max(0, x)`
    static String formula(Curve curve, float a, float b) {
        return "f(x) = " + switch (curve) {
            case IDENTITY -> "x";
            case RELU -> "max(0, x)";
            case LEAKY_RELU -> "x, below zero %s·x".formatted(plain(a));
            case SELU -> b == 1
                    ? "x, below zero %s·(eˣ − 1)".formatted(plain(a))
                    : "%s·x, below zero %s·(eˣ − 1)".formatted(plain(b), plain(a * b));
            case GELU -> "x·Φ(x)";
            case SILU -> "x / (1 + e⁻ˣ)";
            case SIGMOID -> "1 / (1 + e⁻ˣ)";
            case TANH -> "tanh x";
            case HARD_SIGMOID -> "%s·x + %s, cut off at 0 and 1".formatted(plain(a), plain(b));
            case HARD_SWISH -> "x·(x/6 + ½ cut off at 0 and 1)";
            case CLIP -> "x, cut off at %s and %s".formatted(plain(a), plain(b));
            case SOFTPLUS -> "ln(1 + eˣ)";
            case EXP -> "eˣ";
        };
    }
}
