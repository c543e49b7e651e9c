package org.fovea.engine.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The activations as loops over the Vector API. Each is a loop of its own, because a choice inside the loop would keep
/// vectors in memory.
final class VectorCurves {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private VectorCurves() {
    }

    /// @param count a multiple of the vector length
    static void apply(Curve curve, float a, float b, float[] x, int from, float[] y, int to, int count) {
        switch (curve) {
            case IDENTITY -> System.arraycopy(x, from, y, to, count);
            case RELU -> relu(x, from, y, to, count);
            case LEAKY_RELU -> leaky(x, from, y, to, count, a);
            case SELU -> selu(x, from, y, to, count, a * b, b);
            case GELU -> gelu(x, from, y, to, count);
            case SILU -> silu(x, from, y, to, count);
            case SIGMOID -> sigmoid(x, from, y, to, count);
            case TANH -> tanh(x, from, y, to, count);
            case HARD_SIGMOID -> hardSigmoid(x, from, y, to, count, a, b);
            case HARD_SWISH -> hardSwish(x, from, y, to, count);
            case CLIP -> clip(x, from, y, to, count, a, b);
            case SOFTPLUS -> softplus(x, from, y, to, count);
            case EXP -> exp(x, from, y, to, count);
        }
    }

    private static void relu(float[] x, int from, float[] y, int to, int count) {
        for (int i = 0; i < count; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, from + i);
            v.max(0).intoArray(y, to + i);
        }
    }

    private static void leaky(float[] x, int from, float[] y, int to, int count, float slope) {
        for (int i = 0; i < count; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, from + i);
            v.min(0).fma(FloatVector.broadcast(SPECIES, slope), v.max(0)).intoArray(y, to + i);
        }
    }

    private static void selu(float[] x, int from, float[] y, int to, int count, float negative, float positive) {
        for (int i = 0; i < count; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, from + i);
            FloatVector below = VectorExp.minusOne(v.blend(-40, v.lt(-40))).mul(negative);
            v.mul(positive).blend(below, v.lt(0)).intoArray(y, to + i);
        }
    }

    private static void gelu(float[] x, int from, float[] y, int to, int count) {
        for (int i = 0; i < count; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, from + i);
            v.mul(VectorExp.normal(v)).blend(v, v.compare(VectorOperators.GT, VectorExp.FAR))
                    .blend(0, v.lt(-VectorExp.FAR)).intoArray(y, to + i);
        }
    }

    private static void silu(float[] x, int from, float[] y, int to, int count) {
        for (int i = 0; i < count; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, from + i);
            v.div(VectorExp.of(v.neg()).add(1)).intoArray(y, to + i);
        }
    }

    private static void sigmoid(float[] x, int from, float[] y, int to, int count) {
        for (int i = 0; i < count; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, from + i);
            FloatVector.broadcast(SPECIES, 1).div(VectorExp.of(v.neg()).add(1)).intoArray(y, to + i);
        }
    }

    /// tanh x = m / (m + 2) with m = e²ˣ − 1; beyond ±9.1 it is ±1.
    private static void tanh(float[] x, int from, float[] y, int to, int count) {
        for (int i = 0; i < count; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, from + i);
            FloatVector near = v.blend(-9.1f, v.lt(-9.1f)).blend(9.1f, v.compare(VectorOperators.GT, 9.1f));
            FloatVector m = VectorExp.minusOne(near.add(near));
            m.div(m.add(2)).intoArray(y, to + i);
        }
    }

    private static void hardSigmoid(float[] x, int from, float[] y, int to, int count, float slope, float offset) {
        for (int i = 0; i < count; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, from + i);
            v.mul(slope).add(offset).min(1).max(0).intoArray(y, to + i);
        }
    }

    private static void hardSwish(float[] x, int from, float[] y, int to, int count) {
        for (int i = 0; i < count; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, from + i);
            v.mul(1f / 6).add(0.5f).min(1).max(0).mul(v).intoArray(y, to + i);
        }
    }

    private static void clip(float[] x, int from, float[] y, int to, int count, float least, float most) {
        for (int i = 0; i < count; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, from + i);
            v.min(most).max(least).intoArray(y, to + i);
        }
    }

    private static void softplus(float[] x, int from, float[] y, int to, int count) {
        for (int i = 0; i < count; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, from + i);
            v.blend(0, v.lt(0)).add(VectorExp.logOnePlus(VectorExp.of(v.abs().neg()))).intoArray(y, to + i);
        }
    }

    private static void exp(float[] x, int from, float[] y, int to, int count) {
        for (int i = 0; i < count; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, from + i);
            VectorExp.of(v).intoArray(y, to + i);
        }
    }

    /// [Loops#shares] for the positions `begin` … `end − 1`.
    static void shares(float[] x, int from, float[] most, float[] y, int to, float[] sums, int begin, int end) {
        for (int i = begin; i < end; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, from + i);
            FloatVector e = VectorExp.of(v.sub(FloatVector.fromArray(SPECIES, most, i)));
            e.intoArray(y, to + i);
            e.add(FloatVector.fromArray(SPECIES, sums, i)).intoArray(sums, i);
        }
    }
}
