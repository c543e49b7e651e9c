package org.fovea.cli.bench;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fovea.engine.Cancel;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.simd.Machine;
import org.junit.jupiter.api.Test;

final class ComparisonTest {
    private static final WholeLayer WORK = WholeLayer.of("w", new Shape(3, 9, 11), 2, 3);

    private final Tensor x = WORK.x();
    private final Tensor right = WORK.layer().forward(x, Machine.SCALAR, Cancel.NEVER);

    @Test
    void what_differs_by_rounding_alone_is_right() {
        Tensor rounded = right.with(5, Math.nextUp(right.data[5]));
        assertThatCode(() -> Comparison.withFormula(WORK, x, right)).doesNotThrowAnyException();
        assertThatCode(() -> Comparison.withOurs(WORK, x, right, "peer", rounded)).doesNotThrowAnyException();
    }

    @Test
    void one_wrong_value_is_found_with_its_place_and_its_engine() {
        assertThatThrownBy(() -> Comparison.withOurs(WORK, x, right, "peer", right.with(17, right.data[17] + 0.01f)))
                .isInstanceOf(IllegalStateException.class).hasMessageContainingAll("peer", "w", "17");
        assertThatThrownBy(() -> Comparison.withOurs(WORK, x, right, "peer", right.with(17, Float.NaN)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Comparison.withFormula(WORK, x, right.with(0, right.data[0] + 0.01f)))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("fovea");
    }

    @Test
    void a_result_of_another_shape_is_wrong() {
        assertThatThrownBy(() -> Comparison.withOurs(WORK, x, right, "peer", right.channel(0)))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("1 @ 9×11");
    }
}
