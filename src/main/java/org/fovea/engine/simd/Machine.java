package org.fovea.engine.simd;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.fovea.engine.Cancel;

/// What the engine computes with: the inner loops and how many threads share the work.
///
/// @param kernels the inner loops
/// @param threads how many threads at most, the caller's among them, at least 1
/// @param scratch memory for intermediate results
/// @param precise whether every sum is taken product by product, never by an algorithm that saves multiplications and
///        rounds more
public record Machine(Kernels kernels, int threads, Scratch scratch, boolean precise) {
    /// The plain loops on the caller's thread: slow and obviously right.
    public static final Machine SCALAR = new Machine(Kernels.SCALAR, 1).precisely();

    /// Multiplications that take about as long as it takes to wake a thread.
    private static final long PIECE = 400_000;

    /// @throws IllegalArgumentException when there is no thread
    public Machine {
        if (threads < 1) throw new IllegalArgumentException("at least one thread, not %d".formatted(threads));
    }

    public Machine(Kernels kernels, int threads) {
        this(kernels, threads, new Scratch(), false);
    }

    /// The same, with every sum taken product by product.
    public Machine precisely() {
        return new Machine(kernels, threads, scratch, true);
    }

    /// The same on the caller's thread alone.
    public Machine alone() {
        return new Machine(kernels, 1, scratch, precise);
    }

    /// Whether so many equal pieces keep all threads busy to the end, or nearly.
    public boolean balances(int pieces) {
        return pieces % threads == 0 || pieces >= 3 * threads;
    }

    /// As many of the threads as this much work is worth.
    ///
    /// @param multiplications about how many there are
    public Machine forWork(long multiplications) {
        return new Machine(kernels, Math.clamp(multiplications / PIECE, 1, threads), scratch, precise);
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

    /// Works off the pieces 0 … count − 1, in any order, on the caller's thread and on daemon threads of the common pool.
    /// Returns when all are finished.
    ///
    /// @param piece does the piece with the given number. Pieces write to different places.
    /// @throws java.util.concurrent.CancellationException when cancelled; no piece is running any more
    public void each(int count, IntConsumer piece, Cancel cancel) {
        var share = new Share(count, piece, cancel);
        for (int helper = 1; helper < Math.min(threads, count); helper++)
            ForkJoinPool.commonPool().execute(share::work);
        share.work();
        share.finish();
    }

    /// One call of [#each]. Its end waits for the pieces, not for the helpers: those may still be on their way when
    /// nothing is left to do.
    private static final class Share {
        private final int count;
        private final IntConsumer piece;
        private final Cancel cancel;
        private final AtomicInteger next = new AtomicInteger();
        private final CountDownLatch unfinished;
        private final AtomicReference<Throwable> failure = new AtomicReference<>();

        Share(int count, IntConsumer piece, Cancel cancel) {
            this.count = count;
            this.piece = piece;
            this.cancel = cancel;
            this.unfinished = new CountDownLatch(count);
        }

        void work() {
            for (int at = next.getAndIncrement(); at < count; at = next.getAndIncrement()) {
                try {
                    if (failure.get() == null) {
                        cancel.check();
                        piece.accept(at);
                    }
                } catch (RuntimeException | Error e) {
                    // Carried to the caller's thread, which throws the first one.
                    failure.compareAndSet(null, e);
                } finally {
                    unfinished.countDown();
                }
            }
        }

        void finish() {
            boolean interrupted = false;
            while (unfinished.getCount() > 0) {
                try {
                    unfinished.await();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) Thread.currentThread().interrupt();
            switch (failure.get()) {
                case null -> {
                }
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                case Throwable e -> throw new IllegalStateException(e);
            }
        }
    }
}
