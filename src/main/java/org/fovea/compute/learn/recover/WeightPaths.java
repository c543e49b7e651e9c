package org.fovea.compute.learn.recover;

import java.util.ArrayList;
import java.util.List;
import org.fovea.engine.Tensor;

/// How the weights of one filter moved during training.
///
/// @param points in the order of time, all of one shape; may be none
public record WeightPaths(List<Point> points) {
    public static final WeightPaths NONE = new WeightPaths(List.of());

    /// Where the weights were at a moment.
    ///
    /// @param epochs passed
    /// @param weights C×kh×kw
    public record Point(double epochs, Tensor weights) {
    }

    /// @throws IllegalArgumentException when time runs backwards or the shapes differ
    public WeightPaths {
        points = List.copyOf(points);
        for (int i = 1; i < points.size(); i++) {
            if (points.get(i).epochs() < points.get(i - 1).epochs())
                throw new IllegalArgumentException("time runs backwards at point " + i);
            if (!points.get(i).weights().shape.equals(points.getFirst().weights().shape))
                throw new IllegalArgumentException("another shape at point " + i);
        }
    }

    /// At most so many of the points, spread evenly; the first and the last stay.
    ///
    /// @param most at least 2
    /// @throws IllegalArgumentException when fewer than 2 are asked for
    public WeightPaths thinned(int most) {
        if (most < 2) throw new IllegalArgumentException("at least two points, not " + most);
        if (points.size() <= most) return this;
        var kept = new ArrayList<Point>();
        for (int i = 0; i < most; i++)
            kept.add(points.get((int) Math.round(i * (points.size() - 1.0) / (most - 1))));
        return new WeightPaths(kept);
    }

    /// The largest magnitude that any weight ever had; 0 without points.
    public float peak() {
        float peak = 0;
        for (Point point : points) for (float weight : point.weights().data) peak = Math.max(peak, Math.abs(weight));
        return peak;
    }
}
