package org.fovea.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.fovea.compute.Statistics;
import org.fovea.engine.op.Conv2d;
import org.fovea.engine.op.Filter;
import org.fovea.engine.simd.Machine;

/// Prints how long the engine takes beside ONNX Runtime, in the same run, alternately; not a test. docs/performance.md
/// gives the command.
public final class ConvolutionBenchmark {
    private static final long BUDGET = 1_000_000_000L;

    private ConvolutionBenchmark() {
    }

    /// One layer on one input.
    private record Work(String name, int channels, int height, int width, int filters, int size, int stride,
            int groups) {

        Tensor input() {
            return random(new Shape(channels, height, width), 1);
        }

        Conv2d layer() {
            var all = new ArrayList<Filter>();
            for (int k = 0; k < filters; k++)
                all.add(new Filter(random(new Shape(channels / groups, size, size), 2 + k), 0.5f));
            return new Conv2d(all, new Axis(size, stride, 1), new Axis(size, stride, 1), Padding.Named.SAME,
                    PaddingMode.ZEROS, groups, false);
        }
    }

    public static void main(String[] args) {
        Machine machine = Machine.fastest();
        String only = args.length > 0 ? args[0] : "";
        System.out.printf("%s, %d threads%n%-34s %9s %9s %9s %9s%n", machine.kernels().name(), machine.threads(),
                "milliseconds, best", "scalar 1T", "ours 1T", "ours", "ONNX RT");
        for (Work work : List.of(new Work("1×1024×1024→1, 3×3", 1, 1024, 1024, 1, 3, 1, 1),
                new Work("1×1024×1024→1, 7×7", 1, 1024, 1024, 1, 7, 1, 1),
                new Work("3×1024×1024→1, 7×7", 3, 1024, 1024, 1, 7, 1, 1),
                new Work("3×1024×1024→16, 7×7", 3, 1024, 1024, 16, 7, 1, 1),
                new Work("3×224×224→64, 7×7 stride 2", 3, 224, 224, 64, 7, 2, 1),
                new Work("64×56×56→64, 3×3", 64, 56, 56, 64, 3, 1, 1),
                new Work("256×56×56→256, 3×3", 256, 56, 56, 256, 3, 1, 1),
                new Work("512×14×14→512, 3×3", 512, 14, 14, 512, 3, 1, 1),
                new Work("256×56×56→64, 1×1", 256, 56, 56, 64, 1, 1, 1),
                new Work("144×56×56, 3×3 depthwise", 144, 56, 56, 144, 3, 1, 144),
                new Work("1×28×28→32, 3×3", 1, 28, 28, 32, 3, 1, 1),
                new Work("3×3000×4000→1, 7×7", 3, 3000, 4000, 1, 7, 1, 1),
                new Work("3×1024×1024→1, 31×31", 3, 1024, 1024, 1, 31, 1, 1)))
            if (work.name().contains(only)) compare(work, machine);
        statistics(machine);
    }

    private static void compare(Work work, Machine machine) {
        Tensor x = work.input();
        Conv2d layer = work.layer();
        var alone = new Machine(machine.kernels(), 1);
        double[] best = {1e9, 1e9, 1e9, 1e9};
        try (var runtime = new OnnxRuntime(layer, x, machine.threads())) {
            long start = System.nanoTime();
            for (int turn = 0; turn < 3 || System.nanoTime() - start < BUDGET; turn++) {
                if (turn < 2) time(best, 0, () -> layer.forward(x, Machine.SCALAR, Cancel.NEVER));
                time(best, 1, () -> layer.forward(x, alone, Cancel.NEVER));
                time(best, 2, () -> layer.forward(x, machine, Cancel.NEVER));
                time(best, 3, runtime::run);
            }
        }
        System.out.printf(Locale.ROOT, "%-34s %9.3f %9.3f %9.3f %9.3f%n", work.name(), best[0], best[1], best[2],
                best[3]);
    }

    private static void statistics(Machine machine) {
        Tensor map = random(new Shape(1, 3000, 4000), 9);
        double[] best = {1e9};
        for (int turn = 0; turn < 20; turn++) time(best, 0, () -> Statistics.of(map, machine, Cancel.NEVER));
        System.out.printf(Locale.ROOT, "statistics of 1×3000×4000 %.3f ms%n", best[0]);
    }

    private static void time(double[] best, int at, Runnable work) {
        long start = System.nanoTime();
        work.run();
        best[at] = Math.min(best[at], (System.nanoTime() - start) / 1e6);
    }

    private static Tensor random(Shape shape, long seed) {
        var random = new Random(seed);
        var tensor = Tensor.zeros(shape);
        for (int i = 0; i < tensor.data.length; i++) tensor.data[i] = random.nextFloat() - 0.5f;
        return tensor;
    }
}
