package org.fovea.compute;

import org.fovea.engine.Tensor;
import org.fovea.project.Cell;

/// Two feature maps of one size, subtracted. Where both hold the same value the difference is 0, infinite values too.
///
/// @param values A − B, 1×H×W
/// @param largest the largest magnitude, 0 where all are equal
/// @param at where it is, the first of equal ones
/// @param mean the mean magnitude, summed in double precision
/// @param equal the share of neurons that hold exactly the same value, 0…1
public record Difference(Tensor values, float largest, Cell at, double mean, double equal) {

    /// @param a 1×H×W
    /// @param b of the same shape
    /// @throws IllegalArgumentException when the shapes differ
    public static Difference of(Tensor a, Tensor b) {
        if (!a.shape.equals(b.shape)) throw new IllegalArgumentException("%s and %s".formatted(a.shape, b.shape));
        var values = new float[a.data.length];
        int most = 0;
        float largest = 0;
        double sum = 0;
        int equal = 0;
        for (int p = 0; p < values.length; p++) {
            boolean same = a.data[p] == b.data[p];
            float value = same ? 0 : a.data[p] - b.data[p];
            values[p] = value;
            if (same) equal++;
            float magnitude = Math.abs(value);
            sum += magnitude;
            if (magnitude > largest) {
                largest = magnitude;
                most = p;
            }
        }
        int width = a.shape.width();
        return new Difference(new Tensor(a.shape, values), largest, new Cell(most / width, most % width),
                sum / values.length, (double) equal / values.length);
    }
}
