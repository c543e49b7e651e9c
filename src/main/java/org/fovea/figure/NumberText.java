package org.fovea.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Writes numbers into a given count of characters, with a true minus sign and as many digits as fit.
///
/// All numbers of one grid get the same decimals, so that they can be compared at a glance. Only zero itself is `0`; what
/// merely rounds to zero is `0.0`, `0.00` or `.0`. A number that needs more room loses decimals, then is written as
/// `−1.2e9`, and where even that does not fit, as `…`: no text shows another number.
///
/// @param budget how many characters there are, at least 1
/// @param decimals how many digits follow the point where there is room
/// @param form how numbers below 1 are written
public record NumberText(int budget, int decimals, Form form) {
    /// How numbers below 1 are written.
    public enum Form {
        /// `0.17`
        PLAIN,
        /// `.17`, which leaves room for one more digit
        BARE,
        /// `1.7e−5`, for grids of numbers that are all tiny
        SCIENTIFIC
    }

    /// Width of a character of the numbers' face, as a share of its size.
    private static final double ADVANCE = 0.6;
    /// How many significant decimal digits a float has.
    private static final int DIGITS = 7;
    private static final String NO_ROOM = "…";

    /// @throws IllegalArgumentException when there is no room for any character
    public NumberText {
        if (budget < 1 || decimals < 0)
            throw new IllegalArgumentException("%d characters, %d decimals".formatted(budget, decimals));
    }

    /// How many characters of the numbers' face at this size fit a width in pixels; at least 1.
    public static int budget(double width, double size) {
        return Math.max(1, (int) (width / (ADVANCE * size)));
    }

    /// For numbers from `low` to `high`: as many decimals as both ends have room for.
    public static NumberText ranging(float low, float high, int budget) {
        float largest = Math.max(Math.abs(low), Math.abs(high));
        int plain = room(low, high, budget, 1);
        int bare = room(low, high, budget, 0);
        Form form = tiny(largest, plain) && fits(low, budget) && fits(high, budget)
                ? Form.SCIENTIFIC
                : bare > plain && plain < 2 ? Form.BARE : Form.PLAIN;
        int decimals = Math.min(form == Form.BARE ? bare : plain, DIGITS - magnitude(largest));
        return new NumberText(budget, Math.max(0, decimals), form);
    }

    /// For exactly these numbers: as [#ranging], but without decimals that none of them needs.
    public static NumberText showing(int budget, float... values) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        int needed = 0;
        for (float value : values)
            if (Float.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
                needed = Math.max(needed, exact(value).stripTrailingZeros().scale());
            }
        if (low > high) return new NumberText(budget, 0, Form.PLAIN);
        NumberText ranging = ranging(low, high, budget);
        boolean exactly = needed <= room(low, high, budget, 1);
        boolean worthwhile = magnitude(Math.max(Math.abs(low), Math.abs(high))) > -4;
        if (exactly && (worthwhile || ranging.form != Form.SCIENTIFIC))
            return new NumberText(budget, needed, Form.PLAIN);
        return new NumberText(budget, Math.min(needed, ranging.decimals), ranging.form);
    }

    /// One number by itself, in the best text that fits.
    public static String of(float value, int budget) {
        return showing(budget, value).text(value);
    }

    /// The text of one number; never longer than the budget.
    public String text(float value) {
        if (value == 0) return "0";
        if (Float.isNaN(value)) return budget < 3 ? NO_ROOM : "NaN";
        if (Float.isInfinite(value)) return value > 0 ? "∞" : budget < 2 ? NO_ROOM : "−∞";
        BigDecimal number = exact(value);
        if (form == Form.SCIENTIFIC && magnitude(value) <= -2) {
            String text = scientific(number, budget);
            if (!text.equals(NO_ROOM)) return text;
        }
        for (int places = decimals; places >= 0; places--) {
            String text = fixed(number, places);
            if (text.length() <= budget) return text;
        }
        return scientific(number, budget);
    }

    private String fixed(BigDecimal number, int places) {
        BigDecimal rounded = number.setScale(places, RoundingMode.HALF_UP);
        // A number is not zero because it rounds to it: it shows at least one decimal, and no more than help to say so.
        if (rounded.signum() == 0)
            rounded = number.setScale(Math.clamp(places, 1, Math.max(1, budget - 2)), RoundingMode.HALF_UP);
        String sign = rounded.signum() < 0 ? "−" : "";
        String text = rounded.abs().toPlainString();
        boolean bare = form == Form.BARE && rounded.signum() != 0;
        boolean trim = text.startsWith("0.") && (bare || sign.length() + text.length() > budget);
        return sign + (trim ? text.substring(1) : text);
    }

    private static String scientific(BigDecimal number, int budget) {
        for (int digits = DIGITS; digits >= 1; digits--) {
            BigDecimal rounded = number.round(new MathContext(digits, RoundingMode.HALF_UP)).stripTrailingZeros();
            int power = rounded.precision() - rounded.scale() - 1;
            String text = (rounded.movePointLeft(power).toPlainString() + "e" + power).replace('-', '−');
            if (text.length() <= budget) return text;
        }
        return NO_ROOM;
    }

    /// Whether `plain` decimals show less than two digits of the largest number, or hide them behind zeros.
    private static boolean tiny(float largest, int plain) {
        int magnitude = magnitude(largest);
        return magnitude <= -2 && (plain + magnitude < 2 || magnitude <= -4);
    }

    private static boolean fits(float value, int budget) {
        return value == 0 || !scientific(exact(value), budget).equals(NO_ROOM);
    }

    /// The shortest decimal number that means this float; beyond 2²⁴, where floats are whole numbers, the number itself.
    private static BigDecimal exact(float value) {
        return Math.abs(value) < 1 << 24 ? new BigDecimal(Float.toString(value)) : new BigDecimal(value);
    }

    /// How many digits stand before the point; below 1, minus the zeros that follow it.
    private static int magnitude(float value) {
        if (value == 0) return 1;
        BigDecimal number = exact(value).stripTrailingZeros();
        return number.precision() - number.scale();
    }

    /// The decimals both numbers have room for, `leading` being the digits written before the point of numbers below 1.
    private static int room(float low, float high, int budget, int leading) {
        return Math.min(room(low, budget, leading), room(high, budget, leading));
    }

    private static int room(float value, int budget, int leading) {
        return budget - Math.max(leading, magnitude(value)) - (value < 0 ? 2 : 1);
    }
}
