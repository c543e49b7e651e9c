package org.fovea.engine.field;

import java.math.BigInteger;
import org.fovea.engine.Window;

/// The receptive field along one axis: which rows of the input an output sees, from the first to the last, with those on
/// the padding (below 0 or past the end).
///
/// Fields compose like the layers they belong to: `then` is associative and [#PIXEL] is its identity
/// (Araujo, Norris and Sim, doi 10.23915/distill.00021; here extended to jumps that are fractions, where outputs of one
/// layer see different numbers of rows).
///
/// @param first the first row an output sees
/// @param last the last row an output sees; before the first for an output that sees nothing
public record Field(Bound first, Bound last) {
    public static final Field PIXEL = of(1, 1, 0);

    /// @throws IllegalArgumentException when the bounds have different jumps
    public Field {
        if (!first.jump().equals(last.jump()))
            throw new IllegalArgumentException(
                    "one jump is expected, not %s and %s".formatted(first.jump(), last.jump()));
    }

    /// Output `i` sees input rows `i·jump + start` … `i·jump + start + size − 1`.
    public static Field of(int size, int jump, int start) {
        var step = Fraction.of(jump);
        return new Field(Bound.floor(step, Fraction.of(start)),
                Bound.floor(step, Fraction.of((long) start + size - 1)));
    }

    public static Field of(Window window) {
        return of(window.reach(), window.stride(), -window.before());
    }

    /// What an output of a transposed convolution sees: the inputs `i` with a tap of theirs, at
    /// `i·stride − before … i·stride − before + reach − 1`, on the output. With both a stride and a dilation some outputs
    /// see less than that; what stands on several of them does not.
    public static Field transposed(Window window) {
        var jump = Fraction.of(1, window.stride());
        return new Field(Bound.ceil(jump, Fraction.of((long) window.before() - window.reach() + 1, window.stride())),
                Bound.floor(jump, Fraction.of(window.before(), window.stride())));
    }

    /// Every output sees all rows of the input. Its jump is 0: neighbours see the same.
    public static Field everything(int rows) {
        return new Field(Bound.at(0), Bound.at(rows - 1L));
    }

    /// The field of `next` stacked on top of this one.
    public Field then(Field next) {
        return new Field(first.through(next.first, true), last.through(next.last, false));
    }

    /// The smallest field that holds both.
    ///
    /// @throws IllegalArgumentException when they have different jumps
    public Field hull(Field other) {
        if (!jump().equals(other.jump()))
            throw new IllegalArgumentException(
                    "jumps of %s and %s have no common field".formatted(jump(), other.jump()));
        return new Field(first.hull(other.first, true), last.hull(other.last, false));
    }

    /// The most rows that one output spans, at most 2³¹ − 1.
    public int size() {
        return whole(first.mostTo(last));
    }

    /// How many input rows lie between neighbouring outputs (the effective stride); 0 where all see the same.
    public Fraction jump() {
        return first.jump();
    }

    /// The first input row that output 0 sees, negative on the padding.
    public int start() {
        return first(0);
    }

    /// Where the middle of output 0 lies, 0 being the middle of the first row. Where outputs take turns, it is that of the
    /// straight line through the middles of all.
    public Fraction centre() {
        return first.offset().plus(last.offset()).times(Fraction.of(1, 2));
    }

    /// Whether every output sees the same, wherever it lies.
    public boolean global() {
        return jump().equals(Fraction.ZERO);
    }

    public int first(int output) {
        return whole(first.of(BigInteger.valueOf(output)));
    }

    public int last(int output) {
        return whole(last.of(BigInteger.valueOf(output)));
    }

    private static int whole(BigInteger row) {
        return row.bitLength() < Integer.SIZE
                ? row.intValue()
                : row.signum() < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE;
    }
}
