package org.fovea.format;

import org.fovea.engine.op.Activation;
import org.fovea.engine.simd.Curve;

/// Activations as a document's settings; each is a kind of its own.
final class CurveFields {
    private CurveFields() {
    }

    /// @return what the kind is called
    static String write(Activation activation, Parts settings) {
        return switch (activation.curve()) {
            case IDENTITY, RELU, GELU, SILU, SIGMOID, TANH, HARD_SWISH, SOFTPLUS, EXP ->
                Fields.word(activation.curve());
            case LEAKY_RELU -> {
                settings.put("negative_slope", activation.a());
                yield "leaky_relu";
            }
            case SELU -> {
                settings.put("alpha", activation.a());
                if (activation.b() == 1) yield "elu";
                settings.put("scale", activation.b());
                yield "selu";
            }
            case HARD_SIGMOID -> {
                settings.put("slope", activation.a());
                settings.put("offset", activation.b());
                yield "hard_sigmoid";
            }
            case CLIP -> {
                // A side without a limit is left away: JSON has no infinity.
                if (activation.a() != Float.NEGATIVE_INFINITY) settings.put("min", activation.a());
                if (activation.b() != Float.POSITIVE_INFINITY) settings.put("max", activation.b());
                yield "clip";
            }
        };
    }

    /// @throws Damage when there is no such kind
    static Activation read(String kind, Fields settings) {
        return switch (kind) {
            case "identity" -> Activation.IDENTITY;
            case "relu" -> Activation.RELU;
            case "gelu" -> Activation.GELU;
            case "silu" -> Activation.SILU;
            case "sigmoid" -> Activation.SIGMOID;
            case "tanh" -> Activation.TANH;
            case "hard_swish" -> Activation.HARD_SWISH;
            case "softplus" -> Activation.SOFTPLUS;
            case "exp" -> new Activation(Curve.EXP, 0, 0);
            case "leaky_relu" -> Activation.leakyRelu(settings.number("negative_slope"));
            case "elu" -> Activation.elu(settings.number("alpha"));
            case "selu" -> new Activation(Curve.SELU, settings.number("alpha"), settings.number("scale"));
            case "hard_sigmoid" -> Activation.hardSigmoid(settings.number("slope"), settings.number("offset"));
            case "clip" -> Activation.clip(settings.number("min", Float.NEGATIVE_INFINITY),
                    settings.number("max", Float.POSITIVE_INFINITY));
            default -> throw new Damage("%s is of the unknown kind “%s”".formatted(settings.where(), kind));
        };
    }
}
