package org.fovea.compute.learn.recover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.fovea.engine.Tensor;
import org.junit.jupiter.api.Test;

class FilterErrorTest {
    private static final Tensor ONE = Tensor.plane(1, 3, 3, 0, 4);
    private static final Tensor OTHER = Tensor.plane(1, 3, 0, 2, 0);

    @Test
    void it_is_the_length_of_the_difference_as_a_share_of_the_hidden_filter_s() {
        FilterError error = FilterError.of(List.of(Tensor.plane(1, 3, 3, 0, 3), OTHER), List.of(ONE, OTHER));
        assertThat(error.each()).containsExactly(0.2, 0.0);
        assertThat(error.whole()).isCloseTo(1 / Math.sqrt(29), within(1e-9));
        assertThat(error.differences().getFirst().data).containsExactly(0, 0, -1);
    }

    @Test
    void a_filter_in_the_place_of_another_one_is_not_found() {
        assertThat(FilterError.of(List.of(OTHER, ONE), List.of(ONE, OTHER)).whole()).isGreaterThan(1);
    }

    @Test
    void of_zeros_nothing_is_a_share() {
        Tensor zeros = Tensor.plane(1, 3, 0, 0, 0);
        assertThat(FilterError.of(List.of(zeros), List.of(zeros)).whole()).isZero();
        assertThat(FilterError.of(List.of(ONE), List.of(zeros)).whole()).isInfinite();
    }

    @Test
    void other_counts_and_shapes_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> FilterError.of(List.of(ONE), List.of(ONE, OTHER)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FilterError.of(List.of(Tensor.plane(1, 1, 1)), List.of(ONE)));
    }
}
