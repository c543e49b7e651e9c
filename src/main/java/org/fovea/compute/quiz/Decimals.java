package org.fovea.compute.quiz;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/// Writes the numbers of one table with the same number of decimals: three, fewer where that says all, more where all
/// numbers are small.
///
/// @param places how many decimals
record Decimals(int places) {
    static final int USUAL = 3;
    /// Of a number below this, three decimals say little.
    private static final double SMALL = 0.05;
    private static final int MOST = 12;

    static Decimals of(List<Float> values) {
        int needed = 0;
        double largest = 0;
        for (float value : values)
            if (Float.isFinite(value) && value != 0) {
                needed = Math.max(needed, new BigDecimal(Float.toString(value)).stripTrailingZeros().scale());
                largest = Math.max(largest, Math.abs(value));
            }
        if (needed <= USUAL) return new Decimals(needed);
        return new Decimals(largest >= SMALL ? USUAL : Math.min(needed, significant(largest)));
    }

    static Decimals of(float value) {
        return of(List.of(value));
    }

    /// So many that three digits of a small number are seen.
    private static int significant(double value) {
        return Math.clamp(2L - (long) Math.floor(Math.log10(value)), USUAL, MOST);
    }

    /// The number that [#text] says.
    double shown(float value) {
        return rounded(new BigDecimal(Float.toString(value))).doubleValue();
    }

    private BigDecimal rounded(BigDecimal value) {
        return value.setScale(places, RoundingMode.HALF_UP);
    }

    /// With a true minus sign.
    String text(float value) {
        return signed(rounded(new BigDecimal(Float.toString(value))).toPlainString());
    }

    String text(double value) {
        return signed(rounded(BigDecimal.valueOf(value)).toPlainString());
    }

    /// As a factor, or as a summand behind another one: `(−0.2)`.
    String bracketed(float value) {
        return bracketed(text(value));
    }

    static String bracketed(String number) {
        return number.startsWith("−") ? "(" + number + ")" : number;
    }

    /// A result on its way, with one decimal more.
    String between(double value) {
        return new Decimals(Math.max(USUAL, places) + 1).text(value);
    }

    /// A whole number: `4,704`.
    static String whole(long value) {
        return signed(String.format(Locale.ROOT, "%,d", value));
    }

    static String signed(String text) {
        return text.replace('-', '−');
    }
}
