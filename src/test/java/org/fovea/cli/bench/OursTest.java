package org.fovea.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.fovea.cli.bench.Peer.Prepared;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.simd.Kernels;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class OursTest {
    static List<Work> works() {
        return List.of(WholeLayer.of("w", new Shape(3, 17, 23), 4, 3), OneWeight.of("w", new Shape(3, 17, 23), 4, 5),
                OneNeuron.of("w", new Shape(3, 20, 21), 4, 5, 3));
    }

    @ParameterizedTest
    @MethodSource("works")
    void what_is_timed_is_what_the_formula_and_the_peer_say(Work work) {
        Tensor x = work.x();
        var peer = new OnnxPeer();
        assertThat(peer.covers(work)).isTrue();
        try (Prepared ours = new Ours(Kernels.fastest()).prepare(work, x, 2);
                Prepared theirs = peer.prepare(work, x, 1)) {
            for (int run = 0; run < 3; run++) ours.run();
            theirs.run();
            Tensor result = ours.result();
            assertThat(result.shape).isEqualTo(work.output());
            assertThatCode(() -> Comparison.withFormula(work, x, result)).doesNotThrowAnyException();
            assertThatCode(() -> Comparison.withOurs(work, x, result, peer.name(), theirs.result()))
                    .doesNotThrowAnyException();
            Tensor wrong = result.with(0, result.data[0] + 0.1f);
            assertThatThrownBy(() -> Comparison.withFormula(work, x, wrong)).isInstanceOf(IllegalStateException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("works")
    void every_item_says_how_it_is_computed_and_counts_its_operations(Work work) {
        assertThat(new Ours(Kernels.fastest()).algorithm(work)).isNotBlank();
        assertThat(work.flops()).isEqualTo(switch (work) {
            case WholeLayer _ -> 2L * 4 * 17 * 23 * 27;
            case OneWeight _ -> 2L * 17 * 23;
            case OneNeuron _ -> 2L * 5 * (49 * 27 + (25 + 9 + 1) * 45);
        });
        assertThat(work.name()).contains("3×");
    }
}
