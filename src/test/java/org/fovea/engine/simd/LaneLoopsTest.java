package org.fovea.engine.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The loops of training over the Vector API against the formulas.
class LaneLoopsTest {
    private static final int LANES = LaneLoops.LANES;
    private static final int SIZE = 400 * LANES;

    private final Random random = new Random(91);

    static Stream<LaneLoops> loops() {
        return Stream.of(LaneLoops.of(AllKernels.vectors(16)), LaneLoops.of(AllKernels.vectors(32)));
    }

    private float[] floats(int count) {
        var values = new float[count];
        for (int i = 0; i < count; i++) values[i] = (float) random.nextGaussian();
        return values;
    }

    /// Places in the first half of an array.
    private int[] places(int count) {
        return random.ints(count, 0, SIZE / 2 / LANES - 12).map(place -> place * LANES).toArray();
    }

    /// Different ones.
    private int[] targets(int count) {
        int step = 1 + random.nextInt(2);
        return IntStream.range(0, count).map(n -> n * step * LANES).toArray();
    }

    private static void same(float[] formula, float[] found, double off) {
        assertThat(found).containsExactly(formula, within((float) off));
    }

    /// What both make of a copy of the same values.
    private void compare(LaneLoops loops, double off, BiConsumer<LaneLoops, float[]> work) {
        float[] start = floats(SIZE);
        float[] formula = start.clone();
        float[] found = start.clone();
        work.accept(LaneLoops.SCALAR, formula);
        work.accept(loops, found);
        same(formula, found, off);
        assertThat(formula).isNotEqualTo(start);
    }

    @ParameterizedTest
    @MethodSource("loops")
    void weighted_sums_are_those_of_the_formula_for_any_number_of_places_and_write_nothing_else(LaneLoops loops) {
        assertThat(loops.maps()).isIn(4, 8);
        for (int maps : new int[]{1, 4, 8})
            for (int count = 1; count <= 20; count++) {
                int taps = random.nextInt(20);
                float[] x = floats(SIZE);
                float[] weights = floats(5 + maps * taps);
                float[] bias = floats(maps + 3);
                int[] offsets = places(taps);
                int[] sources = places(count + 2);
                int[] targets = targets(count + 2);
                int end = count + 1;
                compare(loops, 1e-5,
                        (some, y) -> some.sums(maps, weights, 5, taps, bias, 3, x, offsets, sources, LANES, y,
                                targets, 2 * LANES, 45 * LANES, 1, end));
            }
    }

    @ParameterizedTest
    @MethodSource("loops")
    void sums_of_products_are_those_of_the_formula(LaneLoops loops) {
        for (int maps : new int[]{1, 4})
            for (int count : new int[]{1, 2, 7, 60}) {
                float[] g = floats(SIZE);
                float[] x = floats(SIZE);
                int[] offsets = places(9);
                int[] here = IntStream.of(places(count)).map(place -> place / 2 / LANES * LANES).toArray();
                int[] there = places(count);
                compare(loops, 1e-4,
                        (some, sums) -> some.products(maps, g, LANES, 30 * LANES, x, 3, offsets, 2, here, there,
                                count, sums, 4 * LANES, 11));
            }
    }

    @ParameterizedTest
    @MethodSource("loops")
    void sums_over_places_are_those_of_the_formula(LaneLoops loops) {
        float[] x = floats(SIZE);
        float[] g = floats(SIZE);
        for (int count : new int[]{1, 3, 4, 5, 50}) {
            check(sums -> LaneLoops.SCALAR.total(x, 7, count, sums), sums -> loops.total(x, 7, count, sums));
            check(sums -> LaneLoops.SCALAR.squares(x, 7, count, 0.3f, sums),
                    sums -> loops.squares(x, 7, count, 0.3f, sums));
            check(sums -> LaneLoops.SCALAR.weighted(x, 7, 0.3f, g, 9, count, sums),
                    sums -> loops.weighted(x, 7, 0.3f, g, 9, count, sums));
        }
    }

    private void check(Consumer<float[]> formula, Consumer<float[]> loops) {
        float[] start = floats(LANES);
        float[] expected = start.clone();
        float[] found = start.clone();
        formula.accept(expected);
        loops.accept(found);
        same(expected, found, 1e-4);
    }

    @Test
    void lanes_add_up() {
        float[] lanes = floats(5 * LANES);
        var sums = new float[6];
        LaneLoops.across(lanes, LANES, 3, sums, 2);
        for (int n = 0; n < 3; n++) {
            double sum = 0;
            for (int l = 0; l < LANES; l++) sum += lanes[(n + 1) * LANES + l];
            assertThat((double) sums[2 + n]).isCloseTo(sum, within(1e-5));
        }
        assertThat(sums[0] + sums[1] + sums[5]).isZero();
    }

    @ParameterizedTest
    @MethodSource("loops")
    void the_largest_values_and_the_way_back_from_them_are_those_of_the_formula(LaneLoops loops) {
        for (int n = 0; n < 30; n++) {
            int positions = 1 + random.nextInt(9);
            int[] starts = starts(positions);
            int[] under = places(starts[positions]);
            float[] x = floats(SIZE);
            // Equal values, of which the first counts.
            for (int i = 0; i < SIZE; i++) if (random.nextInt(3) == 0) x[i] = 1;
            int[] targets = targets(positions);
            compare(loops, 0, (some, y) -> some.largest(x, 5, starts, under, y, 3, targets, positions));
            var y = new float[SIZE];
            LaneLoops.SCALAR.largest(x, 5, starts, under, y, 3, targets, positions);
            float[] g = floats(SIZE);
            int[] from = targets(positions);
            int[] moves = places(under.length);
            compare(loops, 1e-5, (some, dx) -> some.route(x, 5, starts, under, y, 3, targets, g, 2, from, dx, 6, moves,
                    positions, true));
            int[] apart = IntStream.range(0, under.length).map(u -> u * LANES).toArray();
            compare(loops, 0, (some, dx) -> some.route(x, 5, starts, under, y, 3, targets, g, 2, from, dx, 6, apart,
                    positions, false));
        }
    }

    @ParameterizedTest
    @MethodSource("loops")
    void what_is_no_number_wins(LaneLoops loops) {
        float[] x = floats(3 * LANES);
        x[LANES + 3] = Float.NaN;
        var y = new float[LANES];
        loops.largest(x, 0, new int[]{0, 3}, new int[]{0, LANES, 2 * LANES}, y, 0, new int[1], 1);
        assertThat(y[3]).isNaN();
        assertThat(y[4]).isEqualTo(Math.max(x[4], Math.max(x[LANES + 4], x[2 * LANES + 4])));
    }

    @ParameterizedTest
    @MethodSource("loops")
    void gathered_sums_are_those_of_the_formula(LaneLoops loops) {
        for (int n = 0; n < 20; n++) {
            boolean more = n % 2 == 0;
            int positions = 1 + random.nextInt(9);
            int[] starts = starts(positions);
            int[] under = places(starts[positions]);
            float[] weights = floats(under.length);
            float[] x = floats(SIZE);
            int[] targets = targets(positions);
            compare(loops, 1e-5,
                    (some, y) -> some.gather(x, 1, starts, under, weights, y, 3, targets, positions, more));
        }
    }

    private int[] starts(int positions) {
        var starts = new int[positions + 1];
        for (int p = 0; p < positions; p++) starts[p + 1] = starts[p] + 1 + random.nextInt(5);
        return starts;
    }

    @ParameterizedTest
    @MethodSource("loops")
    void what_is_done_value_by_value_is_what_the_formula_does(LaneLoops loops) {
        float[] x = floats(SIZE);
        float[] z = floats(SIZE);
        int count = 13 * LANES;
        compare(loops, 0, (some, g) -> some.keep(x, 3, g, 5, count));
        compare(loops, 1e-5, (some, y) -> some.affine(0.4f, 1.7f, -0.2f, x, 3, y, 5, count));
        compare(loops, 1e-5, (some, y) -> some.multiply(x, 3, z, 1, y, 5, count, false));
        compare(loops, 1e-5, (some, y) -> some.multiply(x, 3, z, 1, y, 5, count, true));
    }

    @Test
    void without_vectors_there_are_the_formulas() {
        assertThat(LaneLoops.of(Kernels.SCALAR)).isSameAs(LaneLoops.SCALAR);
    }
}
