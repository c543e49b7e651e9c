package org.fovea.engine.simd;

/// A function of one number, applied to every value of a feature map: the activations, with the names of ONNX and PyTorch.
/// `a` and `b` are the parameters of those that have any.
public enum Curve {
    /// x
    IDENTITY,
    /// max(x, 0)
    RELU,
    /// x, below zero a·x
    LEAKY_RELU,
    /// b·x, below zero b·a·(eˣ − 1). ELU has b = 1 (Clevert et al., arXiv:1511.07289), SELU both (Klambauer et al.,
    /// arXiv:1706.02515).
    SELU,
    /// x·Φ(x) with the distribution function Φ of the normal distribution (Hendrycks and Gimpel, arXiv:1606.08415), exact,
    /// not the approximation by tanh
    GELU,
    /// x·sigmoid(x), also called swish
    SILU,
    /// 1 / (1 + e⁻ˣ)
    SIGMOID,
    TANH,
    /// a·x + b, cut off at 0 and 1
    HARD_SIGMOID,
    /// x·(x/6 + ½), the second factor cut off at 0 and 1
    HARD_SWISH,
    /// x, cut off at a and b
    CLIP,
    /// ln(1 + eˣ)
    SOFTPLUS,
    /// eˣ
    EXP;

    /// Beyond this, in standard deviations, lies nothing of the normal distribution that a double could hold.
    private static final double FAR = 40;

    /// The value by the formula, in double precision.
    public double at(double x, float a, float b) {
        return switch (this) {
            case IDENTITY -> x;
            case RELU -> Math.max(x, 0);
            case LEAKY_RELU -> x < 0 ? a * x : x;
            case SELU -> b * (x < 0 ? a * Math.expm1(x) : x);
            case GELU -> x < 0 ? Math.max(x, -FAR) * tail(-x) : x - Math.min(x, FAR) * tail(x);
            case SILU -> x / (1 + Math.exp(-x));
            case SIGMOID -> 1 / (1 + Math.exp(-x));
            case TANH -> Math.tanh(x);
            case HARD_SIGMOID -> Math.max(0, Math.min(1, a * x + b));
            case HARD_SWISH -> x * Math.max(0, Math.min(1, x / 6 + 0.5));
            case CLIP -> Math.max(a, Math.min(b, x));
            case SOFTPLUS -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
            case EXP -> Math.exp(x);
        };
    }

    /// The slope by the formula, in double precision; at a kink that of the side below, for a ReLU 0 at 0.
    public double slope(double x, float a, float b) {
        return switch (this) {
            case IDENTITY -> 1;
            case RELU -> x > 0 ? 1 : 0;
            case LEAKY_RELU -> x > 0 ? 1 : a;
            case SELU -> x > 0 ? b : b * a * Math.exp(x);
            case GELU -> Math.abs(x) > FAR
                    ? x > 0 ? 1 : 0
                    : (x < 0 ? tail(-x) : 1 - tail(x)) + x * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
            case SILU -> {
                double share = 1 / (1 + Math.exp(-x));
                yield share * (1 + x * (1 - share));
            }
            case SIGMOID -> {
                double share = 1 / (1 + Math.exp(-x));
                yield share * (1 - share);
            }
            case TANH -> {
                double value = Math.tanh(x);
                yield 1 - value * value;
            }
            case HARD_SIGMOID -> a * x + b > 0 && a * x + b < 1 ? a : 0;
            case HARD_SWISH -> x <= -3 ? 0 : x < 3 ? x / 3 + 0.5 : 1;
            case CLIP -> x > a && x < b ? 1 : 0;
            case SOFTPLUS -> 1 / (1 + Math.exp(-x));
            case EXP -> Math.exp(x);
        };
    }

    /// How much of the normal distribution lies beyond x ≥ 0: ½·erfc(x/√2). Below 3 by the series
    /// φ(x)·(x + x³/3 + x⁵/15 + …) for what lies between 0 and x, above it by the continued fraction
    /// φ(x) / (x + 1/(x + 2/(x + 3/(x + …)))); Abramowitz and Stegun, 26.2.11 and 26.2.14.
    private static double tail(double x) {
        double density = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
        if (x < 3) {
            double sum = 0;
            double term = x;
            for (int n = 3; Math.abs(term) > 1e-17; n += 2) {
                sum += term;
                term *= x * x / n;
            }
            return 0.5 - density * sum;
        }
        double fraction = x;
        for (int n = 60; n >= 1; n--) fraction = x + n / fraction;
        return density == 0 ? 0 : density / fraction;
    }
}
