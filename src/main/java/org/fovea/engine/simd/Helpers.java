package org.fovea.engine.simd;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Daemon threads of the common pool that help where they are invited. A helper stays awake for a moment after its work, for
/// the next call often follows at once, and waking a thread takes as long as a small layer.
public final class Helpers {
    /// How long a helper looks for more work: about as long as it takes to wake one.
    private static final long NANOS = 100_000;

    private final ConcurrentLinkedQueue<Share> invitations = new ConcurrentLinkedQueue<>();
    /// How many helpers are looking for work.
    private final AtomicInteger looking = new AtomicInteger();

    /// Asks so many helpers to work with the caller. Those that come too late find nothing left to do.
    void invite(Share share, int count) {
        for (int i = 0; i < count; i++) invitations.offer(share);
        for (int i = looking.get(); i < count; i++) ForkJoinPool.commonPool().execute(this::help);
    }

    private void help() {
        for (Share share = next(); share != null; share = next()) share.work();
    }

    private @Nullable Share next() {
        looking.incrementAndGet();
        Share share = invitations.poll();
        for (long start = System.nanoTime(); share == null && System.nanoTime() - start < NANOS;) {
            Thread.onSpinWait();
            share = invitations.poll();
        }
        looking.decrementAndGet();
        // Whoever invited before this thread stopped looking relied on it.
        return share == null ? invitations.poll() : share;
    }
}
