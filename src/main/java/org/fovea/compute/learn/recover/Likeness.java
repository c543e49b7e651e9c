package org.fovea.compute.learn.recover;

import org.fovea.engine.Tensor;

/// How alike two maps are.
///
/// @param meanSquaredError the mean of the squared differences, at least 0
/// @param correlation Pearson's, from −1 to 1: 1 where one is the other times a positive number, plus another; not a number
///        where one of them has a single value
public record Likeness(double meanSquaredError, double correlation) {

    /// Of one channel of each.
    ///
    /// @throws IllegalArgumentException when the shapes differ
    public static Likeness of(Tensor one, Tensor other, int channel) {
        if (!one.shape.equals(other.shape))
            throw new IllegalArgumentException("%s and %s".formatted(one.shape,
                    other.shape));
        int plane = one.shape.plane();
        int from = channel * plane;
        double meanOne = mean(one.data, from, plane);
        double meanOther = mean(other.data, from, plane);
        double squares = 0;
        double both = 0;
        double spreadOne = 0;
        double spreadOther = 0;
        for (int i = from; i < from + plane; i++) {
            double off = (double) one.data[i] - other.data[i];
            double a = one.data[i] - meanOne;
            double b = other.data[i] - meanOther;
            squares += off * off;
            both += a * b;
            spreadOne += a * a;
            spreadOther += b * b;
        }
        return new Likeness(squares / plane, both / Math.sqrt(spreadOne * spreadOther));
    }

    private static double mean(float[] values, int from, int count) {
        double sum = 0;
        for (int i = from; i < from + count; i++) sum += values[i];
        return sum / count;
    }
}
