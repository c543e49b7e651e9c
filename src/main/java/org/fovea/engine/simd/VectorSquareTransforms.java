package org.fovea.engine.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// Those for as many tiles at once as a vector has lanes. No method calls another of its own with vectors: such a method is
/// too large to be compiled into its caller, and vectors that are handed over live in memory.
final class VectorSquareTransforms implements SquareTransforms {
    static final SquareTransforms ALL = new VectorSquareTransforms();

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    /// Lanes 0, 4, 8, … in each quarter of a vector, and the lanes that follow those.
    private static final VectorShuffle<Float> FIRST = VectorShuffle.fromOp(SPECIES, lane -> 4 * lane % LANES);
    private static final VectorShuffle<Float> SECOND = VectorShuffle.fromOp(SPECIES, lane -> (4 * lane + 1) % LANES);
    private static final VectorShuffle<Float> THIRD = VectorShuffle.fromOp(SPECIES, lane -> (4 * lane + 2) % LANES);
    private static final VectorShuffle<Float> FOURTH = VectorShuffle.fromOp(SPECIES, lane -> (4 * lane + 3) % LANES);
    private static final VectorMask<Float> SECOND_QUARTER = quarter(1);
    private static final VectorMask<Float> THIRD_QUARTER = quarter(2);
    private static final VectorMask<Float> LAST_QUARTER = quarter(3);
    /// Every lane one tile on, and the last, which has no tile beside it.
    private static final VectorShuffle<Float> NEXT = VectorShuffle.fromOp(SPECIES, lane -> (lane + 1) % LANES);
    private static final VectorMask<Float> LAST = VectorMask.fromLong(SPECIES, 1L << (LANES - 1));
    /// Lanes 0, 0, 1, 1, … of the lower and of the upper half.
    private static final VectorShuffle<Float> LOWER_TWICE = VectorShuffle.fromOp(SPECIES, lane -> lane / 2);
    private static final VectorShuffle<Float> UPPER_TWICE = VectorShuffle.fromOp(SPECIES,
            lane -> LANES / 2 + lane / 2);
    private static final VectorMask<Float> ODD = VectorMask.fromLong(SPECIES, 0xAAAA_AAAA_AAAA_AAAAL);

    private VectorSquareTransforms() {
    }

    private static VectorMask<Float> quarter(int number) {
        return VectorMask.fromLong(SPECIES, ((1L << (LANES / 4)) - 1) << (number * LANES / 4));
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
        for (int i = 0; i < count; i++) {
            int in = from[i];
            int out = at + to[i];
            FloatVector p = FloatVector.fromArray(SPECIES, x, in);
            FloatVector q = FloatVector.fromArray(SPECIES, x, in + LANES);
            FloatVector r = FloatVector.fromArray(SPECIES, x, in + 2 * LANES);
            FloatVector s = FloatVector.fromArray(SPECIES, x, in + 3 * LANES);
            FloatVector a = p.rearrange(FIRST).blend(q.rearrange(FIRST), SECOND_QUARTER)
                    .blend(r.rearrange(FIRST), THIRD_QUARTER).blend(s.rearrange(FIRST), LAST_QUARTER);
            FloatVector b = p.rearrange(SECOND).blend(q.rearrange(SECOND), SECOND_QUARTER)
                    .blend(r.rearrange(SECOND), THIRD_QUARTER).blend(s.rearrange(SECOND), LAST_QUARTER);
            FloatVector c = p.rearrange(THIRD).blend(q.rearrange(THIRD), SECOND_QUARTER)
                    .blend(r.rearrange(THIRD), THIRD_QUARTER).blend(s.rearrange(THIRD), LAST_QUARTER);
            FloatVector d = p.rearrange(FOURTH).blend(q.rearrange(FOURTH), SECOND_QUARTER)
                    .blend(r.rearrange(FOURTH), THIRD_QUARTER).blend(s.rearrange(FOURTH), LAST_QUARTER);
            // The fifth and sixth values of a tile are the first and second of the tile beside it.
            FloatVector e = a.rearrange(NEXT).blend(FloatVector.fromArray(SPECIES, x, in + 3 * LANES + 1), LAST);
            FloatVector f = b.rearrange(NEXT).blend(FloatVector.fromArray(SPECIES, x, in + 3 * LANES + 2), LAST);
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
    public void outputColumns(float[] x, int from, int apart, float[] y, int distance, int count) {
        for (int g = 0; g < 6; g++) {
            int in = from + g * apart;
            int out = g * distance;
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
            FloatVector even = first.rearrange(LOWER_TWICE).blend(third.rearrange(LOWER_TWICE), ODD);
            FloatVector odd = second.rearrange(LOWER_TWICE).blend(fourth.rearrange(LOWER_TWICE), ODD);
            even.rearrange(LOWER_TWICE).blend(odd.rearrange(LOWER_TWICE), ODD).intoArray(y, out);
            even.rearrange(UPPER_TWICE).blend(odd.rearrange(UPPER_TWICE), ODD).intoArray(y, out + LANES);
            even = first.rearrange(UPPER_TWICE).blend(third.rearrange(UPPER_TWICE), ODD);
            odd = second.rearrange(UPPER_TWICE).blend(fourth.rearrange(UPPER_TWICE), ODD);
            even.rearrange(LOWER_TWICE).blend(odd.rearrange(LOWER_TWICE), ODD).intoArray(y, out + 2 * LANES);
            even.rearrange(UPPER_TWICE).blend(odd.rearrange(UPPER_TWICE), ODD).intoArray(y, out + 3 * LANES);
        }
    }
}
