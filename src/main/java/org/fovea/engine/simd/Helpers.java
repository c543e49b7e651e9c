package org.fovea.engine.simd;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Threads that help where they are invited: as many as were ever invited at once, made when they are needed and gone some time
/// after. Each is kept off the processor of the thread that invites it, where it would wait behind that thread or
/// take half of it.
public final class Helpers {
    /// How long a helper sleeps before it ends: a hand that rests between two gestures.
    private static final long PATIENCE = 2_000_000_000;

    /// When this program began to compute, and for how long it has no time to ask the system for more: asking takes 80 ms,
    /// which a window that opens needs itself.
    private static final long START = System.nanoTime();
    private static final long EARLY = 3_000_000_000L;

    private final Supplier<Processors> system;
    private final long patience;
    private final List<Hand> hands = new CopyOnWriteArrayList<>();
    /// What the system offers, once a helper has had the time to ask.
    private volatile Processors processors = Processors.ANYWHERE;
    private volatile long last = System.nanoTime() - Hand.AWAKE;

    public Helpers() {
        this(() -> System.nanoTime() - START < EARLY ? Processors.ANYWHERE : Processors.ofThisSystem(), PATIENCE);
    }

    /// @param system what the system offers, or [Processors#ANYWHERE], after which it is asked again later
    /// @param patience how long a helper sleeps before it ends, in nanoseconds
    Helpers(Supplier<Processors> system, long patience) {
        this.system = system;
        this.patience = patience;
    }

    /// Asks so many helpers to work with the caller. Those that come too late find nothing left to do.
    ///
    /// @param brief whether the work is over before a sleeping helper is awake. Then only those are asked that are
    ///        awake, unless calls follow each other so closely that a helper now awake would still be at the next one.
    void invite(Share share, int count, boolean brief) {
        if (count < 1) return;
        long now = System.nanoTime();
        boolean few = brief && now - last >= Hand.AWAKE;
        last = now;
        Processors told = processors;
        int caller = told.current();
        int asked = 0;
        @Nullable
        Hand[] free = hands.toArray(new Hand[0]);
        for (int i = 0; i < free.length && asked < count; i++)
            if (free[i].idle() && !(few && free[i].asleep()) && free[i].ask(share, told, caller)) {
                free[i] = null;
                asked++;
            }
        if (few) return;
        while (asked < count && begun(share, count))
            asked++;
        // Those that are busy may still come in time.
        for (int i = 0; i < free.length && asked < count; i++)
            if (free[i] != null && free[i].ask(share, told, caller)) asked++;
    }

    /// Whether no helper is awake.
    boolean asleep() {
        return hands.stream().allMatch(Hand::asleep);
    }

    private synchronized boolean begun(Share share, int most) {
        if (hands.size() >= most) return false;
        var hand = new Hand(share, this::system, patience, hands::remove);
        hands.add(hand);
        try {
            hand.start();
            return true;
        } catch (OutOfMemoryError e) {
            // No thread is to be had: those there are do the work.
            hands.remove(hand);
            return false;
        }
    }

    private synchronized Processors system() {
        if (processors.equals(Processors.ANYWHERE)) processors = system.get();
        return processors;
    }
}
