package org.fovea.engine.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Random;
import org.fovea.engine.Cancel;
import org.junit.jupiter.api.Test;

class ScratchTest {
    @Test
    void it_never_holds_more_than_was_out_at_the_same_time() {
        var random = new Random(1);
        for (int turn = 0; turn < 200; turn++) {
            var scratch = new Scratch();
            var lent = new ArrayDeque<float[]>();
            long out = 0;
            long most = 0;
            for (int step = 0; step < 100; step++) {
                if (lent.isEmpty() || random.nextInt(5) < 3) {
                    int length = random.nextInt(1000);
                    float[] array = scratch.take(length);
                    assertThat(array.length).isGreaterThanOrEqualTo(length);
                    lent.push(array);
                    out += array.length;
                } else {
                    float[] array = random.nextBoolean() ? lent.pop() : lent.removeLast();
                    out -= array.length;
                    scratch.give(array);
                }
                most = Math.max(most, out);
                assertThat(scratch.length()).isBetween(out, most);
            }
        }
    }

    @Test
    void no_array_is_lent_twice() {
        var scratch = new Scratch();
        var out = Collections.newSetFromMap(new IdentityHashMap<float[], Boolean>());
        var machine = new Machine(Kernels.SCALAR, 4, scratch, new Helpers(), false, false);
        machine.each(2000, at -> {
            float[] array = scratch.take(10 + at % 7);
            synchronized (out) {
                assertThat(out.add(array)).isTrue();
            }
            java.util.Arrays.fill(array, at);
            synchronized (out) {
                out.remove(array);
            }
            scratch.give(array);
        }, Cancel.NEVER);
        assertThat(scratch.length()).isLessThanOrEqualTo(4 * 16);
    }

    @Test
    void work_that_repeats_gets_the_same_arrays_again() {
        var scratch = new Scratch();
        float[] band = scratch.take(16);
        float[] sums = scratch.take(64);
        for (int turn = 0; turn < 5; turn++) {
            scratch.give(band);
            scratch.give(sums);
            assertThat(scratch.take(16)).isSameAs(band);
            assertThat(scratch.take(64)).isSameAs(sums);
        }
        assertThat(scratch.length()).isEqualTo(80);
    }

    @Test
    void arrays_too_short_for_what_comes_later_are_let_go() {
        var scratch = new Scratch();
        for (int n = 0; n < 8; n++) scratch.give(scratch.take(10 + n));
        assertThat(scratch.length()).isEqualTo(17);
        scratch.give(scratch.take(1000));
        assertThat(scratch.length()).isEqualTo(1000);
    }

    @Test
    void long_arrays_are_kept_for_those_who_ask_for_so_many() {
        var scratch = new Scratch();
        float[] room = scratch.take(Scratch.LONG);
        scratch.give(room);
        float[] few = scratch.take(100);
        assertThat(few).hasSize(100);
        scratch.give(few);
        assertThat(scratch.take(Scratch.LONG)).isSameAs(room);
        assertThat(scratch.take(100)).isSameAs(few);
        assertThat(scratch.length()).isEqualTo(Scratch.LONG + 100);
    }
}
