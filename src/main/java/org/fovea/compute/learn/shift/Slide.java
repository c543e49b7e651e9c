package org.fovea.compute.learn.shift;

import java.math.BigInteger;
import java.util.stream.IntStream;
import org.fovea.engine.field.Fraction;
import org.fovea.engine.field.Union;

/// How far a map moves along one axis when the picture moves.
///
/// @param by how far the picture moves, in pixels
/// @param pixels how many there are along the axis
/// @param field what the outputs of the map see of them
record Slide(int by, int pixels, Union field) {

    /// By how many places the map should move: the shift over the jump. Nothing moves where all outputs see the same.
    Fraction exact() {
        return still() ? Fraction.ZERO : Fraction.of(by).times(field.jump().inverse());
    }

    /// Whether all outputs see the same pixels, so that none of them stands for a place.
    boolean still() {
        return field.jump().equals(Fraction.ZERO);
    }

    /// Whether the map can move by a whole number of places.
    boolean whole() {
        return !still() && exact().denominator().equals(BigInteger.ONE);
    }

    /// The whole numbers of places around [#exact]: one where it is whole, otherwise the two beside it.
    int[] candidates() {
        Fraction exact = exact();
        int below = Math.floorDiv(exact.numerator().intValueExact(), exact.denominator().intValueExact());
        return exact.denominator().equals(BigInteger.ONE) ? new int[]{below} : new int[]{below, below + 1};
    }

    /// The outputs of the moved picture's map, from the first to the one after the last, that see nothing but what was moved,
    /// and whose counterparts `places` before see nothing but the picture. Empty where the second is not above the first.
    int[] inside(int places) {
        int first = Math.max(0, by);
        int last = pixels - 1 + Math.min(0, by);
        int[] inside = IntStream.range(Math.max(0, places), field.outputs() + Math.min(0, places))
                .filter(o -> field.first(o) >= first && field.last(o) <= last && field.first(o - places) >= 0
                        && field.last(o - places) < pixels)
                .toArray();
        return inside.length == 0 ? new int[]{0, 0} : new int[]{inside[0], inside[inside.length - 1] + 1};
    }
}
