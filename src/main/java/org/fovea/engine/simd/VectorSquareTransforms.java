package org.fovea.engine.simd;

import java.util.function.IntUnaryOperator;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// Those for as many tiles at once as a vector has lanes. No method calls another of its own with vectors: such a method is
/// too large to be compiled into its caller, and vectors that are handed over live in memory.
final class VectorSquareTransforms implements SquareTransforms {
    static final SquareTransforms ALL = new VectorSquareTransforms();

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    /// Which lanes of two vectors become one: the even ones of both, the odd ones, those of the lower halves in turns, those of
    /// the upper ones.
    private static final float[] EVEN = of(lane -> 2 * lane);
    private static final float[] ODD = of(lane -> 2 * lane + 1);
    private static final float[] LOWER = of(lane -> lane / 2 + LANES * (lane % 2));
    private static final float[] UPPER = of(lane -> LANES / 2 + lane / 2 + LANES * (lane % 2));
    /// Every lane one on, and after the last of the first vector the first lane of the second, or the one after it.
    private static final float[] NEXT = of(lane -> lane + 1);
    private static final float[] SECOND_NEXT = of(lane -> lane < LANES - 1 ? lane + 1 : LANES + 1);

    private VectorSquareTransforms() {
    }

    private static float[] of(IntUnaryOperator source) {
        var lanes = new float[LANES];
        for (int i = 0; i < LANES; i++) lanes[i] = source.applyAsInt(i);
        return lanes;
    }

    @Override
    public int lanes() {
        return LANES;
    }

    @Override
    public void inputColumns(Steps steps, float[] x, int at, int row, float[] y, int distance) {
        int[] from = steps.from();
        int[] to = steps.to();
        int count = steps.count();
        FloatVector near = FloatVector.broadcast(SPECIES, -9 / 16f);
        FloatVector far = FloatVector.broadcast(SPECIES, -9 / 4f);
        FloatVector both = FloatVector.broadcast(SPECIES, -45 / 16f);
        for (int i = 0; i < count; i++) {
            int in = at + from[i];
            int out = to[i];
            FloatVector b = FloatVector.fromArray(SPECIES, x, in + row);
            FloatVector c = FloatVector.fromArray(SPECIES, x, in + 2 * row);
            FloatVector d = FloatVector.fromArray(SPECIES, x, in + 3 * row);
            FloatVector e = FloatVector.fromArray(SPECIES, x, in + 4 * row);
            FloatVector.fromArray(SPECIES, x, in).fma(FloatVector.broadcast(SPECIES, 81 / 64f), c.fma(both, e))
                    .intoArray(y, out);
            FloatVector even = c.fma(far, e);
            FloatVector odd = b.fma(far, d);
            odd.fma(FloatVector.broadcast(SPECIES, 3 / 4f), even).intoArray(y, out + distance);
            odd.fma(FloatVector.broadcast(SPECIES, -3 / 4f), even).intoArray(y, out + 2 * distance);
            even = c.fma(near, e);
            odd = b.fma(near, d);
            odd.fma(FloatVector.broadcast(SPECIES, 3 / 2f), even).intoArray(y, out + 3 * distance);
            odd.fma(FloatVector.broadcast(SPECIES, -3 / 2f), even).intoArray(y, out + 4 * distance);
            b.fma(FloatVector.broadcast(SPECIES, 81 / 64f),
                    d.fma(both, FloatVector.fromArray(SPECIES, x, in + 5 * row))).intoArray(y, out + 5 * distance);
        }
    }

    @Override
    public void inputColumns(Steps steps, float[] x, int at, int row, int begin, int end, float[] y, int distance) {
        int[] from = steps.from();
        int[] to = steps.to();
        int count = steps.count();
        int row0 = Math.clamp(0, begin, end - 1) * row;
        int row1 = Math.clamp(1, begin, end - 1) * row;
        int row2 = Math.clamp(2, begin, end - 1) * row;
        int row3 = Math.clamp(3, begin, end - 1) * row;
        int row4 = Math.clamp(4, begin, end - 1) * row;
        int row5 = Math.clamp(5, begin, end - 1) * row;
        VectorMask<Float> known0 = SPECIES.maskAll(begin == 0);
        VectorMask<Float> known1 = SPECIES.maskAll(begin <= 1 && end > 1);
        VectorMask<Float> known2 = SPECIES.maskAll(begin <= 2 && end > 2);
        VectorMask<Float> known3 = SPECIES.maskAll(begin <= 3 && end > 3);
        VectorMask<Float> known4 = SPECIES.maskAll(begin <= 4 && end > 4);
        VectorMask<Float> known5 = SPECIES.maskAll(end > 5);
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int i = 0; i < count; i++) {
            int in = at + from[i];
            int out = to[i];
            FloatVector a = zero.blend(FloatVector.fromArray(SPECIES, x, in + row0), known0);
            FloatVector b = zero.blend(FloatVector.fromArray(SPECIES, x, in + row1), known1);
            FloatVector c = zero.blend(FloatVector.fromArray(SPECIES, x, in + row2), known2);
            FloatVector d = zero.blend(FloatVector.fromArray(SPECIES, x, in + row3), known3);
            FloatVector e = zero.blend(FloatVector.fromArray(SPECIES, x, in + row4), known4);
            FloatVector f = zero.blend(FloatVector.fromArray(SPECIES, x, in + row5), known5);
            a.fma(FloatVector.broadcast(SPECIES, 81 / 64f), c.fma(FloatVector.broadcast(SPECIES, -45 / 16f), e))
                    .intoArray(y, out);
            FloatVector even = c.fma(FloatVector.broadcast(SPECIES, -9 / 4f), e);
            FloatVector odd = b.fma(FloatVector.broadcast(SPECIES, -9 / 4f), d);
            odd.fma(FloatVector.broadcast(SPECIES, 3 / 4f), even).intoArray(y, out + distance);
            odd.fma(FloatVector.broadcast(SPECIES, -3 / 4f), even).intoArray(y, out + 2 * distance);
            even = c.fma(FloatVector.broadcast(SPECIES, -9 / 16f), e);
            odd = b.fma(FloatVector.broadcast(SPECIES, -9 / 16f), d);
            odd.fma(FloatVector.broadcast(SPECIES, 3 / 2f), even).intoArray(y, out + 3 * distance);
            odd.fma(FloatVector.broadcast(SPECIES, -3 / 2f), even).intoArray(y, out + 4 * distance);
            b.fma(FloatVector.broadcast(SPECIES, 81 / 64f), d.fma(FloatVector.broadcast(SPECIES, -45 / 16f), f))
                    .intoArray(y, out + 5 * distance);
        }
    }

    @Override
    public void inputRows(Steps steps, float[] x, float[] y, int at, int distance) {
        int[] from = steps.from();
        int[] to = steps.to();
        int count = steps.count();
        FloatVector near = FloatVector.broadcast(SPECIES, -9 / 16f);
        FloatVector far = FloatVector.broadcast(SPECIES, -9 / 4f);
        FloatVector both = FloatVector.broadcast(SPECIES, -45 / 16f);
        FloatVector evens = FloatVector.fromArray(SPECIES, EVEN, 0);
        FloatVector odds = FloatVector.fromArray(SPECIES, ODD, 0);
        FloatVector next = FloatVector.fromArray(SPECIES, NEXT, 0);
        FloatVector secondNext = FloatVector.fromArray(SPECIES, SECOND_NEXT, 0);
        for (int i = 0; i < count; i++) {
            int in = from[i];
            int out = at + to[i];
            FloatVector p = FloatVector.fromArray(SPECIES, x, in);
            FloatVector q = FloatVector.fromArray(SPECIES, x, in + LANES);
            FloatVector r = FloatVector.fromArray(SPECIES, x, in + 2 * LANES);
            FloatVector s = FloatVector.fromArray(SPECIES, x, in + 3 * LANES);
            FloatVector first = evens.selectFrom(p, q);
            FloatVector second = evens.selectFrom(r, s);
            FloatVector a = evens.selectFrom(first, second);
            FloatVector c = odds.selectFrom(first, second);
            first = odds.selectFrom(p, q);
            second = odds.selectFrom(r, s);
            FloatVector b = evens.selectFrom(first, second);
            FloatVector d = odds.selectFrom(first, second);
            // The fifth and sixth values of a tile are the first and second of the tile beside it.
            p = FloatVector.fromArray(SPECIES, x, in + 4 * LANES);
            FloatVector e = next.selectFrom(a, p);
            FloatVector f = secondNext.selectFrom(b, p);
            a.fma(FloatVector.broadcast(SPECIES, 81 / 64f), c.fma(both, e)).intoArray(y, out);
            FloatVector even = c.fma(far, e);
            FloatVector odd = b.fma(far, d);
            odd.fma(FloatVector.broadcast(SPECIES, 3 / 4f), even).intoArray(y, out + distance);
            odd.fma(FloatVector.broadcast(SPECIES, -3 / 4f), even).intoArray(y, out + 2 * distance);
            even = c.fma(near, e);
            odd = b.fma(near, d);
            odd.fma(FloatVector.broadcast(SPECIES, 3 / 2f), even).intoArray(y, out + 3 * distance);
            odd.fma(FloatVector.broadcast(SPECIES, -3 / 2f), even).intoArray(y, out + 4 * distance);
            b.fma(FloatVector.broadcast(SPECIES, 81 / 64f), d.fma(both, f)).intoArray(y, out + 5 * distance);
        }
    }

    @Override
    public void outputColumns(float[] x, int from, int apart, float[] y, int to, int distance, int count) {
        for (int g = 0; g < 6; g++) {
            int in = from + g * apart;
            int out = to + g * distance;
            for (int i = 0; i < count; i += LANES) {
                FloatVector b = FloatVector.fromArray(SPECIES, x, in + 6 * apart + i);
                FloatVector c = FloatVector.fromArray(SPECIES, x, in + 12 * apart + i);
                FloatVector d = FloatVector.fromArray(SPECIES, x, in + 18 * apart + i);
                FloatVector e = FloatVector.fromArray(SPECIES, x, in + 24 * apart + i);
                FloatVector near = b.add(c);
                FloatVector nearOdd = b.sub(c);
                FloatVector far = d.add(e);
                FloatVector farOdd = d.sub(e);
                FloatVector.fromArray(SPECIES, x, in + i).add(near).add(far).intoArray(y, out + i);
                nearOdd.fma(FloatVector.broadcast(SPECIES, 3 / 4f), farOdd.mul(3 / 2f)).intoArray(y,
                        out + 6 * distance + i);
                near.fma(FloatVector.broadcast(SPECIES, 9 / 16f), far.mul(9 / 4f)).intoArray(y,
                        out + 12 * distance + i);
                nearOdd.fma(FloatVector.broadcast(SPECIES, 27 / 64f),
                        farOdd.fma(FloatVector.broadcast(SPECIES, 27 / 8f),
                                FloatVector.fromArray(SPECIES, x, in + 30 * apart + i)))
                        .intoArray(y, out + 18 * distance + i);
            }
        }
    }

    @Override
    public void outputRows(Steps steps, float[] x, int at, int distance, float add, float[] y, int to) {
        int[] froms = steps.from();
        int[] tos = steps.to();
        int count = steps.count();
        FloatVector bias = FloatVector.broadcast(SPECIES, add);
        FloatVector lower = FloatVector.fromArray(SPECIES, LOWER, 0);
        FloatVector upper = FloatVector.fromArray(SPECIES, UPPER, 0);
        for (int i = 0; i < count; i++) {
            int in = at + froms[i];
            int out = to + tos[i];
            FloatVector b = FloatVector.fromArray(SPECIES, x, in + distance);
            FloatVector c = FloatVector.fromArray(SPECIES, x, in + 2 * distance);
            FloatVector d = FloatVector.fromArray(SPECIES, x, in + 3 * distance);
            FloatVector e = FloatVector.fromArray(SPECIES, x, in + 4 * distance);
            FloatVector near = b.add(c);
            FloatVector nearOdd = b.sub(c);
            FloatVector far = d.add(e);
            FloatVector farOdd = d.sub(e);
            FloatVector first = FloatVector.fromArray(SPECIES, x, in).add(near).add(far).add(bias);
            FloatVector second = nearOdd.fma(FloatVector.broadcast(SPECIES, 3 / 4f),
                    farOdd.fma(FloatVector.broadcast(SPECIES, 3 / 2f), bias));
            FloatVector third = near.fma(FloatVector.broadcast(SPECIES, 9 / 16f),
                    far.fma(FloatVector.broadcast(SPECIES, 9 / 4f), bias));
            FloatVector fourth = nearOdd.fma(FloatVector.broadcast(SPECIES, 27 / 64f),
                    farOdd.fma(FloatVector.broadcast(SPECIES, 27 / 8f),
                            FloatVector.fromArray(SPECIES, x, in + 5 * distance).add(bias)));
            FloatVector even = lower.selectFrom(first, third);
            FloatVector odd = lower.selectFrom(second, fourth);
            lower.selectFrom(even, odd).intoArray(y, out);
            upper.selectFrom(even, odd).intoArray(y, out + LANES);
            even = upper.selectFrom(first, third);
            odd = upper.selectFrom(second, fourth);
            lower.selectFrom(even, odd).intoArray(y, out + 2 * LANES);
            upper.selectFrom(even, odd).intoArray(y, out + 3 * LANES);
        }
    }
}
