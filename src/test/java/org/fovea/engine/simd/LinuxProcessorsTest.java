package org.fovea.engine.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.BitSet;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.fovea.engine.Cancel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LinuxProcessorsTest {
    private final BitSet none = new BitSet();

    @BeforeEach
    void java_may_call_the_system() {
        assumeTrue(LinuxProcessors.permitted());
        // A C library without these calls places the threads alone.
        assumeTrue(Processors.ofThisSystem() instanceof LinuxProcessors);
    }

    @Test
    void the_caller_is_on_one_of_the_processors_that_the_process_may_use() {
        var linux = new LinuxProcessors();
        assertThat(linux.of((int) ProcessHandle.current().pid()).get(linux.current())).isTrue();
        assertThat(linux.of(linux.thread())).isEqualTo(linux.of(0)).isNotEqualTo(none);
    }

    @Test
    void a_thread_kept_off_a_processor_may_use_all_others_of_the_process_and_nothing_else_changes() throws Exception {
        var linux = new LinuxProcessors();
        BitSet own = linux.of(0);
        BitSet process = linux.of((int) ProcessHandle.current().pid());
        var number = new AtomicInteger();
        var known = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        var other = Thread.ofPlatform().daemon().start(() -> {
            number.set(linux.thread());
            known.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        known.await();
        // Processors that there are not are allowed to be left out too.
        for (int processor = 0; processor < process.length() + 3; processor++) {
            linux.keepOff(number.get(), processor);
            BitSet rest = (BitSet) process.clone();
            rest.clear(processor);
            if (!rest.isEmpty()) assertThat(linux.of(number.get())).isEqualTo(rest);
            else
                assertThat(linux.of(number.get())).isEqualTo(process);
            assertThat(linux.of(0)).isEqualTo(own);
            assertThat(linux.of((int) ProcessHandle.current().pid())).isEqualTo(process);
        }
        end.countDown();
        other.join();
    }

    @Test
    void a_thread_that_has_ended_is_no_error() {
        var linux = new LinuxProcessors();
        BitSet own = linux.of(0);
        linux.keepOff(Integer.MAX_VALUE, linux.current());
        assertThat(linux.of(0)).isEqualTo(own);
        assertThat(linux.of(Integer.MAX_VALUE)).isEqualTo(none);
    }

    @Test
    void helpers_stay_within_the_processors_of_the_process_and_the_callers_own_do_not_change() {
        var linux = new LinuxProcessors();
        BitSet own = linux.of(0);
        BitSet process = linux.of((int) ProcessHandle.current().pid());
        Set<BitSet> seen = ConcurrentHashMap.newKeySet();
        var machine = new Machine(Kernels.SCALAR, 2, new Scratch(), new Helpers(() -> linux, Long.MAX_VALUE), false,
                false);
        // A helper is told once it has slept, and that is told from outside by what it may use.
        boolean told = process.cardinality() == 1;
        for (int call = 0; call < 100 || !told; call++) {
            Thread caller = Thread.currentThread();
            var both = new CyclicBarrier(2);
            machine.each(2, _ -> {
                meet(both);
                if (Thread.currentThread() != caller) seen.add(linux.of(0));
            }, Cancel.NEVER);
            told |= seen.stream().anyMatch(mask -> mask.cardinality() < process.cardinality());
            HelpersTest.untilAsleep(machine.helpers());
        }
        assertThat(seen).allSatisfy(mask -> {
            assertThat(mask.isEmpty()).isFalse();
            mask.andNot(process);
            assertThat(mask.isEmpty()).isTrue();
        });
        assertThat(linux.of(0)).isEqualTo(own);
    }

    private static void meet(CyclicBarrier both) {
        try {
            both.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }
}
