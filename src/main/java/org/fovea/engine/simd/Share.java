package org.fovea.engine.simd;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.fovea.engine.Cancel;

/// One call of [Machine#each]: pieces that the caller and some [Helpers] work off together. Its end waits for the pieces,
/// not for the helpers: those may still be on their way when nothing is left to do.
final class Share {
    /// How long its end is awaited by looking again and again, and from when on every other thread goes first, in nanoseconds.
    /// A thread that sleeps takes long to wake, and may wake on the processor of the helper that wakes it.
    private static final long AWAKE = 1_000_000;
    private static final long POLITE = 50_000;

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

    /// Does pieces until none is left.
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

    /// Waits for the pieces of the helpers, and throws what one of them has thrown.
    @SuppressWarnings("ThreadPriorityCheck") // a courtesy that nothing depends on
    void finish() {
        long start = System.nanoTime();
        for (long waited = 0; unfinished.getCount() > 0 && waited < AWAKE; waited = System.nanoTime() - start)
            if (waited < POLITE) Thread.onSpinWait();
            else
            Thread.yield();
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
