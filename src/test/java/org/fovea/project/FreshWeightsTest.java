package org.fovea.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fovea.engine.Shape;
import org.fovea.engine.op.ConvTranspose2d;
import org.fovea.engine.op.Dense;
import org.fovea.engine.op.Op;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FreshWeightsTest {
    private static final Shape INPUT = new Shape(4, 9, 7);

    @ParameterizedTest
    @EnumSource(LayerKind.class)
    void layers_with_weights_keep_their_shape_and_their_settings(LayerKind what) {
        Kind before = what.first(INPUT, 5);
        Op op = before.op();
        boolean weighs = before instanceof Conv || op instanceof Dense || op instanceof ConvTranspose2d;
        assertThat(FreshWeights.of(before, 3).isPresent()).isEqualTo(weighs);
        FreshWeights.of(before, 3).ifPresent(fresh -> {
            assertThat(LayerKind.of(fresh)).isEqualTo(what);
            assertThat(fresh.op().output(List.of(INPUT))).isEqualTo(op.output(List.of(INPUT)));
            assertThat(fresh.op().parameters()).isEqualTo(op.parameters());
        });
    }

    @Test
    void the_seed_decides() {
        float[] one = weights(1);
        assertThat(weights(1)).isEqualTo(one);
        assertThat(weights(2)).isNotEqualTo(one);
    }

    private static float[] weights(long seed) {
        Kind dense = LayerKind.DENSE.first(INPUT, 5);
        return FreshWeights.of(dense, seed).map(Kind::op)
                .map(op -> op instanceof Dense(var weights, var bias) ? weights.data : new float[0]).orElseThrow();
    }
}
