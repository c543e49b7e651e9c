package org.fovea.figure;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.stream.Collectors;

/// Writes counts for people: in full while they can be read, then in powers of a thousand.
public final class CountText {
    private static final long READABLE = 10_000_000;
    private static final BigInteger FULL = BigInteger.valueOf(1_000_000_000);
    private static final String[] POWERS = {"", "³", "⁶", "⁹", "¹²", "¹⁵", "¹⁸"};
    private static final String[] BYTES = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};

    private CountText() {
    }

    /// `2,368` or `206 × 10⁹`; at least 0.
    public static String of(long count) {
        if (count < READABLE) return String.format(Locale.ROOT, "%,d", count);
        var scaled = Scaled.of(count);
        return scaled.text() + " × 10" + POWERS[scaled.thousands()];
    }

    /// The same of any size.
    public static String of(BigInteger count) {
        if (count.bitLength() < Long.SIZE) return of(count.longValueExact());
        int zeros = count.toString().length() - 1;
        return "%s × 10%s".formatted(
                new BigDecimal(count).movePointLeft(zeros).setScale(2, RoundingMode.HALF_UP).toPlainString(),
                power(zeros));
    }

    /// In full up to a thousand million, `675,000,000`, then as [#of]: where there is room for it.
    public static String wide(BigInteger count) {
        return count.compareTo(FULL) < 0 ? String.format(Locale.ROOT, "%,d", count) : of(count);
    }

    /// `12.0 MB`, in powers of 1000; beyond exabytes as a power of ten.
    public static String bytes(BigInteger count) {
        return count.bitLength() < Long.SIZE ? bytes(count.longValueExact()) : of(count) + " B";
    }

    /// An exponent, at least 0, as it is written: `¹²`.
    static String power(int exponent) {
        return Integer.toString(exponent).chars().mapToObj(digit -> String.valueOf("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(digit - '0')))
                .collect(Collectors.joining());
    }

    /// `12.0 MB`, in powers of 1000.
    public static String bytes(long count) {
        if (count < 1000) return count + " B";
        var scaled = Scaled.of(count);
        return scaled.text() + " " + BYTES[scaled.thousands()];
    }

    /// A number from 1 to 1000 with three digits, and how many times it was divided by a thousand.
    private record Scaled(String text, int thousands) {
        static Scaled of(long count) {
            double value = count;
            int thousands = 0;
            // What rounds to 1000 belongs to the next power.
            for (; value >= 999.5; thousands++) value /= 1000;
            int digits = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
            return new Scaled(String.format(Locale.ROOT, "%." + digits + "f", value), thousands);
        }
    }
}
