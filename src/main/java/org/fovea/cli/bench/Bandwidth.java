package org.fovea.cli.bench;

import java.time.Duration;
import java.util.function.IntConsumer;
import org.fovea.engine.Cancel;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Machine;

/// How many bytes a second this machine moves between memory and processor at most, in GB/s, over arrays far larger than the
/// caches. Counted is what the loops read and write; that a line is fetched before it is written is not.
///
/// @param read adding up one array
/// @param copy copying one array to another
/// @param triad one array from two others: `a = b + 3·c`
public record Bandwidth(double read, double copy, double triad) {
    private static final int PIECES_A_THREAD = 16;
    /// Short loops that are called often are compiled as whole methods.
    private static final int BLOCK = 4096;

    static Bandwidth of(int threads, Pace pace) {
        int length = pace.arrayLength();
        var a = new int[length];
        var b = new int[length];
        var c = new int[length];
        int pieces = PIECES_A_THREAD * threads;
        var sink = new int[pieces];
        int share = length / pieces;
        double bytes = 4.0 * share * pieces;
        // Every page is written before it is read: pages never written may all be one page of zeros.
        run(threads, pieces, Duration.ZERO, piece -> triad(a, b, c, piece * share, share));
        run(threads, pieces, Duration.ZERO, piece -> triad(b, c, a, piece * share, share));
        run(threads, pieces, Duration.ZERO, piece -> triad(c, a, b, piece * share, share));
        double read = run(threads, pieces, pace.limit(), piece -> sink[piece] = sum(a, piece * share, share));
        double copy = run(threads, pieces, pace.limit(),
                piece -> System.arraycopy(a, piece * share, b, piece * share, share));
        double triad = run(threads, pieces, pace.limit(), piece -> triad(a, b, c, piece * share, share));
        return new Bandwidth(bytes / read, 2 * bytes / copy, 3 * bytes / triad);
    }

    /// @return nanoseconds of the fastest pass over all pieces
    private static double run(int threads, int pieces, Duration time, IntConsumer piece) {
        var machine = new Machine(Kernels.SCALAR, threads);
        long fastest = Long.MAX_VALUE;
        long start = System.nanoTime();
        do {
            long began = System.nanoTime();
            machine.each(pieces, piece, Cancel.NEVER);
            fastest = Math.min(fastest, System.nanoTime() - began);
        } while (System.nanoTime() - start < time.toNanos());
        return (double) fastest;
    }

    private static int sum(int[] a, int from, int length) {
        int sum = 0;
        for (int at = from; at < from + length; at += BLOCK)
            sum += blockSum(a, at, Math.min(at + BLOCK, from + length));
        return sum;
    }

    /// A sum alone would not become vector instructions: the compiler holds that it does not pay.
    private static int blockSum(int[] a, int from, int to) {
        int sum = 0;
        int mask = to;
        for (int i = from; i < to; i++) sum += a[i] ^ mask;
        return sum;
    }

    private static void triad(int[] a, int[] b, int[] c, int from, int length) {
        for (int at = from; at < from + length; at += BLOCK)
            blockTriad(a, b, c, at, Math.min(at + BLOCK, from + length));
    }

    private static void blockTriad(int[] a, int[] b, int[] c, int from, int to) {
        for (int i = from; i < to; i++) a[i] = b[i] + 3 * c[i];
    }
}
