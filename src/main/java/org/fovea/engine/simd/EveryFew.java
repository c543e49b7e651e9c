package org.fovea.engine.simd;

import java.util.function.IntUnaryOperator;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// All values of some runs, or every second, third or fourth one, a vector of them at a time: from as many vectors, two of which become one
/// in an instruction.
final class EveryFew {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    /// Which lanes of two vectors become one: all even ones; every third one, as far as they go; those, and every third one of
    /// what comes after.
    private static final float[] EVEN = of(lane -> 2 * lane);
    private static final float[] THIRD = of(lane -> 3 * lane < 2 * LANES ? 3 * lane : 0);
    private static final float[] LAST_THIRD = of(lane -> 3 * lane < 2 * LANES ? lane : 3 * lane - LANES);

    private EveryFew() {
    }

    private static float[] of(IntUnaryOperator source) {
        var lanes = new float[LANES];
        for (int i = 0; i < LANES; i++) lanes[i] = source.applyAsInt(i);
        return lanes;
    }

    /// `y_(r·apart + i) = x_(r·down + i·stride)`; values between are read too.
    static void pick(int stride, float[] x, int from, int down, int runs, float[] y, int to, int apart, int count) {
        int read = Math.ceilDiv(count, LANES) * LANES * stride;
        int whole = stride > 4 ? 0 : runs;
        // The last runs may end with the array, so that no whole vector can be read there.
        while (whole > 0 && from + (whole - 1) * down + read > x.length)
            whole--;
        switch (stride) {
            case 1 -> all(x, from, down, whole, y, to, apart, count);
            case 2 -> second(x, from, down, whole, y, to, apart, count);
            case 3 -> third(x, from, down, whole, y, to, apart, count);
            case 4 -> fourth(x, from, down, whole, y, to, apart, count);
            default -> {
            }
        }
        for (int r = whole; r < runs; r++)
            for (int i = 0; i < count; i++) y[to + r * apart + i] = x[from + r * down + i * stride];
    }

    private static void all(float[] x, int from, int down, int runs, float[] y, int to, int apart, int count) {
        int full = SPECIES.loopBound(count);
        VectorMask<Float> rest = SPECIES.indexInRange(full, count);
        for (int r = 0; r < runs; r++) {
            int at = from + r * down;
            int out = to + r * apart;
            for (int i = 0; i < full; i += LANES) FloatVector.fromArray(SPECIES, x, at + i).intoArray(y, out + i);
            if (full < count) FloatVector.fromArray(SPECIES, x, at + full).intoArray(y, out + full, rest);
        }
    }

    private static void second(float[] x, int from, int down, int runs, float[] y, int to, int apart, int count) {
        FloatVector even = FloatVector.fromArray(SPECIES, EVEN, 0);
        int full = SPECIES.loopBound(count);
        VectorMask<Float> rest = SPECIES.indexInRange(full, count);
        for (int r = 0; r < runs; r++) {
            int at = from + r * down;
            int out = to + r * apart;
            for (int i = 0; i < full; i += LANES, at += 2 * LANES)
                even.selectFrom(FloatVector.fromArray(SPECIES, x, at), FloatVector.fromArray(SPECIES, x, at + LANES))
                        .intoArray(y, out + i);
            if (full < count)
                even.selectFrom(FloatVector.fromArray(SPECIES, x, at), FloatVector.fromArray(SPECIES, x, at + LANES))
                        .intoArray(y, out + full, rest);
        }
    }

    private static void third(float[] x, int from, int down, int runs, float[] y, int to, int apart, int count) {
        FloatVector low = FloatVector.fromArray(SPECIES, THIRD, 0);
        FloatVector high = FloatVector.fromArray(SPECIES, LAST_THIRD, 0);
        int full = SPECIES.loopBound(count);
        VectorMask<Float> rest = SPECIES.indexInRange(full, count);
        for (int r = 0; r < runs; r++) {
            int at = from + r * down;
            int out = to + r * apart;
            for (int i = 0; i < full; i += LANES, at += 3 * LANES) {
                FloatVector most = low.selectFrom(FloatVector.fromArray(SPECIES, x, at),
                        FloatVector.fromArray(SPECIES, x, at + LANES));
                high.selectFrom(most, FloatVector.fromArray(SPECIES, x, at + 2 * LANES)).intoArray(y, out + i);
            }
            if (full == count) continue;
            FloatVector most = low.selectFrom(FloatVector.fromArray(SPECIES, x, at),
                    FloatVector.fromArray(SPECIES, x, at + LANES));
            high.selectFrom(most, FloatVector.fromArray(SPECIES, x, at + 2 * LANES)).intoArray(y, out + full, rest);
        }
    }

    private static void fourth(float[] x, int from, int down, int runs, float[] y, int to, int apart, int count) {
        FloatVector even = FloatVector.fromArray(SPECIES, EVEN, 0);
        int full = SPECIES.loopBound(count);
        VectorMask<Float> rest = SPECIES.indexInRange(full, count);
        for (int r = 0; r < runs; r++) {
            int at = from + r * down;
            int out = to + r * apart;
            for (int i = 0; i < full; i += LANES, at += 4 * LANES) {
                FloatVector low = even.selectFrom(FloatVector.fromArray(SPECIES, x, at),
                        FloatVector.fromArray(SPECIES, x, at + LANES));
                FloatVector high = even.selectFrom(FloatVector.fromArray(SPECIES, x, at + 2 * LANES),
                        FloatVector.fromArray(SPECIES, x, at + 3 * LANES));
                even.selectFrom(low, high).intoArray(y, out + i);
            }
            if (full == count) continue;
            FloatVector low = even.selectFrom(FloatVector.fromArray(SPECIES, x, at),
                    FloatVector.fromArray(SPECIES, x, at + LANES));
            FloatVector high = even.selectFrom(FloatVector.fromArray(SPECIES, x, at + 2 * LANES),
                    FloatVector.fromArray(SPECIES, x, at + 3 * LANES));
            even.selectFrom(low, high).intoArray(y, out + full, rest);
        }
    }
}
