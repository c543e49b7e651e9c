package org.fovea.engine.conv;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.fovea.engine.Axis;
import org.fovea.engine.Cancel;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Patch;
import org.fovea.engine.RandomLayers;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Conv2d;
import org.fovea.engine.op.Filter;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.simd.MapLoops;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// How much memory a plan takes beside its input and output, by what threads allocate.
class MemoryTest {
    /// 12 megapixels.
    private static final Shape PICTURE = new Shape(3, 3000, 4000);
    private static final int MAPS = 16;
    /// Enough rows that every thread works on whole tiles, few enough for the heap of a test.
    private static final Region ROWS = new Region(1000, 0, 96, 4000);
    /// Loops that Java has not compiled yet allocate more, and a busy machine compiles late: one of so many calls has to do with
    /// what is stated.
    private static final int CALLS = 8000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @CsvSource({"7,1", "7,2", "3,1", "3,2"})
    void twelve_megapixels_take_at_most_64_megabytes_beside_input_and_output(int size, int threads) {
        Conv2d layer = layer(PICTURE.channels(), size);
        var run = new Run(layer, PICTURE, ROWS, Kernels.fastest());
        // The plan itself holds the weights, in the order of the loops.
        assertThat(run.planned).isBetween(1L, 1L << 20);
        assertThat(run.least(() -> new Machine(Kernels.fastest(), threads), 63L << 20)).isPositive()
                .isLessThanOrEqualTo(63L << 20);
    }

    /// What stays, whatever the size of the picture: the arguments of a call and the work that knows them, 130 bytes, which
    /// cannot be kept since several threads may run a plan at a time; and what threads share, 200 bytes, which cannot be used
    /// again since one of them may still look at it after the call. Copies know how they are laid out, 300 bytes or so.
    /// Winograd makes objects for each of its panels, and rows of a filter 32 bytes for each of their parts.
    @ParameterizedTest
    @CsvSource({"5,1,256", "3,1,16384", "1,1,512", "5,2,512", "3,2,16384", "1,2,768"})
    void a_stream_of_calls_with_the_same_plan_allocates_next_to_nothing(int size, int threads, long bytes) {
        var input = new Shape(8, 120, 130);
        var run = new Run(layer(input.channels(), size), input, new Region(0, 0, 120, 130), Kernels.fastest());
        var machine = new Machine(Kernels.fastest(), threads);
        // Winograd makes a few objects for each panel of tiles; with shorter vectors there are three and six times as many.
        int panel = Kernels.fastest().panel();
        long most = size == 3 && panel < 48 ? (panel < 16 ? 3 : 2) * bytes : bytes;
        assertThat(run.least(() -> machine, most)).as("bytes of a call").isLessThanOrEqualTo(most);
    }

    /// Layers that have plans of their own.
    enum Special {
        DEPTHWISE("shifted copies"),
        MANY_MAPS("shifted products in panels"),
        STRIDED("Winograd F(4×4, 3×3) of phases"),
        GAUSSIAN("columns, then rows"),
        ONE_FILTER("rows of a filter"),
        LARGE_KERNEL("Winograd F(4×4, 4×4) in blocks");

        private final String algorithm;

        Special(String algorithm) {
            this.algorithm = algorithm;
        }

        Conv2d layer() {
            return switch (this) {
                case DEPTHWISE -> conv(16, 16, 16, new Axis(3, 1, 1));
                case MANY_MAPS -> conv(32, 3, 1, new Axis(3, 2, 1));
                case STRIDED -> conv(48, 32, 1, new Axis(5, 2, 1));
                case ONE_FILTER -> conv(1, 1, 1, new Axis(7, 1, 1));
                case LARGE_KERNEL -> conv(24, 8, 1, new Axis(9, 1, 1));
                case GAUSSIAN -> {
                    var weights = new float[81];
                    for (int u = 0; u < 9; u++)
                        for (int v = 0; v < 9; v++)
                            weights[u * 9 + v] = (float) Math.exp(-(Math.pow(u - 4.0, 2) + Math.pow(v - 4.0, 2)) / 8);
                    var axis = new Axis(9, 1, 1);
                    yield new Conv2d(List.of(new Filter(new Tensor(new Shape(1, 9, 9), weights), 0)), axis, axis,
                            Padding.Named.SAME, PaddingMode.ZEROS, 1, false);
                }
            };
        }

        private static Conv2d conv(int maps, int channels, int groups, Axis axis) {
            var layers = new RandomLayers(axis.stride());
            var filters = IntStream.range(0, maps)
                    .mapToObj(_ -> new Filter(
                            layers.tensor(new Shape(channels / groups, axis.size(), axis.size())), 1))
                    .toList();
            return new Conv2d(filters, axis, axis, Padding.Named.SAME, PaddingMode.ZEROS, groups, false);
        }
    }

    @ParameterizedTest
    @CsvSource({"DEPTHWISE,1,512", "DEPTHWISE,2,768", "MANY_MAPS,1,512", "MANY_MAPS,2,768", "STRIDED,1,16384",
            "STRIDED,2,16384", "GAUSSIAN,1,256",
            "GAUSSIAN,2,512", "ONE_FILTER,1,768", "ONE_FILTER,2,1024", "LARGE_KERNEL,1,65536",
            "LARGE_KERNEL,2,65536"})
    void so_do_layers_with_plans_of_their_own(Special special, int threads, long bytes) {
        Conv2d layer = special.layer();
        var input = new Shape(layer.inputChannels(), 120, 130);
        Shape output = layer.output(input);
        var run = new Run(layer, input, new Region(0, 0, output.height(), output.width()), Kernels.fastest());
        assertThat(run.plan.algorithm()).isEqualTo(special.algorithm);
        var machine = new Machine(Kernels.fastest(), threads);
        assertThat(run.least(() -> machine, bytes)).as("bytes of a call").isLessThanOrEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"3,1", "3,2", "5,1", "5,2"})
    void so_do_layers_of_many_maps_and_few_positions(int size, int threads) {
        Conv2d layer = Special.conv(64, 32, 1, new Axis(size, 1, 1));
        var input = new Shape(32, 14, 14);
        var run = new Run(layer, input, new Region(0, 0, 14, 14), Kernels.fastest());
        String expected = size == 3 ? "Winograd F(2×2, 3×3)" : "maps side by side";
        // With 16 registers or shorter vectors, they are like others.
        boolean wide = MapLoops.of(Kernels.fastest()).lanes() == 16;
        assertThat(run.plan.algorithm().equals(expected)).isEqualTo(wide);
        var machine = new Machine(Kernels.fastest(), threads);
        long most = wide ? 768 : 4096;
        assertThat(run.least(() -> machine, most)).as("bytes of a call").isLessThanOrEqualTo(most);
    }

    /// Products, copies and panels make nothing for a tile, a strip or a piece of work: four times the rows take no more.
    @ParameterizedTest
    @CsvSource({"16,8,1,5,1", "16,8,1,5,2", "16,8,1,1,1", "16,8,1,1,2", "13,8,1,1,1", "8,8,8,3,1", "8,8,8,3,2",
            "32,3,1,3,1",
            "32,3,1,3,2"})
    void a_larger_picture_takes_no_more_objects(int maps, int channels, int groups, int size, int threads) {
        Conv2d layer = Special.conv(maps, channels, groups, new Axis(size, size == 3 ? 2 : 1, 1));
        var machine = new Machine(Kernels.fastest(), threads);
        for (int high : new int[]{128, 512}) {
            var input = new Shape(channels, high, 130);
            Shape output = layer.output(input);
            var run = new Run(layer, input, new Region(0, 0, output.height(), output.width()), Kernels.fastest());
            assertThat(run.least(() -> machine, 768)).as("bytes of %d rows", high).isLessThanOrEqualTo(768);
        }
    }

    @ParameterizedTest
    @EnumSource(Special.class)
    void and_their_scratch_is_bounded_at_twelve_megapixels(Special special) {
        Conv2d layer = special.layer();
        var input = new Shape(layer.inputChannels(), PICTURE.height(), PICTURE.width());
        var rows = new Region(500, 0, 24, layer.output(input).width());
        var run = new Run(layer, input, rows, Kernels.fastest());
        assertThat(run.least(() -> new Machine(Kernels.fastest(), 2), 63L << 20)).isPositive()
                .isLessThanOrEqualTo(63L << 20);
    }

    private static Conv2d layer(int channels, int size) {
        var layers = new RandomLayers(size);
        var axis = new Axis(size, 1, 1);
        var filters = IntStream.range(0, MAPS)
                .mapToObj(_ -> new Filter(layers.tensor(new Shape(channels, size, size)), 1)).toList();
        return new Conv2d(filters, axis, axis, Padding.Named.SAME, PaddingMode.ZEROS, 1, false);
    }

    /// A plan with its input and output.
    private static final class Run {
        private final Plan plan;
        private final Patch x;
        private final Region region;
        private final float[] output;
        private final long planned;

        Run(Conv2d layer, Shape input, Region region, Kernels kernels) {
            this.region = region;
            Region read = layer.reads(region, input);
            var values = Tensor.filled(new Shape(input.channels(), read.height(), read.width()), 0.5f);
            x = new Patch(input, read, values);
            output = new float[layer.filters().size() * region.height() * region.width()];
            long before = THREADS.getCurrentThreadAllocatedBytes();
            plan = layer.plan(input, new Machine(kernels, 1));
            planned = THREADS.getCurrentThreadAllocatedBytes() - before;
        }

        /// What a call allocates on all threads, once one of them has done with this many bytes.
        long least(Supplier<Machine> machine, long bytes) {
            long least = Long.MAX_VALUE;
            for (int call = 0; call < CALLS && least > bytes; call++)
                least = Math.min(least, allocated(machine.get()));
            return least;
        }

        private long allocated(Machine machine) {
            Arrays.fill(output, 0, 1, Float.NaN);
            long before = THREADS.getTotalThreadAllocatedBytes();
            plan.run(x, region, output, 0, Finish.NOTHING, machine, Cancel.NEVER);
            long bytes = THREADS.getTotalThreadAllocatedBytes() - before;
            assertThat(output[0]).isNotNaN();
            return bytes;
        }
    }
}
