package org.fovea.engine.field;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BinaryOperator;

/// The first or the last row that an output sees: a straight line through the outputs, rounded to whole rows,
/// `⌊(o·n + c) / d⌋` for output `o`, where `n/d` is the jump.
///
/// Where a layer that makes maps larger follows one that makes them smaller, outputs take turns: then there is one `c` for
/// each of them, and the same again after so many outputs. Bounds are functions, so stacking them is associative.
public final class Bound {
    /// When more outputs than this take turns, one line that holds all of them stands for them.
    static final int MOST = 256;
    private static final BigInteger ONE = BigInteger.ONE;

    private final Fraction jump;
    private final List<BigInteger> turns;

    private Bound(Fraction jump, List<BigInteger> turns) {
        this.jump = jump;
        this.turns = List.copyOf(turns);
    }

    /// Output `o` at `⌊o·jump + offset⌋`.
    public static Bound floor(Fraction jump, Fraction offset) {
        return new Bound(jump, List.of(
                floor(offset.numerator().multiply(jump.denominator()), offset.denominator())));
    }

    /// Output `o` at `⌈o·jump + offset⌉`.
    public static Bound ceil(Fraction jump, Fraction offset) {
        BigInteger up = floor(offset.numerator().negate().multiply(jump.denominator()), offset.denominator()).negate();
        return new Bound(jump, List.of(up.add(jump.denominator()).subtract(ONE)));
    }

    /// Every output at the same row.
    public static Bound at(long row) {
        return floor(Fraction.ZERO, Fraction.of(row));
    }

    public Fraction jump() {
        return jump;
    }

    /// The row of this output.
    public BigInteger of(BigInteger output) {
        BigInteger turn = turns.size() == 1 ? turns.getFirst() : turns.get(output.mod(many(turns.size())).intValue());
        return floor(output.multiply(jump.numerator()).add(turn), jump.denominator());
    }

    /// This bound as seen through a layer on top of it.
    ///
    /// @param least which side the line keeps to when too many outputs would take turns
    Bound through(Bound next, boolean least) {
        Fraction product = jump.times(next.jump);
        boolean straight = turns.size() == 1 && next.turns.size() == 1;
        if (straight && (jump.numerator().compareTo(ONE) <= 0 || next.jump.denominator().equals(ONE)))
            return line(next, product, BigInteger.ZERO);
        BigInteger period = period();
        BigInteger nextPeriod = next.period();
        BigInteger advance = nextPeriod.multiply(next.jump.numerator()).divide(next.jump.denominator());
        BigInteger both = nextPeriod.multiply(period.divide(period.gcd(advance)));
        if (both.compareTo(many(MOST)) > 0) {
            BigInteger rounding = least ? next.jump.denominator().subtract(ONE) : BigInteger.ZERO;
            return straight(least).line(next.straight(least), product, rounding);
        }
        var rows = new ArrayList<BigInteger>();
        for (int o = 0; o < both.intValue(); o++) rows.add(of(next.of(many(o))));
        return joining(product, rows);
    }

    /// The lower or the higher of two bounds with the same jump, output by output.
    Bound hull(Bound other, boolean least) {
        BinaryOperator<BigInteger> outer = least ? BigInteger::min : BigInteger::max;
        if (turns.size() == 1 && other.turns.size() == 1)
            return new Bound(jump, List.of(outer.apply(turns.getFirst(), other.turns.getFirst())));
        BigInteger both = common(period(), other.period());
        if (both.compareTo(many(MOST)) > 0) return straight(least).hull(other.straight(least), least);
        var rows = new ArrayList<BigInteger>();
        for (int o = 0; o < both.intValue(); o++) rows.add(outer.apply(of(many(o)), other.of(many(o))));
        return joining(jump, rows);
    }

    /// The most rows from this bound to another with the same jump, both counted.
    BigInteger mostTo(Bound last) {
        BigInteger both = common(period(), last.period());
        if ((turns.size() == 1 && last.turns.size() == 1) || both.compareTo(many(MOST)) > 0) {
            BigInteger between = last.straight(false).turns.getFirst().subtract(straight(true).turns.getFirst());
            return floor(between.add(jump.denominator()).subtract(ONE), jump.denominator()).add(ONE);
        }
        BigInteger most = last.of(BigInteger.ZERO).subtract(of(BigInteger.ZERO));
        for (int o = 1; o < both.intValue(); o++) most = most.max(last.of(many(o)).subtract(of(many(o))));
        return most.add(ONE);
    }

    /// The mean of `row − o·jump` over all outputs.
    Fraction offset() {
        if (turns.size() == 1)
            return new Fraction(turns.getFirst().shiftLeft(1).subtract(jump.denominator()).add(ONE),
                    jump.denominator().shiftLeft(1));
        BigInteger sum = turns.stream().reduce(BigInteger.ZERO, BigInteger::add);
        return new Fraction(sum, jump.denominator().multiply(many(turns.size())));
    }

    /// After so many outputs everything is the same again, so many whole rows farther on.
    private BigInteger period() {
        return common(many(turns.size()), jump.denominator());
    }

    /// One line on the outer side of all turns.
    private Bound straight(boolean least) {
        return new Bound(jump, List.of(least ? Collections.min(turns) : Collections.max(turns)));
    }

    private Bound line(Bound next, Fraction product, BigInteger rounding) {
        BigInteger turn = next.turns.getFirst().subtract(rounding).multiply(jump.numerator())
                .add(turns.getFirst().multiply(next.jump.denominator()));
        BigInteger common = jump.denominator().multiply(next.jump.denominator()).divide(product.denominator());
        return new Bound(product, List.of(floor(turn, common)));
    }

    /// The bound with these rows for the outputs of a whole period: a line where there is one, otherwise the fewest turns.
    private static Bound joining(Fraction jump, List<BigInteger> rows) {
        var turns = new ArrayList<BigInteger>();
        for (int o = 0; o < rows.size(); o++)
            turns.add(rows.get(o).multiply(jump.denominator()).subtract(many(o).multiply(jump.numerator())));
        BigInteger highest = Collections.max(turns);
        if (highest.subtract(Collections.min(turns)).compareTo(jump.denominator()) < 0)
            return new Bound(jump, List.of(highest));
        int fewest = turns.size();
        for (int some = turns.size() / 2; some >= 1; some--)
            if (turns.size() % some == 0 && repeats(turns, some)) fewest = some;
        return new Bound(jump, turns.subList(0, fewest));
    }

    private static boolean repeats(List<BigInteger> turns, int some) {
        for (int o = some; o < turns.size(); o++) if (!turns.get(o).equals(turns.get(o - some))) return false;
        return true;
    }

    private static BigInteger common(BigInteger a, BigInteger b) {
        return a.multiply(b.divide(a.gcd(b)));
    }

    private static BigInteger floor(BigInteger a, BigInteger b) {
        BigInteger[] parts = a.divideAndRemainder(b);
        return parts[1].signum() < 0 ? parts[0].subtract(ONE) : parts[0];
    }

    private static BigInteger many(long number) {
        return BigInteger.valueOf(number);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bound b && jump.equals(b.jump) && turns.equals(b.turns);
    }

    @Override
    public int hashCode() {
        return 31 * jump.hashCode() + turns.hashCode();
    }

    @Override
    public String toString() {
        return "⌊(o·%s + %s)/%s⌋".formatted(jump.numerator(), turns, jump.denominator());
    }
}
