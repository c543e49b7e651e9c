package org.fovea.figure;

import org.fovea.compute.Spread;
import org.fovea.project.Colors;
import org.fovea.project.Display;
import org.fovea.project.Range;

/// Which value gets which colour: `low` the first of the map, `high` the last, values beyond them the same as the ends.
/// In a signed map zero is always white and both signs grow equally fast, whatever the ends are.
///
/// @param low at most `high`; both finite. They are equal where a map has a single value
public record ColorScale(ColorMap map, float low, float high) {

    /// @throws IllegalArgumentException when low is above high or one of them is not finite
    public ColorScale {
        if (!(low <= high) || Float.isInfinite(low) || Float.isInfinite(high))
            throw new IllegalArgumentException("no scale from %s to %s".formatted(low, high));
    }

    /// Of a feature map, or of several that share a scale. Where all values are equal, it reaches from them to zero.
    public static ColorScale of(Display display, Spread values) {
        ColorMap map = ColorMap.of(display.colors());
        return switch (display.range()) {
            case Range.Auto _ -> map.signed()
                    ? symmetric(map, values.min(), values.max())
                    : spanning(map, values.min(), values.max());
            case Range.Symmetric _ -> symmetric(map, values.min(), values.max());
            case Range.Fixed fixed -> new ColorScale(map, fixed.low(), fixed.high());
            case Range.Percentile percentile -> {
                float low = values.quantile(percentile.percent() / 100.0);
                float high = Math.max(low, values.quantile(1 - percentile.percent() / 100.0));
                yield map.signed() ? symmetric(map, low, high) : spanning(map, low, high);
            }
        };
    }

    /// Of weights: blue – white – red, symmetric around zero.
    public static ColorScale ofWeights(float[] weights) {
        float largest = 0;
        for (float weight : weights) if (Math.abs(weight) > largest) largest = Math.abs(weight);
        return symmetric(ColorMap.of(Colors.SIGNED), -largest, largest);
    }

    /// Of values that are read: grey from zero, or from the smallest where it is below, to the largest.
    public static ColorScale ofInputs(float[] values) {
        float low = 0;
        float high = 0;
        for (float value : values)
            if (Float.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        return new ColorScale(ColorMap.of(Colors.GREY), low, high);
    }

    private static ColorScale spanning(ColorMap map, float low, float high) {
        return low == high
                ? new ColorScale(map, finite(Math.min(low, 0)), finite(Math.max(high, 0)))
                : new ColorScale(map, finite(low), finite(high));
    }

    private static ColorScale symmetric(ColorMap map, float low, float high) {
        float largest = finite(Math.max(Math.abs(low), Math.abs(high)));
        return new ColorScale(map, 0 - largest, largest);
    }

    /// Sums that overflowed still need ends to be shown between.
    private static float finite(float value) {
        return Math.clamp(value, -Float.MAX_VALUE, Float.MAX_VALUE);
    }

    /// From the lower of both low ends to the higher of both high ends, in the colours of this one.
    public ColorScale with(ColorScale other) {
        return new ColorScale(map, Math.min(low, other.low), Math.max(high, other.high));
    }

    /// The opaque colour of a value; NaN, which no value should be, gets that of `low`.
    public int argb(float value) {
        return map.argb(index(value, origin(), steps(), zero()));
    }

    /// The colours of many values: first their places in the map, then these are looked up. One loop for both takes three
    /// times as long.
    ///
    /// @param from the first of the values
    /// @param to after the last one
    /// @param argb receives the colour of value `i` at `at + i`
    void paint(float[] values, int from, int to, int[] argb, int at) {
        double origin = origin();
        double steps = steps();
        double zero = zero();
        for (int i = from; i < to; i++) argb[at + i] = index(values[i], origin, steps, zero);
        map.lookUp(argb, at + from, at + to);
    }

    private int index(float value, double origin, double steps, double zero) {
        float clamped = value >= low ? Math.min(value, high) : low;
        return (int) ((clamped - origin) * steps + zero);
    }

    /// The value whose index is [#zero].
    private double origin() {
        return map.signed() ? 0 : low;
    }

    /// How many colours the map goes on for each 1 of a value; 0 where all values are one.
    private double steps() {
        double span = map.signed() ? Math.max(Math.abs(low), Math.abs(high)) : (double) high - low;
        return span == 0 ? 0 : (map.signed() ? ColorMap.SIZE - 1 - ColorMap.WHITE : ColorMap.SIZE - 1) / span;
    }

    /// A half is added, for what comes after the point is cut off.
    private double zero() {
        return map.signed() ? ColorMap.WHITE + 0.5 : 0.5;
    }
}
