package org.fovea.engine.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import org.fovea.engine.Cancel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HelpersTest {
    /// A system of which the test says where callers are, and which writes down what it is told.
    private static final class Written implements Processors {
        record Told(int thread, int processor) {
        }

        private final List<Told> told = new CopyOnWriteArrayList<>();
        private final AtomicInteger numbers = new AtomicInteger(100);
        private volatile int current;

        @Override
        public int current() {
            return current;
        }

        @Override
        public int thread() {
            return numbers.getAndIncrement();
        }

        @Override
        public void keepOff(int thread, int processor) {
            told.add(new Told(thread, processor));
        }
    }

    private final Written system = new Written();

    private Machine machine(int threads, long patience) {
        return new Machine(Kernels.SCALAR, threads, new Scratch(), new Helpers(() -> system, patience), false, false);
    }

    /// Waits until every helper there is sleeps or has ended.
    static void untilAsleep(Helpers helpers) {
        while (!helpers.asleep())
            Thread.onSpinWait();
    }

    /// The threads that do the pieces of a call that needs them all.
    private static Set<Thread> together(Machine machine, int count) {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        var all = new CyclicBarrier(count);
        machine.each(count, _ -> {
            threads.add(Thread.currentThread());
            meet(all);
        }, Cancel.NEVER);
        return threads;
    }

    private static void meet(CyclicBarrier all) {
        try {
            all.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void as_many_threads_work_together_as_the_machine_has(int threads) {
        Machine machine = machine(threads, Long.MAX_VALUE);
        Set<Thread> first = together(machine, threads);
        assertThat(first).hasSize(threads).contains(Thread.currentThread());
        assertThat(first).filteredOn(thread -> thread != Thread.currentThread()).allMatch(Thread::isDaemon);
        // The same ones, whether awake or asleep.
        assertThat(together(machine, threads)).isEqualTo(first);
        untilAsleep(machine.helpers());
        assertThat(together(machine, threads)).isEqualTo(first);
    }

    @Test
    void a_helper_is_told_where_the_caller_is_when_that_has_changed() {
        Machine machine = machine(2, Long.MAX_VALUE);
        together(machine, 2);
        untilAsleep(machine.helpers());
        assertThat(system.told).isEmpty();
        for (int processor : new int[]{3, 3, 3, 0, 0, 3}) {
            system.current = processor;
            together(machine, 2);
            untilAsleep(machine.helpers());
        }
        assertThat(system.told).containsExactly(new Written.Told(100, 3), new Written.Told(100, 0),
                new Written.Told(100, 3));
    }

    @Test
    void a_system_that_tells_nothing_is_told_nothing() {
        var machine = new Machine(Kernels.SCALAR, 3, new Scratch(), new Helpers(() -> Processors.ANYWHERE,
                Long.MAX_VALUE), false, false);
        for (int call = 0; call < 5; call++) {
            assertThat(together(machine, 3)).hasSize(3);
            untilAsleep(machine.helpers());
        }
    }

    @Test
    void a_helper_ends_when_nobody_needs_it_and_another_one_comes_when_somebody_does() throws InterruptedException {
        Machine machine = machine(2, 0);
        for (int call = 0; call < 20; call++) {
            for (Thread thread : together(machine, 2))
                if (thread != Thread.currentThread()) thread.join();
        }
        // Callers that meet helpers just ending.
        for (int call = 0; call < 2000; call++) everyPieceOnce(machine, 3);
    }

    @Test
    void brief_work_wakes_no_helper_but_a_stream_of_it_does() {
        Machine machine = machine(2, Long.MAX_VALUE);
        Machine brief = new Machine(Kernels.SCALAR, 2, machine.scratch(), machine.helpers(), false, true);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        brief.each(2, _ -> threads.add(Thread.currentThread()), Cancel.NEVER);
        assertThat(threads).containsExactly(Thread.currentThread());
        while (threads.size() < 2)
            brief.each(2, _ -> threads.add(Thread.currentThread()), Cancel.NEVER);
    }

    @Test
    void many_callers_at_once_get_every_piece_done_once() throws InterruptedException {
        Machine machine = machine(3, Long.MAX_VALUE);
        var failure = new AtomicReference<@Nullable Throwable>();
        List<Thread> callers = new CopyOnWriteArrayList<>();
        for (int caller = 0; caller < 6; caller++) {
            var random = new Random(caller);
            callers.add(Thread.ofPlatform().daemon().start(() -> {
                try {
                    for (int call = 0; call < 500; call++) {
                        system.current = random.nextInt(4);
                        everyPieceOnce(machine, random.nextInt(20));
                    }
                } catch (Throwable e) {
                    failure.set(e);
                }
            }));
        }
        for (Thread caller : callers) caller.join();
        assertThat(failure.get()).isNull();
        assertThat(system.told).allMatch(told -> told.processor() >= 0 && told.processor() < 4);
    }

    @Test
    void a_piece_may_share_its_own_work_with_the_same_helpers() {
        Machine machine = machine(3, Long.MAX_VALUE);
        var done = new AtomicIntegerArray(10);
        machine.each(10, at -> {
            everyPieceOnce(machine, 7);
            done.incrementAndGet(at);
        }, Cancel.NEVER);
        for (int at = 0; at < 10; at++) assertThat(done.get(at)).isEqualTo(1);
    }

    @Test
    void what_a_helper_throws_reaches_the_caller_and_the_helper_goes_on() {
        Machine machine = machine(2, Long.MAX_VALUE);
        Set<Thread> before = together(machine, 2);
        Thread caller = Thread.currentThread();
        var failure = new StackOverflowError();
        var both = new CyclicBarrier(2);
        assertThatThrownBy(() -> machine.each(2, _ -> {
            meet(both);
            if (Thread.currentThread() != caller) throw failure;
        }, Cancel.NEVER)).isSameAs(failure);
        assertThat(together(machine, 2)).isEqualTo(before);
    }

    @Test
    void a_helper_whose_piece_was_interrupted_still_sleeps_and_comes_back() {
        Machine machine = machine(2, Long.MAX_VALUE);
        Thread caller = Thread.currentThread();
        var both = new CyclicBarrier(2);
        machine.each(2, _ -> {
            meet(both);
            if (Thread.currentThread() != caller) Thread.currentThread().interrupt();
        }, Cancel.NEVER);
        untilAsleep(machine.helpers());
        assertThat(together(machine, 2)).hasSize(2);
    }

    private static void everyPieceOnce(Machine machine, int count) {
        var done = new AtomicIntegerArray(count);
        machine.each(count, done::incrementAndGet, Cancel.NEVER);
        for (int at = 0; at < count; at++) assertThat(done.get(at)).isEqualTo(1);
    }
}
