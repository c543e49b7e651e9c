package org.fovea.engine.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.fovea.engine.Axis;
import org.fovea.engine.Cancel;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Conv2d;
import org.fovea.engine.op.Filter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MachineTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void every_piece_is_done_once_and_before_the_call_returns(int threads) {
        for (int count : new int[]{0, 1, 2, 7, 1000}) {
            var done = new AtomicIntegerArray(count);
            new Machine(Kernels.SCALAR, threads).each(count, done::incrementAndGet, Cancel.NEVER);
            for (int at = 0; at < count; at++) assertThat(done.get(at)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void a_cancelled_call_stops_after_the_pieces_in_flight(int threads) {
        var done = new AtomicInteger();
        var machine = new Machine(Kernels.SCALAR, threads);
        assertThatThrownBy(() -> machine.each(1000, _ -> done.incrementAndGet(), () -> done.get() >= 10))
                .isInstanceOf(CancellationException.class);
        assertThat(done.get()).isBetween(10, 10 + threads);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void a_failing_piece_fails_the_call_with_its_own_exception(int threads) {
        var failure = new ArithmeticException("piece 5");
        var machine = new Machine(Kernels.SCALAR, threads);
        assertThatThrownBy(() -> machine.each(100, at -> {
            if (at == 5) throw failure;
        }, Cancel.NEVER)).isSameAs(failure);
    }

    @Test
    void warming_up_leaves_the_results_as_they_are() {
        var layer = new Conv2d(List.of(new Filter(Tensor.plane(1, 3, 1, 2, 3), 1)), new Axis(1, 1, 1),
                new Axis(3, 1, 1), Padding.Named.SAME, PaddingMode.ZEROS, 1, false);
        Tensor x = Tensor.plane(1, 4, 1, 2, 3, 4);
        Machine machine = Machine.fastest();
        Tensor cold = layer.forward(x, machine, Cancel.NEVER);
        machine.warm();
        Machine.SCALAR.warm();
        assertThat(layer.forward(x, machine, Cancel.NEVER).data).isEqualTo(cold.data).containsExactly(9, 15, 21, 12);
    }

    @Test
    void a_machine_has_at_least_one_thread() {
        assertThatThrownBy(() -> new Machine(Kernels.SCALAR, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
