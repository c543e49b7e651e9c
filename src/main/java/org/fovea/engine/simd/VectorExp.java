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

    /// Beyond this, in standard deviations, 10⁻⁸ of the normal distribution is left.
    static final float FAR = 5.6f;

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

    /// How much of the normal distribution lies below x, for |x| ≤ [#FAR]: ½ + x·p(x²) / q(x²), fitted with an error below 4·10⁻⁸;
    /// rounding adds up to three units of 2⁻²⁴.
    static FloatVector normal(FloatVector x) {
        FloatVector square = x.mul(x);
        FloatVector p = FloatVector.broadcast(SPECIES, 2.274345e-8f)
                .fma(square, FloatVector.broadcast(SPECIES, 6.32581e-6f))
                .fma(square, FloatVector.broadcast(SPECIES, 1.6729897e-4f))
                .fma(square, FloatVector.broadcast(SPECIES, 0.0046674507f))
                .fma(square, FloatVector.broadcast(SPECIES, 0.033718847f))
                .fma(square, FloatVector.broadcast(SPECIES, 0.39894223f));
        FloatVector q = FloatVector.broadcast(SPECIES, 1.1954639e-6f)
                .fma(square, FloatVector.broadcast(SPECIES, 7.3080824e-5f))
                .fma(square, FloatVector.broadcast(SPECIES, 0.0018757046f))
                .fma(square, FloatVector.broadcast(SPECIES, 0.028565202f))
                .fma(square, FloatVector.broadcast(SPECIES, 0.25118667f))
                .fma(square, FloatVector.broadcast(SPECIES, 1));
        return p.mul(x).div(q).add(0.5f);
    }
}
