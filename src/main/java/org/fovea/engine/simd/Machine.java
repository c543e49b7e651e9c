package org.fovea.engine.simd;

import java.util.function.IntConsumer;
import org.fovea.engine.Cancel;

/// What the engine computes with: the inner loops and how many threads share the work.
///
/// @param kernels the inner loops
/// @param threads how many threads at most, the caller's among them, at least 1
/// @param scratch memory for intermediate results
/// @param helpers the threads beside the caller's
/// @param precise whether every sum is taken product by product, never by an algorithm that saves multiplications and
///        rounds more
/// @param brief whether calls are so short that waking a thread takes longer: then only those help that are awake
public record Machine(Kernels kernels, int threads, Scratch scratch, Helpers helpers, boolean precise,
        boolean brief) {
    /// The plain loops on the caller's thread: slow and obviously right.
    public static final Machine SCALAR = new Machine(Kernels.SCALAR, 1).precisely();

    /// Multiplications that are worth a thread that is awake.
    private static final long PIECE = 400_000;

    /// Multiplications of vectors that take as long as waking a thread, which costs the caller 5–20 µs and begins after 20–50.
    private static final long BRIEF = 3_000_000;

    /// @throws IllegalArgumentException when there is no thread
    public Machine {
        if (threads < 1) throw new IllegalArgumentException("at least one thread, not %d".formatted(threads));
    }

    public Machine(Kernels kernels, int threads) {
        this(kernels, threads, new Scratch(), new Helpers(), false, false);
    }

    /// The same, with every sum taken product by product.
    public Machine precisely() {
        return new Machine(kernels, threads, scratch, helpers, true, brief);
    }

    /// The same on the caller's thread alone.
    public Machine alone() {
        return new Machine(kernels, 1, scratch, helpers, precise, brief);
    }

    /// Whether so many equal pieces keep all threads busy to the end, or nearly.
    public boolean balances(int pieces) {
        return pieces % threads == 0 || pieces >= 3 * threads;
    }

    /// As many of the threads as this much work is worth.
    ///
    /// @param multiplications about how many there are
    public Machine forWork(long multiplications) {
        int some = Math.clamp(multiplications / PIECE, 1, threads);
        boolean soon = some > 1 && multiplications < BRIEF && !kernels.equals(Kernels.SCALAR);
        if (some == threads && soon == brief) return this;
        return new Machine(kernels, some, scratch, helpers, precise, soon);
    }

    /// The fastest loops this Java offers, on every core.
    public static Machine fastest() {
        return new Machine(Kernels.fastest(), Runtime.getRuntime().availableProcessors());
    }

    /// Lets the inner loops run on a few numbers until Java has compiled them, which takes a few tenths of a second; those
    /// of one map first. A window does this beside its start, so that its first map need not wait.
    public void warm() {
        WarmUp.of(kernels).run();
    }

    /// Works off the pieces 0 … count − 1, in any order, on the caller's thread and on daemon threads. Returns when all are
    /// finished.
    ///
    /// @param piece does the piece with the given number. Pieces write to different places.
    /// @throws java.util.concurrent.CancellationException when cancelled; no piece is running any more
    public void each(int count, IntConsumer piece, Cancel cancel) {
        int helping = Math.min(threads, count) - 1;
        if (helping < 1) {
            alone(count, piece, cancel);
            return;
        }
        var share = new Share(count, piece, cancel);
        helpers.invite(share, helping, brief);
        share.work();
        share.finish();
    }

    /// Where nobody helps there is nothing to share, and nothing is made for it.
    private static void alone(int count, IntConsumer piece, Cancel cancel) {
        for (int at = 0; at < count; at++) {
            cancel.check();
            piece.accept(at);
        }
    }
}
