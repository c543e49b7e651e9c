package org.fovea.engine.conv;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How much memory a plan takes beside its input and output, by what threads allocate.
class MemoryTest {
    /// 12 megapixels.
    private static final Shape PICTURE = new Shape(3, 3000, 4000);
    private static final int MAPS = 16;
    /// Enough rows that every thread works on whole tiles, few enough for the heap of a test.
    private static final Region ROWS = new Region(1000, 0, 96, 4000);
    /// Loops that Java has not compiled yet allocate more: one of so many calls has to do with what is stated.
    private static final int CALLS = 400;
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

    @ParameterizedTest
    @CsvSource({"7,1,1024", "3,1,16384", "1,1,1024", "7,2,4096", "3,2,16384"})
    void a_stream_of_calls_with_the_same_plan_allocates_next_to_nothing(int size, int threads, long bytes) {
        var input = new Shape(8, 120, 130);
        var run = new Run(layer(input.channels(), size), input, new Region(0, 0, 120, 130), Kernels.fastest());
        var machine = new Machine(Kernels.fastest(), threads);
        assertThat(run.least(() -> machine, bytes)).as("bytes of a call").isLessThanOrEqualTo(bytes);
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
            output = new float[MAPS * region.height() * region.width()];
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
