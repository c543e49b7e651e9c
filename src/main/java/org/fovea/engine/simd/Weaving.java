package org.fovea.engine.simd;

import java.util.function.IntUnaryOperator;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// One run becomes two or four, and two or four become one, whole vectors of them: those of [VectorLoops] whose values change
/// their places. No method hands vectors to another: whether that one is compiled into it depends on what ran before, and
/// otherwise they live in memory.
final class Weaving {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    /// Which lanes of two vectors become one: the even ones of both, the odd ones, those of the lower halves in turns, those of
    /// the upper ones.
    private static final float[] EVEN = of(lane -> 2 * lane);
    private static final float[] ODD = of(lane -> 2 * lane + 1);
    private static final float[] LOWER = of(lane -> lane / 2 + LANES * (lane % 2));
    private static final float[] UPPER = of(lane -> LANES / 2 + lane / 2 + LANES * (lane % 2));

    private Weaving() {
    }

    private static float[] of(IntUnaryOperator source) {
        var lanes = new float[LANES];
        for (int i = 0; i < LANES; i++) lanes[i] = source.applyAsInt(i);
        return lanes;
    }

    /// [Loops#deal] of whole vectors.
    static void deal(float[] x, int from, float[] y, int to, int distance, int count) {
        FloatVector evens = FloatVector.fromArray(SPECIES, EVEN, 0);
        FloatVector odds = FloatVector.fromArray(SPECIES, ODD, 0);
        for (int i = 0; i < count; i += LANES) {
            FloatVector a = FloatVector.fromArray(SPECIES, x, from + 2 * i);
            FloatVector b = FloatVector.fromArray(SPECIES, x, from + 2 * i + LANES);
            evens.selectFrom(a, b).intoArray(y, to + i);
            odds.selectFrom(a, b).intoArray(y, to + distance + i);
        }
    }

    /// [Loops#unweave] of whole vectors.
    static void unweave(float[] x, int from, float[] y, int to, int distance, int count) {
        FloatVector evens = FloatVector.fromArray(SPECIES, EVEN, 0);
        FloatVector odds = FloatVector.fromArray(SPECIES, ODD, 0);
        for (int i = 0; i < count; i += LANES) {
            FloatVector a = FloatVector.fromArray(SPECIES, x, from + 4 * i);
            FloatVector b = FloatVector.fromArray(SPECIES, x, from + 4 * i + LANES);
            FloatVector c = FloatVector.fromArray(SPECIES, x, from + 4 * i + 2 * LANES);
            FloatVector d = FloatVector.fromArray(SPECIES, x, from + 4 * i + 3 * LANES);
            FloatVector low = evens.selectFrom(a, b);
            FloatVector high = evens.selectFrom(c, d);
            evens.selectFrom(low, high).intoArray(y, to + i);
            odds.selectFrom(low, high).intoArray(y, to + 2 * distance + i);
            low = odds.selectFrom(a, b);
            high = odds.selectFrom(c, d);
            evens.selectFrom(low, high).intoArray(y, to + distance + i);
            odds.selectFrom(low, high).intoArray(y, to + 3 * distance + i);
        }
    }

    /// [Loops#weave] of whole vectors.
    static void weave(float[] x, int from, int distance, float[] y, int to, int count) {
        FloatVector lower = FloatVector.fromArray(SPECIES, LOWER, 0);
        FloatVector upper = FloatVector.fromArray(SPECIES, UPPER, 0);
        for (int i = 0; i < count; i += LANES) {
            FloatVector a = FloatVector.fromArray(SPECIES, x, from + i);
            FloatVector b = FloatVector.fromArray(SPECIES, x, from + distance + i);
            FloatVector c = FloatVector.fromArray(SPECIES, x, from + 2 * distance + i);
            FloatVector d = FloatVector.fromArray(SPECIES, x, from + 3 * distance + i);
            FloatVector even = lower.selectFrom(a, c);
            FloatVector odd = lower.selectFrom(b, d);
            lower.selectFrom(even, odd).intoArray(y, to + 4 * i);
            upper.selectFrom(even, odd).intoArray(y, to + 4 * i + LANES);
            even = upper.selectFrom(a, c);
            odd = upper.selectFrom(b, d);
            lower.selectFrom(even, odd).intoArray(y, to + 4 * i + 2 * LANES);
            upper.selectFrom(even, odd).intoArray(y, to + 4 * i + 3 * LANES);
        }
    }

    /// [Loops#interleave] of whole vectors.
    static void interleave(float[] x, int from, float[] z, int at, float[] y, int to, int count) {
        FloatVector lower = FloatVector.fromArray(SPECIES, LOWER, 0);
        FloatVector upper = FloatVector.fromArray(SPECIES, UPPER, 0);
        for (int i = 0; i < count; i += LANES) {
            FloatVector even = FloatVector.fromArray(SPECIES, x, from + i);
            FloatVector odd = FloatVector.fromArray(SPECIES, z, at + i);
            lower.selectFrom(even, odd).intoArray(y, to + 2 * i);
            upper.selectFrom(even, odd).intoArray(y, to + 2 * i + LANES);
        }
    }

    /// [Loops#quarters] of whole vectors.
    static void quarters(float[] x, int a, int b, float[] y, int to, int apart, int count) {
        FloatVector near = FloatVector.broadcast(SPECIES, 0.75f);
        FloatVector far = FloatVector.broadcast(SPECIES, 0.25f);
        FloatVector lower = FloatVector.fromArray(SPECIES, LOWER, 0);
        FloatVector upper = FloatVector.fromArray(SPECIES, UPPER, 0);
        for (int i = 0; i < count; i += LANES) {
            FloatVector left = FloatVector.fromArray(SPECIES, x, a + i);
            FloatVector right = FloatVector.fromArray(SPECIES, x, a + i + 1);
            FloatVector above = right.fma(far, left.mul(near));
            FloatVector aboveNext = right.fma(near, left.mul(far));
            left = FloatVector.fromArray(SPECIES, x, b + i);
            right = FloatVector.fromArray(SPECIES, x, b + i + 1);
            FloatVector below = right.fma(far, left.mul(near));
            FloatVector belowNext = right.fma(near, left.mul(far));
            FloatVector even = below.fma(far, above.mul(near));
            FloatVector odd = belowNext.fma(far, aboveNext.mul(near));
            lower.selectFrom(even, odd).intoArray(y, to + 2 * i);
            upper.selectFrom(even, odd).intoArray(y, to + 2 * i + LANES);
            even = below.fma(near, above.mul(far));
            odd = belowNext.fma(near, aboveNext.mul(far));
            lower.selectFrom(even, odd).intoArray(y, to + apart + 2 * i);
            upper.selectFrom(even, odd).intoArray(y, to + apart + 2 * i + LANES);
        }
    }
}
