package org.fovea.engine.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoopsTest {
    private static final Loops FAST = Loops.of(Kernels.fastest());

    @ParameterizedTest
    @EnumSource(Curve.class)
    void a_curve_is_within_8_units_of_its_formula_over_the_whole_range(Curve curve) {
        var random = new Random(7);
        var x = new float[40_000];
        for (int i = 0; i < x.length; i++)
            x[i] = (float) ((random.nextBoolean() ? 1 : -1) * Math.exp(random.nextDouble() * 24 - 19.5));
        var y = new float[x.length];
        FAST.curve(curve, 0.3f, 1.2f, x, 0, y, 0, x.length);
        for (int i = 0; i < x.length; i++) {
            double exact = curve.at(x[i], 0.3f, 1.2f);
            if (Math.abs(exact) > Float.MAX_VALUE) continue;
            boolean hard = curve == Curve.HARD_SIGMOID || curve == Curve.HARD_SWISH;
            // What is too small for full precision may become 0.
            double bound = 8 * 0x1p-24 * (Math.abs(exact) + (bounded(curve) ? 0 : Math.abs(x[i])) + (hard ? 1 : 0))
                    + Float.MIN_NORMAL;
            assertThat(Math.abs(y[i] - exact)).as("%s(%g) = %g, not %g", curve, x[i], y[i], exact)
                    .isLessThanOrEqualTo(bound);
        }
    }

    /// Whose error is measured by the result alone.
    private static boolean bounded(Curve curve) {
        return curve == Curve.SIGMOID || curve == Curve.TANH || curve == Curve.EXP || curve == Curve.SOFTPLUS;
    }

    @ParameterizedTest
    @EnumSource(Curve.class)
    void a_value_does_not_depend_on_its_neighbours_or_on_where_a_run_begins(Curve curve) {
        var random = new Random(8);
        float[] x = floats(random, 100);
        var all = new float[100];
        FAST.curve(curve, 0.3f, 1.2f, x, 0, all, 0, 100);
        for (int n = 0; n < 300; n++) {
            int from = random.nextInt(100);
            int count = random.nextInt(101 - from);
            var part = new float[count + 3];
            FAST.curve(curve, 0.3f, 1.2f, x, from, part, 2, count);
            for (int i = 0; i < count; i++) assertThat(part[i + 2]).isEqualTo(all[from + i]);
            assertThat(part[0] + part[1] + part[count + 2]).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Curve.class)
    void not_a_number_stays_one(Curve curve) {
        for (Loops loops : new Loops[]{Loops.SCALAR, FAST}) {
            var x = new float[20];
            x[3] = Float.NaN;
            x[18] = Float.NaN;
            loops.curve(curve, 0.3f, 1.2f, x, 0, x, 0, 20);
            assertThat(x[3]).isNaN();
            assertThat(x[18]).isNaN();
            assertThat(x[4]).isNotNaN();
        }
    }

    @Test
    void vector_and_scalar_loops_agree_on_any_run() {
        var random = new Random(9);
        for (int n = 0; n < 2000; n++) {
            int count = random.nextInt(90);
            int from = random.nextInt(5);
            int to = random.nextInt(5);
            float[] x = floats(random, count + 10);
            float[] y = floats(random, count + 10);
            float f = random.nextFloat();
            float[] a = y.clone();
            float[] b = y.clone();
            switch (n % 5) {
                case 0 -> {
                    Loops.SCALAR.scale(f, 0.5f, x, from, a, to, count);
                    FAST.scale(f, 0.5f, x, from, b, to, count);
                }
                case 1 -> {
                    Loops.SCALAR.max(x, from, y, to, a, to, count);
                    FAST.max(x, from, b, to, b, to, count);
                }
                case 2 -> {
                    Loops.SCALAR.add(f, x, from, y, to, a, to, count);
                    FAST.add(f, x, from, b, to, b, to, count);
                }
                case 3 -> {
                    Loops.SCALAR.between(f, x, from, y, to, a, to, count);
                    FAST.between(f, x, from, y, to, b, to, count);
                }
                default -> {
                    Loops.SCALAR.divide(x, from, a, to, count);
                    FAST.divide(x, from, b, to, count);
                }
            }
            for (int i = 0; i < a.length; i++)
                // A product and a sum of numbers below 1, fused or not; quotients are equal.
                assertThat((double) b[i]).isCloseTo(a[i],
                        org.assertj.core.api.Assertions.within(n % 5 == 4 ? 0 : 2e-7));
            // n products below 1: 2·γ_n·n.
            double bound = 2.0 * (count + 1) * 0x1p-24 * (count + 1);
            assertThat((double) FAST.dot(x, from, y, to, count)).isCloseTo(Loops.SCALAR.dot(x, from, y, to, count),
                    org.assertj.core.api.Assertions.within(bound));
            assertThat((double) FAST.sum(x, from, count)).isCloseTo(Loops.SCALAR.sum(x, from, count),
                    org.assertj.core.api.Assertions.within(bound));
        }
    }

    @Test
    void values_from_all_over_a_run_are_mixed_to_the_same_bits_by_all_loops() {
        var random = new Random(21);
        for (int n = 0; n < 500; n++) {
            int count = random.nextInt(90);
            int at = random.nextInt(4);
            int from = random.nextInt(5);
            float[] x = floats(random, 60 + from);
            int[] low = random.ints(count + at, 0, 60).toArray();
            int[] high = random.ints(count + at, 0, 60).toArray();
            float[] share = floats(random, count + at);
            var y = new float[count + 3];
            var z = new float[count + 3];
            Loops.SCALAR.between(low, high, share, at, x, from, y, 2, count);
            FAST.between(low, high, share, at, x, from, z, 2, count);
            for (int i = 0; i < count; i++)
                assertThat(y[i + 2]).isEqualTo(Math.fma(share[at + i], x[from + high[at + i]],
                        (1 - share[at + i]) * x[from + low[at + i]]));
            assertThat(z).isEqualTo(y);
        }
    }

    @Test
    void the_largest_of_three_is_the_larger_of_two_twice_and_not_a_number_wins() {
        var random = new Random(34);
        for (Loops loops : new Loops[]{Loops.SCALAR, FAST})
            for (int count = 0; count < 100; count++) {
                float[] x = floats(random, 3 * count + 10);
                for (int n = 0; n < 3; n++) x[random.nextInt(x.length)] = Float.NaN;
                float[] y = floats(random, count + 5);
                float[] expected = y.clone();
                loops.max(x, 1, x, count + 3, expected, 2, count);
                loops.max(expected, 2, x, 2 * count + 4, expected, 2, count);
                loops.largest(x, 1, x, count + 3, x, 2 * count + 4, y, 2, count);
                assertThat(y).isEqualTo(expected);
            }
    }

    @Test
    void quarters_of_the_way_down_and_across_are_what_lies_between_and_nothing_else_is_written() {
        var random = new Random(33);
        for (Loops loops : new Loops[]{Loops.SCALAR, FAST})
            for (int count = 0; count < 100; count++) {
                int b = count + 3 + random.nextInt(5);
                int apart = 2 * count + random.nextInt(5);
                float[] x = floats(random, b + count + 1);
                float[] y = floats(random, 1 + 4 * count + 20);
                float[] expected = y.clone();
                for (int r = 0; r < 2; r++)
                    for (int i = 0; i < count; i++)
                        for (int e = 0; e < 2; e++) {
                            var across = new float[2];
                            var down = new float[1];
                            loops.between(0.25f + 0.5f * e, x, 2 + i, x, 3 + i, across, 0, 1);
                            loops.between(0.25f + 0.5f * e, x, b + i, x, b + i + 1, across, 1, 1);
                            loops.between(0.25f + 0.5f * r, across, 0, across, 1, down, 0, 1);
                            expected[1 + r * apart + 2 * i + e] = down[0];
                        }
                loops.quarters(x, 2, b, y, 1, apart, count);
                assertThat(y).isEqualTo(expected);
            }
    }

    @Test
    void shares_are_exponentials_of_differences_and_their_sums_grow_wherever_a_run_begins() {
        var random = new Random(12);
        for (int n = 0; n < 500; n++) {
            int count = random.nextInt(70);
            int from = random.nextInt(5);
            float[] x = floats(random, count + 10);
            float[] most = floats(random, count);
            float[] before = floats(random, count);
            var y = new float[count + 2];
            float[] sums = before.clone();
            FAST.shares(x, from, most, y, 1, sums, count);
            for (int i = 0; i < count; i++) {
                double exact = Math.exp((double) x[from + i] - most[i]);
                // The difference is rounded, and the exponential is within 8 units.
                assertThat((double) y[i + 1]).isCloseTo(exact, org.assertj.core.api.Assertions.within(1e-6 * exact));
                assertThat(sums[i]).isEqualTo(before[i] + y[i + 1]);
            }
            if (count > 3) {
                var part = new float[count - 3];
                FAST.shares(x, from + 3, Arrays.copyOfRange(most, 3, count), part, 0, new float[count - 3], count - 3);
                assertThat(part).isEqualTo(Arrays.copyOfRange(y, 4, count + 1));
            }
        }
    }

    @Test
    void a_run_is_dealt_out_to_two() {
        for (int count = 0; count < 50; count++) {
            float[] x = floats(new Random(count), 2 * count + 1);
            for (Loops loops : new Loops[]{Loops.SCALAR, FAST}) {
                var y = new float[2 * count + 4];
                loops.deal(x, 1, y, 1, count + 1, count);
                for (int i = 0; i < count; i++) {
                    assertThat(y[1 + i]).isEqualTo(x[1 + 2 * i]);
                    assertThat(y[2 + count + i]).isEqualTo(x[2 + 2 * i]);
                }
                assertThat(y[0] + y[1 + count] + y[2 * count + 2] + y[2 * count + 3]).isZero();
            }
        }
    }

    @Test
    void two_runs_are_woven_into_one() {
        for (int count = 0; count < 50; count++) {
            float[] x = floats(new Random(count), count + 4);
            for (Loops loops : new Loops[]{Loops.SCALAR, FAST}) {
                var y = new float[2 * count + 2];
                loops.interleave(x, 1, x, 3, y, 1, count);
                for (int i = 0; i < count; i++) {
                    assertThat(y[1 + 2 * i]).isEqualTo(x[1 + i]);
                    assertThat(y[2 + 2 * i]).isEqualTo(x[3 + i]);
                }
                assertThat(y[0] + y[2 * count + 1]).isZero();
            }
        }
    }

    @Test
    void the_range_is_that_of_all_numbers() {
        var random = new Random(11);
        for (int n = 0; n < 1000; n++) {
            int count = random.nextInt(70);
            int from = random.nextInt(5);
            float[] x = floats(random, count + 10);
            x[from + random.nextInt(count + 1)] = Float.NaN;
            float min = Float.POSITIVE_INFINITY;
            float max = Float.NEGATIVE_INFINITY;
            for (int i = from; i < from + count; i++)
                if (!Float.isNaN(x[i])) {
                    min = Math.min(min, x[i]);
                    max = Math.max(max, x[i]);
                }
            for (Loops loops : new Loops[]{Loops.SCALAR, FAST}) {
                assertThat(loops.range(x, from, count)).isEqualTo(new Loops.Range(min, max));
                var sums = new float[count];
                var moved = new float[count];
                loops.add(0.5f, x, from, x, from, sums, 0, count);
                assertThat(loops.addAndRange(0.5f, x, from, x, from, moved, 0, count))
                        .isEqualTo(loops.range(sums, 0, count));
                assertThat(moved).isEqualTo(sums);
            }
        }
    }

    @Test
    void every_so_many_values_are_picked() {
        var random = new Random(10);
        for (int n = 0; n < 500; n++) {
            int stride = 1 + random.nextInt(4);
            int count = 1 + random.nextInt(70);
            int from = random.nextInt(4);
            float[] x = floats(random, from + (count - 1) * stride + 1);
            var y = new float[count + 2];
            FAST.every(stride, x, from, y, 1, count);
            for (int i = 0; i < count; i++) assertThat(y[i + 1]).isEqualTo(x[from + i * stride]);
            assertThat(y[0] + y[count + 1]).isZero();
        }
    }

    @Test
    void so_they_are_of_several_runs() {
        var random = new Random(11);
        for (int n = 0; n < 500; n++) {
            int stride = 1 + random.nextInt(5);
            int count = 1 + random.nextInt(70);
            int runs = 1 + random.nextInt(4);
            int from = random.nextInt(4);
            int down = random.nextInt(90);
            int apart = count + random.nextInt(3);
            float[] x = floats(random, from + (runs - 1) * down + (count - 1) * stride + 1);
            var y = new float[1 + runs * apart];
            FAST.every(stride, x, from, down, runs, y, 1, apart, count);
            assertThat(y[0]).isZero();
            for (int r = 0; r < runs; r++)
                for (int i = 0; i < apart; i++)
                    assertThat(y[1 + r * apart + i]).isEqualTo(i < count ? x[from + r * down + i * stride] : 0);
        }
    }

    private static float[] floats(Random random, int count) {
        var values = new float[count];
        for (int i = 0; i < count; i++) values[i] = 2 * random.nextFloat() - 1;
        return values;
    }
}
