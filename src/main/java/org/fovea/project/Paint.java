package org.fovea.project;

import java.util.Arrays;

/// Values painted over an input, by position in its tensor. Immutable, and small: only what was painted is kept.
public final class Paint {
    public static final Paint NONE = new Paint(new int[0], new float[0]);

    /// Ascending.
    private final int[] positions;
    private final float[] values;

    private Paint(int[] positions, float[] values) {
        this.positions = positions;
        this.values = values;
    }

    public boolean isEmpty() {
        return positions.length == 0;
    }

    public int count() {
        return positions.length;
    }

    public int position(int at) {
        return positions[at];
    }

    public float value(int at) {
        return values[at];
    }

    /// This paint with more on top.
    ///
    /// @param where positions in the tensor, ascending and without repetition
    /// @param value their new values
    public Paint over(int[] where, float[] value) {
        var mergedPositions = new int[positions.length + where.length];
        var mergedValues = new float[mergedPositions.length];
        int count = 0;
        int old = 0;
        for (int i = 0; i < where.length; i++) {
            for (; old < positions.length && positions[old] < where[i]; old++, count++) {
                mergedPositions[count] = positions[old];
                mergedValues[count] = values[old];
            }
            if (old < positions.length && positions[old] == where[i])
                old++;
            mergedPositions[count] = where[i];
            mergedValues[count++] = value[i];
        }
        for (; old < positions.length; old++, count++) {
            mergedPositions[count] = positions[old];
            mergedValues[count] = values[old];
        }
        return new Paint(Arrays.copyOf(mergedPositions, count), Arrays.copyOf(mergedValues, count));
    }

    /// Writes the painted values into an input.
    public void applyTo(float[] input) {
        for (int i = 0; i < positions.length; i++)
            input[positions[i]] = values[i];
    }
}
