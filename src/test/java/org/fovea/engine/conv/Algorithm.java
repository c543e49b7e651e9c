package org.fovea.engine.conv;

import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.fovea.engine.Axis;
import org.fovea.engine.RandomLayers;
import org.fovea.engine.RandomLayers.Case;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Machine;

/// A way to compute layers, with what it takes to test it.
///
/// @param name for people
/// @param cases draws what it is tried on
/// @param fits which of it the algorithm is for
/// @param kernels the inner loops it uses
/// @param plan how it is made
/// @param rounding how far its results may be off
record Algorithm(String name, Cases cases, Predicate<Correlation> fits, Kernels kernels, Maker plan,
        Rounding rounding) {

    /// Random layers with their inputs.
    interface Cases {
        /// @param large whether the case should at times need several tiles
        Case next(RandomLayers layers, boolean large);

        /// Anything there is.
        Cases ANY = (layers, large) -> large ? layers.large() : layers.small();
        /// Filters that share their channels with no other.
        Cases ALONE = RandomLayers::alone;

        /// Kernels of one size, without stride or dilation.
        static Cases kernel(int size, int most) {
            var axis = new Axis(size, 1, 1);
            return (layers, large) -> layers.of(axis, axis, most, large);
        }
    }

    interface Maker {
        Plan of(Correlation job, Kernels kernels);
    }

    /// How far a result may lie from the exact sum.
    interface Rounding {
        /// @param terms how many products were added up
        /// @param here |b| + Σ|w·x| over these products
        /// @param most |b| + Σ|w|·max|x|: nothing near this output is larger
        double bound(int terms, double here, double most);

        /// Sums in any order, products and sums fused or not: γ_n·(|b| + Σ|w·x|) with γ_n = n·u / (1 − n·u) and u = 2⁻²⁴
        /// (Higham, Accuracy and Stability of Numerical Algorithms, section 3.1); the bias and the product add one
        /// rounding each.
        Rounding ANY_ORDER = (terms, here, _) -> gamma(terms + 2) * here;

        /// Where weights are taken as products of two factors, each may be off by 4·u, and one more product is rounded.
        Rounding PRODUCTS = (terms, here, _) -> gamma(terms + 7) * here;

        /// Winograd's F(4×4, 3×3), with the factors A, B and G of [org.fovea.engine.simd.Transforms]. Along one axis, output
        /// i gets of weight u at most `Σ_f |A_if|·|G_fu|·Σ_t |B_ft|` ≤ 14.4 times the largest input; along both, the square.
        /// Each product is rounded in the six-term sums of the input (4 roundings an axis), in that of the channels, and in
        /// those of the outputs (4 an axis); the frequencies of the kernel are rounded once.
        Rounding WINOGRAD = (terms, _, most) -> gamma(terms / 9.0 + 20) * 14.4 * 14.4 * most;

        /// The same for kernels with a stride: five of their weights at least become a product in each frequency.
        Rounding WINOGRAD_OF_PHASES = (terms, _, most) -> gamma(terms / 5.0 + 20) * 14.4 * 14.4 * most;

        /// The same for F(2×2, 3×3): along one axis ≤ 4 times the largest input. One rounding an axis for the input, two and a
        /// sum with the bias for the outputs.
        Rounding WINOGRAD_OF_TWO = (terms, _, most) -> gamma(terms / 9.0 + 10) * 4 * 4 * most;

        /// The same for F(4×4, 4×4): along one axis ≤ 39.7 times the largest input. For each channel there is a product for
        /// every block of weights, at most one for six of them; five roundings an axis and transform.
        Rounding BLOCKS = (terms, _, most) -> gamma(terms / 6.0 + 24) * 39.7 * 39.7 * most;

        /// The same for F(2, 7) and F(4, 5), along one axis only: ≤ 39.6 times the largest input; six roundings for the input and
        /// for the outputs.
        Rounding LINES = (terms, _, most) -> gamma(terms / 5.0 + 14) * 39.6 * most;

        /// γ_n of single precision.
        static double gamma(double n) {
            return n * 0x1p-24 / (1 - n * 0x1p-24);
        }
    }

    static Algorithm shiftedProducts(String name, Kernels kernels) {
        return new Algorithm(name, Cases.ANY, _ -> true, kernels, ShiftedProducts::new, Rounding.ANY_ORDER);
    }

    static Algorithm manyMaps(String name, Kernels kernels) {
        return new Algorithm(name, Cases.kernel(3, 20), _ -> true, kernels, ShiftedProducts::new,
                Rounding.ANY_ORDER);
    }

    static Algorithm severalRows(String name, Kernels kernels) {
        return new Algorithm(name, Cases.ALONE, job -> job.groupSize() == 1, kernels, ShiftedProducts::new,
                Rounding.ANY_ORDER);
    }

    static Algorithm filterRows(String name, Kernels kernels) {
        return new Algorithm(name, RandomLayers::ofOneFilterEach, FilterRows::covers, kernels, FilterRows::new,
                Rounding.ANY_ORDER);
    }

    static Algorithm shiftedCopies(String name, Kernels kernels) {
        return new Algorithm(name, Cases.ANY, _ -> true, kernels, ShiftedCopies::new, Rounding.ANY_ORDER);
    }

    static Algorithm panels(String name, Cases cases, Kernels kernels) {
        return new Algorithm(name, cases, _ -> true, kernels, PanelProducts::new, Rounding.ANY_ORDER);
    }

    static Algorithm longRow(String name, Kernels kernels) {
        return new Algorithm(name, Cases.kernel(1, 40), LongRow::fits, kernels, LongRow::new, Rounding.ANY_ORDER);
    }

    static Algorithm separable(String name, Kernels kernels) {
        return new Algorithm(name, RandomLayers::products,
                job -> IntStream.range(0, job.weights().length).anyMatch(k -> Separable.fits(job, k)), kernels,
                (job, loops) -> Plans.of(job, new Machine(loops, 1)), Rounding.PRODUCTS);
    }

    static Algorithm winograd(String name, Kernels kernels) {
        return new Algorithm(name, Cases.kernel(3, 20), Winograd::fits, kernels, Winograd::new, Rounding.WINOGRAD);
    }

    static Algorithm winogradOfTwo(String name, Kernels kernels) {
        return new Algorithm(name, Cases.kernel(3, 70), WinogradOfTwo::fits, kernels, WinogradOfTwo::new,
                Rounding.WINOGRAD_OF_TWO);
    }

    static Algorithm lines(String name, Kernels kernels) {
        return new Algorithm(name, (layers, large) -> line(layers, large), WinogradOfLines::fits, kernels,
                WinogradOfLines::new, Rounding.LINES);
    }

    /// A kernel of one row or one column.
    private static Case line(RandomLayers layers, boolean large) {
        var along = new Axis(layers.number(2) == 0 ? 5 : 7, 1, 1);
        var point = new Axis(1, 1, 1);
        boolean down = layers.number(2) == 0;
        return layers.of(down ? along : point, down ? point : along, 40, large);
    }

    static Algorithm strided(String name, Kernels kernels) {
        return new Algorithm(name, (layers, large) -> layers.of(strided(layers), strided(layers), 12, large),
                StridedWinograd::fits, kernels, StridedWinograd::new, Rounding.WINOGRAD_OF_PHASES);
    }

    private static Axis strided(RandomLayers layers) {
        int stride = 1 + layers.number(3);
        return new Axis(2 * stride + 1 + layers.number(stride), stride, 1);
    }

    static Algorithm channelsSideBySide(String name, Kernels kernels) {
        return new Algorithm(name, RandomLayers::depthwise, ChannelsSideBySide::fits, kernels,
                ChannelsSideBySide::new, Rounding.ANY_ORDER);
    }

    static Algorithm mapsSideBySide(String name, Cases cases, Kernels kernels) {
        return new Algorithm(name, cases, _ -> true, kernels, MapsSideBySide::new, Rounding.ANY_ORDER);
    }

    static Algorithm blocks(String name, Kernels kernels) {
        return new Algorithm(name, RandomLayers::ofLargeKernels, job -> WinogradBlocks.fits(job) && job.groups() == 1,
                kernels, (job, loops) -> new WinogradBlocks(job, new Machine(loops, 1)), Rounding.BLOCKS);
    }

    @Override
    public String toString() {
        return name;
    }
}
