package org.fovea.compute.learn.beside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.concurrent.CancellationException;
import org.fovea.compute.learn.beside.ShiftTest.Point;
import org.fovea.engine.Cancel;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Network;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.train.Example;
import org.fovea.engine.train.Loss;
import org.fovea.engine.train.Target;
import org.junit.jupiter.api.Test;

final class ShiftTestTest {
    private final Network network = Strokes.network(4, 12, 5);
    private final Strokes strokes = new Strokes(40, 12, 9);

    private static Tensor moved(Tensor x, int down, int right) {
        Tensor result = Tensor.zeros(x.shape);
        for (int i = 0; i < x.shape.height(); i++)
            for (int j = 0; j < x.shape.width(); j++) {
                int row = i - down;
                int column = j - right;
                if (row >= 0 && row < x.shape.height() && column >= 0 && column < x.shape.width())
                    result.data[x.shape.index(0, i, j)] = x.at(0, row, column);
            }
        return result;
    }

    private long right(int down, int right) {
        long count = 0;
        for (int i = 0; i < strokes.size(); i++) {
            Example example = strokes.example(i, 0);
            float[] shares = network.evaluate(moved(example.input(), down, right), Machine.SCALAR, Cancel.NEVER)
                    .of(network.size() - 1).data;
            int best = 0;
            for (int k = 1; k < shares.length; k++) if (shares[k] > shares[best]) best = k;
            if (example.target().equals(new Target.OfClass(best))) count++;
        }
        return count;
    }

    @Test
    void right_answers_of_all_eight_directions_are_counted_as_by_hand() {
        ShiftTest test = ShiftTest.of(network, Loss.CROSS_ENTROPY, strokes, 4, Machine.fastest(), Cancel.NEVER,
                _ -> {});
        assertThat(test.points()).hasSize(5);
        assertThat(test.points().getFirst()).isEqualTo(new Point(0, right(0, 0), 40));
        for (int d = 1; d <= 4; d++) {
            long count = 0;
            for (int down = -d; down <= d; down += d)
                for (int right = -d; right <= d; right += d) if (down != 0 || right != 0) count += right(down, right);
            assertThat(test.points().get(d)).isEqualTo(new Point(d, count, 8 * 40));
        }
        assertThat(ShiftTest.rounds(4)).isEqualTo(33);
    }

    @Test
    void points_are_told_as_they_are_found_and_a_test_can_be_given_up() {
        var told = new ArrayList<Integer>();
        assertThatThrownBy(() -> ShiftTest.of(network, Loss.CROSS_ENTROPY, strokes, 6, Machine.SCALAR,
                () -> told.size() == 3, found -> told.add(found.points().size())))
                .isInstanceOf(CancellationException.class);
        assertThat(told).containsExactly(1, 2, 3);
    }
}
