package org.fovea.engine.conv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.fovea.engine.Axis;
import org.fovea.engine.Cancel;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Patch;
import org.fovea.engine.RandomLayers;
import org.fovea.engine.RandomLayers.Case;
import org.fovea.engine.RandomRegions;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.Window;
import org.fovea.engine.conv.Algorithm.Cases;
import org.fovea.engine.op.Conv2d;
import org.fovea.engine.op.Filter;
import org.fovea.engine.op.Term;
import org.fovea.engine.simd.AllKernels;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.simd.MapLoops;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every algorithm on thousands of random layers: kernels of all sizes, strides, dilations, groups, paddings on each side
/// and what they hold, inputs of one pixel and of several tiles. It gives the exact sums within the bound it states, and
/// the same bits for any region and any number of threads.
class AlgorithmsTest {
    private static final int SHAPES = 5000;
    /// One of so many is large enough for several tiles and threads.
    private static final int LARGE = 50;
    private static final int PLACES = 150;

    static List<Algorithm> algorithms() {
        var all = new ArrayList<>(List.of(Algorithm.shiftedProducts("scalar loops", Kernels.SCALAR),
                Algorithm.shiftedCopies("shifted copies in scalar loops", Kernels.SCALAR),
                Algorithm.panels("shifted products in panels in scalar loops", Cases.ANY, Kernels.SCALAR),
                Algorithm.filterRows("rows of a filter in scalar loops", Kernels.SCALAR),
                Algorithm.winograd("Winograd in scalar loops", Kernels.SCALAR),
                Algorithm.blocks("Winograd in blocks in scalar loops", Kernels.SCALAR),
                Algorithm.mapsSideBySide("maps side by side in scalar loops", Cases.ANY, Kernels.SCALAR),
                Algorithm.strided("Winograd of phases in scalar loops", Kernels.SCALAR),
                Algorithm.channelsSideBySide("channels side by side in scalar loops", Kernels.SCALAR),
                Algorithm.lines("Winograd of lines in scalar loops", Kernels.SCALAR),
                Algorithm.winogradOfTwo("Winograd of two outputs in scalar loops", Kernels.SCALAR)));
        // Without the Vector API, and where fused multiply-add would have to be emulated, nothing else ever runs.
        if (Kernels.fastest().equals(Kernels.SCALAR)) return all;
        Kernels few = AllKernels.vectors(16);
        Kernels many = AllKernels.vectors(32);
        all.addAll(List.of(Algorithm.shiftedProducts("shifted products, 16 registers", few),
                Algorithm.shiftedProducts("shifted products, 32 registers", many),
                Algorithm.manyMaps("shifted products of many maps", few),
                Algorithm.severalRows("shifted products of two rows", few),
                Algorithm.severalRows("shifted products of four rows", many),
                Algorithm.manyMaps("shifted products of many maps, 32 registers", many),
                Algorithm.filterRows("rows of a filter", many),
                Algorithm.shiftedCopies("shifted copies", few),
                Algorithm.panels("shifted products in panels", Cases.ANY, few),
                Algorithm.panels("shifted products in panels, 32 registers", Cases.ANY, many),
                Algorithm.panels("shifted products of many maps in panels", Cases.kernel(2, 36), few),
                Algorithm.panels("shifted products of many maps in panels, 32 registers", Cases.kernel(3, 36), many),
                Algorithm.longRow("shifted products in one row, 32 registers", many),
                Algorithm.longRow("shifted products in one row", few),
                Algorithm.separable("columns, then rows", few),
                Algorithm.separable("columns, then rows, 32 registers", many),
                Algorithm.blocks("Winograd in blocks, 32 registers", many),
                Algorithm.winograd("Winograd, 16 registers", few),
                Algorithm.winograd("Winograd, 32 registers", many),
                Algorithm.blocks("Winograd in blocks", few),
                Algorithm.mapsSideBySide("maps side by side", Cases.ANY, many),
                Algorithm.mapsSideBySide("many maps side by side", Cases.kernel(2, 110), many),
                Algorithm.mapsSideBySide("maps side by side of single pixels", Cases.kernel(1, 200), many),
                Algorithm.strided("Winograd of phases", few),
                Algorithm.strided("Winograd of phases, 32 registers", many),
                Algorithm.channelsSideBySide("channels side by side", many),
                Algorithm.lines("Winograd of lines", many),
                Algorithm.winogradOfTwo("Winograd of two outputs", many)));
        return all;
    }

    @Test
    void the_formula_is_that_of_explain() {
        var layers = new RandomLayers(8);
        for (int n = 0; n < 50; n++) {
            Case a = layers.small();
            Shape output = a.layer().output(a.x().shape);
            int i = n % output.height();
            int j = n % output.width();
            double sum = a.layer().filters().getFirst().bias();
            for (Term term : a.layer().explain(a.x(), 0, i, j)) sum += (double) term.input() * term.weight();
            assertThat(new Formula(a).at(0, i, j).sum()).as("%s", a).isEqualTo(sum);
        }
    }

    @Test
    void an_algorithm_that_errs_by_a_hundred_times_its_bound_is_found() {
        Case a = new RandomLayers(9).small();
        var formula = new Formula(a);
        Correlation job = formula.job();
        Algorithm algorithm = algorithms().getFirst();
        var trial = new Trial(algorithm, a, job, algorithm.plan().of(job, algorithm.kernels()),
                new TreeMap<>());
        Tensor right = trial.run(Patch.of(a.x()), Region.all(job.output()), 1);
        int last = right.data.length - 1;
        trial.everywhere(formula, right);
        for (float wrong : new float[]{right.data[last] + 1e-4f, Float.NaN})
            assertThatThrownBy(() -> trial.everywhere(formula, right.with(last, wrong)))
                    .isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void it_gives_the_exact_sums_within_its_bound_and_the_same_bits_for_any_region_and_threads(Algorithm algorithm) {
        assertThat(tryOut(algorithm, SHAPES)).isGreaterThanOrEqualTo(SHAPES);
    }

    @Test
    void a_map_of_a_depthwise_layer_has_the_same_bits_alone() {
        var layers = new RandomLayers(12);
        var machine = new Machine(Kernels.fastest(), 1);
        for (int n = 0; n < 300; n++) {
            Case a = layers.depthwise(n % 3 == 0);
            Correlation job = new Formula(a).job();
            int map = layers.number(job.groups());
            Tensor whole = run(job, a.x(), machine);
            assertThat(run(job.filters(map, map + 1), a.x(), machine).data).as("%s", a)
                    .isEqualTo(whole.channel(map).data);
        }
    }

    private static Tensor run(Correlation job, Tensor x, Machine machine) {
        var result = Tensor.zeros(job.output());
        Plans.of(job, machine).run(Patch.of(x), Region.all(job.output()), result.data, 0, Finish.NOTHING, machine,
                Cancel.NEVER);
        return result;
    }

    /// What is read is known before there are weights.
    @Test
    void what_a_plan_reads_is_known_before_it_is_made() {
        var layers = new RandomLayers(13);
        var random = new Random(14);
        var machine = new Machine(Kernels.fastest(), 1);
        var algorithms = new TreeSet<String>();
        for (int n = 0; n < 600; n++) {
            Case a = switch (n % 5) {
                case 0 -> layers.of(new Axis(5, 2, 1), new Axis(6, 2, 1), 60, true);
                case 1 -> layers.of(new Axis(3, 1, 1), new Axis(3, 1, 1), 60, true);
                case 2 -> layers.depthwise(true);
                case 3 -> layers.of(new Axis(7, 1, 1), new Axis(1, 1, 1), 120, true);
                default -> layers.large();
            };
            Correlation job = new Formula(a).job();
            Plan plan = Plans.of(job, machine);
            algorithms.add(plan.algorithm());
            int top = random.nextInt(job.output().height());
            int left = random.nextInt(job.output().width());
            var region = new Region(top, left, 1 + random.nextInt(job.output().height() - top),
                    1 + random.nextInt(job.output().width() - left));
            assertThat(Plans.reads(job, region, machine)).as("%s, %s", plan.algorithm(), a)
                    .isEqualTo(plan.reads(region));
        }
        if (!Kernels.fastest().equals(Kernels.SCALAR))
            assertThat(algorithms).contains("Winograd F(4×4, 3×3)", "Winograd F(4×4, 3×3) of phases");
        if (MapLoops.of(Kernels.fastest()).lanes() == 16) assertThat(algorithms).contains("Winograd F(2, 7)");
    }

    @Test
    void a_map_alone_is_computed_by_phases_when_its_layer_is_however_large_that_is() {
        var window = new Window(5, 2, 2, 2, 1);
        var seen = new TreeSet<Boolean>();
        for (int side = 100; side < 1000; side += 100) {
            var job = new Correlation(new Shape(64, side, side), new Shape(64, side / 2, side / 2), window, window,
                    PaddingMode.ZEROS, 2, 0, 32, 32, new float[64][32 * 25], new float[64]);
            boolean layer = StridedWinograd.pays(job, Kernels.fastest());
            assertThat(StridedWinograd.pays(job.filters(40, 41), Kernels.fastest())).as("%d", side).isEqualTo(layer);
            seen.add(layer);
        }
        assertThat(seen).containsExactly(false, true);
    }

    @Test
    void single_filters_on_pictures_are_computed_by_rows() {
        Kernels kernels = Kernels.fastest();
        if (kernels.equals(Kernels.SCALAR)) return;
        for (int size : new int[]{3, 5, 7, 11}) {
            var axis = new Axis(size, 1, 1);
            Tensor weights = new RandomLayers(size).tensor(new Shape(3, size, size));
            var layer = new Conv2d(List.of(new Filter(weights, 0)), axis, axis, Padding.Named.SAME, PaddingMode.ZEROS,
                    1, false);
            assertThat(layer.plan(new Shape(3, 300, 400), new Machine(kernels, 1)).algorithm())
                    .isEqualTo("rows of a filter");
        }
    }

    @Test
    void vectors_of_four_numbers_do_as_well() throws IOException, InterruptedException {
        if (Kernels.fastest().equals(Kernels.SCALAR)) return;
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:MaxVectorSize=16", "--add-modules=jdk.incubator.vector", "-cp",
                System.getProperty("java.class.path"), NarrowVectors.class.getName()).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(output.strip()).endsWith("128-bit vectors");
        assertThat(process.waitFor()).isZero();
    }

    /// @return how many layers the algorithm was for
    static int tryOut(Algorithm algorithm, int shapes) {
        var layers = new RandomLayers(algorithm.name().hashCode());
        var random = new Random(7);
        // Kept, so that their threads are awake: short layers wake none.
        Map<Integer, Machine> machines = new TreeMap<>();
        int seen = 0;
        for (int n = 0; seen < shapes; n++) {
            boolean large = n % LARGE == 0;
            Case a = algorithm.cases().next(layers, large);
            var formula = new Formula(a);
            Correlation job = formula.job();
            if (!algorithm.fits().test(job)) continue;
            seen++;
            var trial = new Trial(algorithm, a, job, algorithm.plan().of(job, algorithm.kernels()),
                    machines);
            Tensor whole = trial.run(Patch.of(a.x()), Region.all(job.output()), 1);
            if (large) trial.places(formula, whole, random);
            else
                trial.everywhere(formula, whole);
            if (large) trial.threads(whole);
            if (large || n % 2 == 0) trial.region(whole, random, large ? 3 : 1);
        }
        return seen;
    }

    /// One algorithm on one case.
    private record Trial(Algorithm algorithm, Case a, Correlation job, Plan plan, Map<Integer, Machine> machines) {

        Tensor run(Patch x, Region region, int threads) {
            var values = Tensor.filled(new Shape(job.output().channels(), region.height(), region.width()), Float.NaN);
            Machine machine = machines.computeIfAbsent(threads, count -> new Machine(algorithm.kernels(), count));
            plan.run(x, region, values.data, 0, Finish.NOTHING, machine, Cancel.NEVER);
            return values;
        }

        void everywhere(Formula formula, Tensor result) {
            for (int at = 0; at < result.data.length; at++) near(formula, result, at);
        }

        void places(Formula formula, Tensor result, Random random) {
            near(formula, result, 0);
            near(formula, result, result.data.length - 1);
            for (int n = 0; n < PLACES; n++) near(formula, result, random.nextInt(result.data.length));
        }

        private void near(Formula formula, Tensor result, int at) {
            int k = at / result.shape.plane();
            int i = at % result.shape.plane() / result.shape.width();
            int j = at % result.shape.width();
            Formula.Exact exact = formula.at(k, i, j);
            double off = Math.abs(result.data[at] - exact.sum());
            // Not a number is not within any bound.
            if (!(off <= algorithm.rounding().bound(job.taps(), exact.magnitude(), exact.most())))
                assertThat(result.data[at]).as("%s: %s at %d, %d, %d", algorithm, a, k, i, j).isEqualTo(exact.sum());
        }

        void threads(Tensor whole) {
            for (int threads : new int[]{2, 2, 5, 5})
                assertThat(run(Patch.of(a.x()), Region.all(job.output()), threads).data)
                        .as("%s on %d threads: %s", algorithm, threads, a).isEqualTo(whole.data);
        }

        void region(Tensor whole, Random random, int threads) {
            Region region = RandomRegions.in(whole.shape, random);
            Patch read = Patch.of(a.x()).cut(plan.reads(region));
            assertThat(run(read, region, threads).data).as("%s: %s of %s", algorithm, region, a)
                    .isEqualTo(Patch.of(whole).cut(region).values().data);
        }
    }
}
