package org.fovea.engine.simd;

import java.util.function.IntUnaryOperator;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Sixteen rows that become columns, for vectors of 16 floats: first the four rows of each quarter are mixed, number by
/// number, then the four quarters. What is between lies where the columns will lie.
final class SixteenRows {
    static final int ROWS = 16;

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int QUARTER = ROWS / 4;

    /// Which lanes of two vectors become one: those of the lower halves in turns, one or four at a time, and those of the
    /// upper halves.
    private static final float[] LOWER_ONES = of(lane -> lane / 2 + ROWS * (lane % 2));
    private static final float[] UPPER_ONES = of(lane -> ROWS / 2 + lane / 2 + ROWS * (lane % 2));
    private static final float[] LOWER_FOURS = of(lane -> lane / 8 * 4 + lane % 4 + ROWS * (lane / 4 % 2));
    private static final float[] UPPER_FOURS = of(lane -> ROWS / 2 + lane / 8 * 4 + lane % 4 + ROWS * (lane / 4 % 2));

    private SixteenRows() {
    }

    private static float[] of(IntUnaryOperator source) {
        var lanes = new float[ROWS];
        for (int i = 0; i < ROWS; i++) lanes[i] = source.applyAsInt(i);
        return lanes;
    }

    /// Whether vectors are that long.
    static boolean fit() {
        return SPECIES.length() == ROWS;
    }

    /// `y[to + j·apart + i] = x[from + i·pitch + j]` for 0 ≤ i, j < 16.
    static void turn(float[] x, int from, int pitch, float[] y, int to, int apart) {
        numbers(x, from, pitch, y, to, apart);
        quarters(y, to, apart);
    }

    /// The four rows of quarter r become row 4·k + r: columns 4·k … 4·k + 3, of each of which the four numbers stand together.
    private static void numbers(float[] x, int from, int pitch, float[] y, int to, int apart) {
        FloatVector lower = FloatVector.fromArray(SPECIES, LOWER_ONES, 0);
        FloatVector upper = FloatVector.fromArray(SPECIES, UPPER_ONES, 0);
        for (int r = 0; r < QUARTER; r++) {
            int in = from + QUARTER * r * pitch;
            int out = to + r * apart;
            FloatVector a = FloatVector.fromArray(SPECIES, x, in);
            FloatVector b = FloatVector.fromArray(SPECIES, x, in + pitch);
            FloatVector c = FloatVector.fromArray(SPECIES, x, in + 2 * pitch);
            FloatVector d = FloatVector.fromArray(SPECIES, x, in + 3 * pitch);
            FloatVector even = lower.selectFrom(a, c);
            FloatVector odd = lower.selectFrom(b, d);
            lower.selectFrom(even, odd).intoArray(y, out);
            upper.selectFrom(even, odd).intoArray(y, out + QUARTER * apart);
            even = upper.selectFrom(a, c);
            odd = upper.selectFrom(b, d);
            lower.selectFrom(even, odd).intoArray(y, out + 2 * QUARTER * apart);
            upper.selectFrom(even, odd).intoArray(y, out + 3 * QUARTER * apart);
        }
    }

    /// Rows 4·k … 4·k + 3, four numbers of each column in each, become those columns.
    private static void quarters(float[] y, int to, int apart) {
        FloatVector lower = FloatVector.fromArray(SPECIES, LOWER_FOURS, 0);
        FloatVector upper = FloatVector.fromArray(SPECIES, UPPER_FOURS, 0);
        for (int k = 0; k < QUARTER; k++) {
            int at = to + QUARTER * k * apart;
            FloatVector a = FloatVector.fromArray(SPECIES, y, at);
            FloatVector b = FloatVector.fromArray(SPECIES, y, at + apart);
            FloatVector c = FloatVector.fromArray(SPECIES, y, at + 2 * apart);
            FloatVector d = FloatVector.fromArray(SPECIES, y, at + 3 * apart);
            FloatVector even = lower.selectFrom(a, c);
            FloatVector odd = lower.selectFrom(b, d);
            lower.selectFrom(even, odd).intoArray(y, at);
            upper.selectFrom(even, odd).intoArray(y, at + apart);
            even = upper.selectFrom(a, c);
            odd = upper.selectFrom(b, d);
            lower.selectFrom(even, odd).intoArray(y, at + 2 * apart);
            upper.selectFrom(even, odd).intoArray(y, at + 3 * apart);
        }
    }
}
