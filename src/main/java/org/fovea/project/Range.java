package org.fovea.project;

/// Which values the two ends of the colour bar stand for.
public sealed interface Range {
    /// From the smallest to the largest value of the map.
    record Auto() implements Range {
    }

    /// From −m to m, m being the largest magnitude: zero is in the middle.
    record Symmetric() implements Range {
    }

    /// Chosen by the user; low is below high, both finite.
    record Fixed(float low, float high) implements Range {
        /// @throws IllegalArgumentException when low is not below high
        public Fixed {
            if (!(low < high) || Float.isInfinite(low) || Float.isInfinite(high))
                throw new IllegalArgumentException("the low end %s is not below the high end %s".formatted(low, high));
        }
    }

    /// Without the `percent` smallest and the `percent` largest values; 0 ≤ percent < 50.
    record Percentile(float percent) implements Range {
        /// @throws IllegalArgumentException when percent is outside 0 … 50
        public Percentile {
            if (!(percent >= 0 && percent < 50))
                throw new IllegalArgumentException("a percentile between 0 and 50, not " + percent);
        }
    }
}
