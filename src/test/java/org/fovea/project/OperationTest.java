package org.fovea.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.ConvTranspose2d;
import org.junit.jupiter.api.Test;

class OperationTest {
    private static ConvTranspose2d transposed(int channels, int maps, int groups) {
        var axis = new Axis(2, 2, 1);
        List<Tensor> weights = IntStream.range(0, channels)
                .mapToObj(c -> Tensor.filled(new Shape(maps / groups, 2, 2), c)).toList();
        return new ConvTranspose2d(weights, new float[maps], axis, axis, new Padding.Explicit(0, 0, 0, 0), 0, 0,
                groups);
    }

    private static List<Float> firsts(Operation operation) {
        return ((ConvTranspose2d) operation.op()).weights().stream().map(weight -> weight.data[0]).toList();
    }

    @Test
    void the_weights_of_a_transposed_convolution_follow_the_channels_it_reads() {
        var operation = new Operation(transposed(3, 4, 1));
        assertThat(operation.channels()).isEqualTo(3);
        assertThat(firsts(operation.forChannels(5))).containsExactly(0f, 1f, 2f, 0f, 1f);
        assertThat(firsts(operation.forChannels(2))).containsExactly(0f, 1f);
        assertThat(operation.forChannels(3)).isSameAs(operation);
        assertThat(operation.forChannels(7).op().output(List.of(new Shape(7, 3, 5)))).isEqualTo(new Shape(4, 6, 10));
    }

    @Test
    void channels_that_cannot_be_split_into_its_groups_leave_it_as_it_is() {
        var operation = new Operation(transposed(4, 2, 2));
        assertThat(operation.forChannels(5)).isSameAs(operation);
        assertThat(operation.forChannels(6).op().output(List.of(new Shape(6, 3, 3)))).isEqualTo(new Shape(2, 6, 6));
    }
}
