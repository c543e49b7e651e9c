package org.fovea.engine.simd;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.fovea.engine.Cancel;
import org.jspecify.annotations.Nullable;

/// One of the [Helpers]: a daemon thread that works where it is asked to. It stays awake for a moment after its work, for the
/// next call often follows at once, and waking a thread takes as long as a small layer. When nobody asks for long, it ends.
final class Hand implements Runnable {
    /// How long it looks for more work, and from when on it lets every other thread go first, in nanoseconds.
    static final long AWAKE = 500_000;
    private static final long POLITE = 50_000;

    /// What stands in the place of work when there will be none.
    private static final Share ENDED = new Share(0, _ -> {
    }, Cancel.NEVER);

    private final Supplier<Processors> system;
    private final long patience;
    private final Consumer<Hand> end;
    private final Thread thread;
    /// Where it works next.
    private final AtomicReference<@Nullable Share> next;
    private volatile boolean idle;
    private volatile boolean asleep;
    /// The system's number of its thread, and the processor it was last kept off.
    private volatile int number = Processors.UNKNOWN;
    private volatile int off = Processors.UNKNOWN;

    /// @param first where it works first
    /// @param system asked on its own thread, and not before it has nothing else to do
    /// @param patience how long it sleeps before it ends, in nanoseconds
    /// @param end told when it has ended
    Hand(Share first, Supplier<Processors> system, long patience, Consumer<Hand> end) {
        this.next = new AtomicReference<>(first);
        this.system = system;
        this.patience = patience;
        this.end = end;
        this.thread = Thread.ofPlatform().daemon().name("fovea-helper").inheritInheritableThreadLocals(false)
                .unstarted(this);
    }

    /// @throws OutOfMemoryError when the system has no thread for it
    void start() {
        thread.start();
    }

    /// Whether it has nothing to do.
    boolean idle() {
        return idle;
    }

    /// Whether it has nothing to do and would not begin at once.
    boolean asleep() {
        return asleep;
    }

    /// Asks it to work with the caller, now or after what it does.
    ///
    /// @param caller the processor of the caller, which needs it itself, or [Processors#UNKNOWN]
    /// @return whether it will
    boolean ask(Share share, Processors processors, int caller) {
        if (!next.compareAndSet(null, share)) return false;
        // One that works for another caller stays where it is.
        if (caller != Processors.UNKNOWN && caller != off && idle && number != Processors.UNKNOWN) {
            off = caller;
            processors.keepOff(number, caller);
        }
        if (asleep) LockSupport.unpark(thread);
        return true;
    }

    @Override
    public void run() {
        for (Share share = next(); share != ENDED; share = next())
            share.work();
        end.accept(this);
    }

    /// Letting others go first is a courtesy that nothing depends on.
    @SuppressWarnings("ThreadPriorityCheck")
    private Share next() {
        idle = true;
        long start = System.nanoTime();
        for (long waited = 0; next.get() == null && waited < AWAKE; waited = System.nanoTime() - start)
            if (waited < POLITE) Thread.onSpinWait();
            else
            Thread.yield();
        if (next.get() == null) sleep();
        idle = false;
        Share share = Objects.requireNonNull(next.get());
        if (share != ENDED) next.set(null);
        return share;
    }

    private void sleep() {
        if (number == Processors.UNKNOWN) number = system.get().thread();
        asleep = true;
        long start = System.nanoTime();
        while (next.get() == null) {
            // With its interrupt set, which only a piece of work can have done, it would not sleep.
            Thread.interrupted();
            LockSupport.parkNanos(this, patience);
            if (System.nanoTime() - start >= patience) next.compareAndSet(null, ENDED);
        }
        asleep = false;
    }
}
