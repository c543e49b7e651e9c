package org.fovea.figure.learn;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fovea.figure.NumberText;
import org.fovea.figure.learn.Chart.Bounds;
import org.fovea.figure.learn.Chart.Curve;
import org.jspecify.annotations.Nullable;

/// The vertical scale of a [Chart].
///
/// @param low at the bottom, below `high`
/// @param ticks values with a line and a number
record Scale(double low, double high, boolean logarithmic, List<Double> ticks) {
    private static final int CHARACTERS = 6;
    /// The share of the values that a linear scale always shows.
    private static final double MOST = 0.95;
    /// How many times as large as these the rest may be and still be shown.
    private static final double FAR = 10;

    /// So that everything has room.
    ///
    /// @param length of the axis in pixels
    /// @param apart so many pixels there are between ticks at least
    static Scale of(List<Curve> curves, boolean logarithmic, @Nullable Bounds bounds, double length, double apart) {
        double low = bounds == null || logarithmic ? Double.POSITIVE_INFINITY : bounds.low();
        double high = bounds == null ? Double.NEGATIVE_INFINITY : bounds.high();
        double[] values = curves.stream().flatMapToDouble(curve -> Arrays.stream(curve.y()))
                .filter(value -> Double.isFinite(value) && (!logarithmic || value > 0)).sorted().toArray();
        if (values.length > 0) {
            low = Math.min(low, values[0]);
            high = Math.max(high, values[values.length - 1]);
            double usual = values[(int) (MOST * (values.length - 1))];
            // The first moments may be far above all others, which would be a flat line then.
            if (!logarithmic && bounds == null && usual > 0) high = Math.min(high, FAR * usual);
        }
        if (!(low <= high)) {
            low = logarithmic ? 0.1 : 0;
            high = 1;
        }
        double most = Math.max(2, length / apart);
        return logarithmic ? decades(low, high, most) : linear(Math.min(low, 0), high, most);
    }

    private static Scale linear(double low, double high, double most) {
        double top = high > low ? high : low + 1;
        return new Scale(low, top, false, steps(low, top, most, false));
    }

    private static Scale decades(double low, double high, double most) {
        double first = Math.floor(Math.log10(low) + 1e-9);
        double last = Math.max(first + 1, Math.ceil(Math.log10(high) - 1e-9));
        int every = (int) Math.max(1, Math.ceil((last - first) / most));
        var ticks = new ArrayList<Double>();
        for (double power = first; power <= last; power += every) ticks.add(Math.pow(10, power));
        return new Scale(Math.pow(10, first), Math.pow(10, last), true, ticks);
    }

    /// Round numbers between two ends.
    ///
    /// @param most about how many
    /// @param whole whether only whole numbers count
    static List<Double> steps(double low, double high, double most, boolean whole) {
        double least = (high - low) / Math.max(1, most);
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        double step = 10 * power;
        for (double factor : new double[]{5, 2, 1}) if (factor * power >= least) step = factor * power;
        if (whole) step = Math.max(1, step);
        var ticks = new ArrayList<Double>();
        for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + 1e-9 * step; i++) ticks.add(i * step);
        return ticks;
    }

    /// How far up a value lies, 0 to 1.
    double share(double value) {
        return logarithmic
                ? (Math.log10(value) - Math.log10(low)) / (Math.log10(high) - Math.log10(low))
                : (value - low) / (high - low);
    }

    String text(double tick) {
        return logarithmic && (tick < 0.001 || tick > 1000)
                ? NumberText.of((float) tick, CHARACTERS)
                : plain(tick);
    }

    /// Without digits that only come from adding up.
    static String plain(double value) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros();
        return (rounded.signum() == 0 ? "0" : rounded.toPlainString()).replace('-', '−');
    }
}
