package org.fovea.cli.bench;

import java.time.Duration;
import java.util.List;
import org.fovea.engine.Cancel;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Machine;

/// How many floating-point operations a second this machine does at most: the fastest of a few loops that do nothing but
/// multiply and add in registers. A fused multiply-add counts as two operations.
final class Peak {
    private static final int PIECES_A_THREAD = 8;
    private static final long PIECE_NANOS = 500_000;
    private static final long LONGEST_WARM_UP = 300_000_000;

    private Peak() {
    }

    /// One such loop, the same work at each call.
    interface Loop {

        /// Operations of one call.
        long flops();

        /// @return something that depends on all that was computed
        float run();
    }

    /// @param kernels what the engine computes with: the peak is that of vectors where it uses them
    /// @return GFLOP/s of so many threads together
    static double gflops(Kernels kernels, int threads, Duration time) {
        // The vector classes are loaded only where there are vectors.
        List<Loop> loops = kernels.equals(Kernels.SCALAR) ? PlainLoops.all() : VectorLoops.all();
        return loops.stream().mapToDouble(loop -> gflops(loop, threads, time)).max().orElseThrow();
    }

    private static double gflops(Loop loop, int threads, Duration time) {
        var machine = new Machine(Kernels.SCALAR, threads);
        int calls = calls(loop, Math.min(LONGEST_WARM_UP, 3 * time.toNanos()));
        int pieces = PIECES_A_THREAD * threads;
        var sink = new float[pieces];
        double flops = (double) loop.flops() * calls * pieces;
        long fastest = Long.MAX_VALUE;
        long start = System.nanoTime();
        do {
            long began = System.nanoTime();
            machine.each(pieces, piece -> {
                float sum = 0;
                for (int call = 0; call < calls; call++) sum += loop.run();
                sink[piece] = sum;
            }, Cancel.NEVER);
            fastest = Math.min(fastest, System.nanoTime() - began);
        } while (System.nanoTime() - start < time.toNanos());
        for (float sum : sink) requireNumber(sum);
        return flops / (double) fastest;
    }

    /// How many calls fill a piece. Runs the loop until it had time to be compiled.
    ///
    /// @param warmUp nanoseconds
    private static int calls(Loop loop, long warmUp) {
        int calls = 1;
        long start = System.nanoTime();
        while (true) {
            long began = System.nanoTime();
            float sum = 0;
            for (int call = 0; call < calls; call++) sum += loop.run();
            requireNumber(sum);
            long now = System.nanoTime();
            if (now - began < PIECE_NANOS) calls *= 2;
            else if (now - start >= warmUp) return calls;
        }
    }

    /// Reads what was computed, so that computing it cannot be left out.
    private static void requireNumber(float sum) {
        if (Float.isNaN(sum)) throw new IllegalStateException("a sum of numbers is not a number");
    }
}
