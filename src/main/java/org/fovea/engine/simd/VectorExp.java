package org.fovea.engine.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// eˣ and its relatives for vectors, with relative errors of a few units in the last place.
///
/// x = n·ln 2 + r with |r| ≤ ½ ln 2 and eˣ = 2ⁿ·(1 + r + r²·q(r)), where the polynomial q was fitted to
/// (eʳ − 1 − r) / r² with an error below 4·10⁻⁹ in the product.
final class VectorExp {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    /// 1.5·2²³: a number below 2²² added to it is rounded to an integer, which stands in its last bits.
    private static final float ROUND = 0x1.8p23f;
    private static final int ONE_BITS = Float.floatToRawIntBits(1);
    /// The logarithms of the largest number and of the smallest one of full precision.
    private static final float LARGEST = 88.72283f;
    private static final float SMALLEST = -87.33654f;
    private static final float INVERSE_LN2 = 1.442695f;
    /// ln 2 as a sum whose first part has few enough bits for n·LN2_HIGH to be exact.
    private static final float LN2_HIGH = 0x1.63p-1f;
    private static final float LN2_LOW = -2.1219444e-04f;

    private VectorExp() {
    }

    /// eˣ; 0 where it would be too small for full precision.
    static FloatVector of(FloatVector x) {
        FloatVector rounded = x.fma(FloatVector.broadcast(SPECIES, INVERSE_LN2),
                FloatVector.broadcast(SPECIES, ROUND));
        FloatVector n = rounded.sub(ROUND);
        FloatVector r = n.fma(FloatVector.broadcast(SPECIES, -LN2_HIGH), x);
        r = n.fma(FloatVector.broadcast(SPECIES, -LN2_LOW), r);
        FloatVector e = q(r).mul(r).fma(r, r).add(1);
        // n is added to the exponent: 2ⁿ alone may be too large. Shifting drops all bits of the constant.
        FloatVector scaled = e.reinterpretAsInts().add(rounded.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23))
                .reinterpretAsFloats();
        // Comparisons cost less than minimum and maximum. What is not at most the largest x is infinite or NaN.
        return x.mul(Float.POSITIVE_INFINITY).blend(scaled, x.compare(VectorOperators.LE, LARGEST))
                .blend(0, x.lt(SMALLEST));
    }

    /// eˣ − 1, exact near zero. For −40 ≤ x ≤ 40.
    static FloatVector minusOne(FloatVector x) {
        FloatVector rounded = x.fma(FloatVector.broadcast(SPECIES, INVERSE_LN2),
                FloatVector.broadcast(SPECIES, ROUND));
        FloatVector n = rounded.sub(ROUND);
        FloatVector r = n.fma(FloatVector.broadcast(SPECIES, -LN2_HIGH), x);
        r = n.fma(FloatVector.broadcast(SPECIES, -LN2_LOW), r);
        FloatVector m = q(r).mul(r).fma(r, r);
        FloatVector scale = rounded.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23).add(ONE_BITS)
                .reinterpretAsFloats();
        return m.fma(scale, scale.sub(1));
    }

    private static FloatVector q(FloatVector r) {
        return FloatVector.broadcast(SPECIES, 0.0013950476f).fma(r, FloatVector.broadcast(SPECIES, 0.008368882f))
                .fma(r, FloatVector.broadcast(SPECIES, 0.041666206f))
                .fma(r, FloatVector.broadcast(SPECIES, 0.1666652f)).fma(r, FloatVector.broadcast(SPECIES, 0.5f));
    }

    /// ln(1 + u) for 0 ≤ u ≤ 1: 2·artanh(z) = 2·(z + z³/3 + z⁵/5 + …) with z = u / (2 + u) ≤ ⅓.
    static FloatVector logOnePlus(FloatVector u) {
        FloatVector z = u.div(u.add(2));
        FloatVector square = z.mul(z);
        return FloatVector.broadcast(SPECIES, 2f / 15).fma(square, FloatVector.broadcast(SPECIES, 2f / 13))
                .fma(square, FloatVector.broadcast(SPECIES, 2f / 11))
                .fma(square, FloatVector.broadcast(SPECIES, 2f / 9))
                .fma(square, FloatVector.broadcast(SPECIES, 2f / 7))
                .fma(square, FloatVector.broadcast(SPECIES, 2f / 5))
                .fma(square, FloatVector.broadcast(SPECIES, 2f / 3)).mul(square).fma(z, z.add(z));
    }

    /// ½·erfc(x/√2)·e^(x²/2) for x ≥ 0, where ½·erfc(x/√2) is the normal distribution beyond x: t·p(t) with t = 1 / (1 + 0.3275911·x/√2) and a
    /// polynomial p fitted with an error below 3·10⁻⁸.
    static FloatVector tailOverBell(FloatVector x) {
        FloatVector t = FloatVector.broadcast(SPECIES, 1)
                .div(x.fma(FloatVector.broadcast(SPECIES, 0.23164189f), FloatVector.broadcast(SPECIES, 1)));
        return FloatVector.broadcast(SPECIES, -0.07111197f).fma(t,
                FloatVector.broadcast(SPECIES, 0.25049427f)).fma(t, FloatVector.broadcast(SPECIES, -0.20640102f))
                .fma(t, FloatVector.broadcast(SPECIES, 0.22953302f))
                .fma(t, FloatVector.broadcast(SPECIES, 0.011327111f))
                .fma(t, FloatVector.broadcast(SPECIES, 0.10331477f))
                .fma(t, FloatVector.broadcast(SPECIES, 0.09031472f))
                .fma(t, FloatVector.broadcast(SPECIES, 0.09252909f)).mul(t);
    }
}
