package org.fovea.engine.field;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/// An exact fraction in lowest terms, the denominator above 0: how many rows of the input lie between neighbouring outputs,
/// which is less than one where maps are made larger.
public record Fraction(BigInteger numerator, BigInteger denominator) implements Comparable<Fraction> {
    public static final Fraction ZERO = of(0);
    public static final Fraction ONE = of(1);

    /// @throws IllegalArgumentException when the denominator is 0
    public Fraction {
        if (denominator.signum() == 0) throw new IllegalArgumentException("%s/0 is no number".formatted(numerator));
        BigInteger common = numerator.gcd(denominator);
        if (denominator.signum() < 0) common = common.negate();
        numerator = numerator.divide(common);
        denominator = denominator.divide(common);
    }

    public static Fraction of(long whole) {
        return of(whole, 1);
    }

    /// @throws IllegalArgumentException when the denominator is 0
    public static Fraction of(long numerator, long denominator) {
        return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /// The fraction that was meant by a float above 0: as much of its continued fraction as it takes to round to it.
    /// 0.3f is 3/10.
    ///
    /// @throws IllegalArgumentException when it is not a finite number above 0
    public static Fraction meantBy(float rounded) {
        if (!(rounded > 0 && rounded < Float.POSITIVE_INFINITY))
            throw new IllegalArgumentException("not a number above 0: " + rounded);
        var exact = new BigDecimal(rounded);
        BigInteger above = exact.unscaledValue().multiply(BigInteger.TEN.pow(Math.max(0, -exact.scale())));
        BigInteger below = BigInteger.TEN.pow(Math.max(0, exact.scale()));
        BigInteger top = BigInteger.ONE;
        BigInteger bottom = BigInteger.ZERO;
        BigInteger topBefore = BigInteger.ZERO;
        BigInteger bottomBefore = BigInteger.ONE;
        while (below.signum() != 0) {
            BigInteger[] term = above.divideAndRemainder(below);
            BigInteger nextTop = term[0].multiply(top).add(topBefore);
            BigInteger nextBottom = term[0].multiply(bottom).add(bottomBefore);
            topBefore = top;
            bottomBefore = bottom;
            top = nextTop;
            bottom = nextBottom;
            above = below;
            below = term[1];
            var found = new Fraction(top, bottom);
            if (top.signum() > 0 && (float) found.doubleValue() == rounded) return found;
        }
        return new Fraction(top, bottom);
    }

    public Fraction plus(Fraction other) {
        return new Fraction(numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    public Fraction minus(Fraction other) {
        return plus(new Fraction(other.numerator.negate(), other.denominator));
    }

    public Fraction times(Fraction other) {
        return new Fraction(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /// @throws IllegalArgumentException when this is 0
    public Fraction inverse() {
        return new Fraction(denominator, numerator);
    }

    public double doubleValue() {
        return new BigDecimal(numerator).divide(new BigDecimal(denominator), MathContext.DECIMAL64).doubleValue();
    }

    @Override
    public int compareTo(Fraction other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    /// `4`, `1/2` or `−3/2`.
    @Override
    public String toString() {
        String number = denominator.equals(BigInteger.ONE) ? numerator.toString() : numerator + "/" + denominator;
        return number.replace('-', '−');
    }
}
