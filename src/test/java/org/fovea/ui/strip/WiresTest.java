package org.fovea.ui.strip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.fovea.engine.op.Concat;
import org.fovea.project.Layer;
import org.fovea.project.Operation;
import org.fovea.ui.strip.Wires.Wire;
import org.junit.jupiter.api.Test;

class WiresTest {
    private static List<Layer> network(int[]... inputs) {
        var layers = new ArrayList<Layer>();
        for (int[] read : inputs)
            layers.add(Layer.of("layer" + layers.size(), new Operation(new Concat()), read));
        return layers;
    }

    private static int[] reads(int... inputs) {
        return inputs;
    }

    @Test
    void a_chain_needs_no_wires() {
        assertThat(Wires.of(network(reads(0), reads(1), reads(2)))).isEqualTo(Wires.NONE);
    }

    @Test
    void skips_that_follow_each_other_share_a_lane() {
        Wires wires = Wires.of(network(reads(0), reads(1), reads(2, 0), reads(3), reads(4), reads(5, 3)));
        assertThat(wires.wires()).containsExactly(new Wire(true, 0, List.of(0), List.of(3)),
                new Wire(true, 0, List.of(3), List.of(6)));
        assertThat(wires.above()).isEqualTo(1);
        assertThat(wires.below()).isZero();
    }

    @Test
    void a_skip_inside_another_runs_below_it() {
        Wires wires = Wires.of(network(reads(0), reads(1), reads(2), reads(3, 1), reads(4, 0)));
        assertThat(wires.wires()).containsExactly(new Wire(true, 0, List.of(1), List.of(4)),
                new Wire(true, 1, List.of(0), List.of(5)));
    }

    @Test
    void an_inception_block_forks_above_and_joins_below() {
        Wires wires = Wires.of(network(reads(0), reads(1), reads(1), reads(3), reads(1), reads(5), reads(1), reads(7),
                reads(2, 4, 6, 8)));
        assertThat(wires.wires()).containsExactly(new Wire(true, 0, List.of(1), List.of(3, 5, 7)),
                new Wire(false, 0, List.of(2, 4, 6), List.of(9)));
    }

    @Test
    void every_connection_is_drawn_exactly_once_and_no_two_over_each_other() {
        var random = new Random(5);
        for (int turn = 0; turn < 300; turn++) {
            var inputs = new int[2 + random.nextInt(12)][];
            for (int n = 0; n < inputs.length; n++)
                inputs[n] = random.ints(1 + random.nextInt(3), 0, n + 1).distinct().toArray();
            Wires wires = Wires.of(network(inputs));
            var drawn = new ArrayList<String>();
            for (Wire wire : wires.wires())
                for (int from : wire.from()) for (int to : wire.to()) drawn.add(from + "→" + to);
            var far = new ArrayList<String>();
            for (int n = 1; n <= inputs.length; n++)
                for (int from : inputs[n - 1]) if (from < n - 1) far.add(from + "→" + n);
            assertThat(drawn).as(Arrays.deepToString(inputs)).containsExactlyInAnyOrderElementsOf(far);
            for (Wire a : wires.wires())
                for (Wire b : wires.wires())
                    if (!a.equals(b) && a.above() == b.above() && a.lane() == b.lane() && a.lane() < Wires.MOST - 1)
                        assertThat(a.first() < b.last() && b.first() < a.last()).as("%s and %s", a, b).isFalse();
        }
    }
}
