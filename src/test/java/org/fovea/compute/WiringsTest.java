package org.fovea.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.fovea.compute.Wirings.Rules;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.project.Project;
import org.fovea.project.Template;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WiringsTest {
    private static final Rules WITHOUT_BIASES = new Rules(false, 4, 50);

    private static BigInteger big(long number) {
        return BigInteger.valueOf(number);
    }

    @Test
    void the_books_200_maps() {
        Wirings layers = BookCase.MAPS_200.layers();
        assertThat(layers.parameters(Wiring.CONVOLUTION, Rules.BOOK)).isEqualTo(big(15_200));
        assertThat(layers.connections(Wiring.CONVOLUTION)).isEqualTo(big(225_000_000));
        assertThat(layers.predictionMaps(Rules.BOOK)).isEqualTo(big(12_000_000));
        assertThat(layers.parameters(Wiring.DENSE, WITHOUT_BIASES)).isEqualTo(big(675_000_000L * 200));
    }

    @Test
    void one_map_of_the_book_fully_connected_has_675_million_weights() {
        assertThat(BookCase.ONE_MAP.layers().parameters(Wiring.DENSE, WITHOUT_BIASES)).isEqualTo(big(675_000_000));
    }

    @Test
    void the_three_layers_of_the_books_exercise() {
        Wirings layers = BookCase.THREE_LAYERS.layers();
        assertThat(List.of(0, 1, 2).stream().map(i -> layers.only(i).parameters(Wiring.CONVOLUTION, Rules.BOOK)))
                .containsExactly(big(2_800), big(180_200), big(720_400));
        assertThat(layers.parameters(Wiring.CONVOLUTION, Rules.BOOK)).isEqualTo(big(903_400));
        assertThat(layers.predictionBytes(Wiring.CONVOLUTION, Rules.BOOK)).isEqualTo(big(12_613_600));
        assertThat(layers.trainingBytes(Wiring.CONVOLUTION, Rules.BOOK)).isEqualTo(big(565_613_600));
    }

    @Test
    void float16_halves_every_number_of_bytes() {
        var half = new Rules(true, 2, 50);
        for (BookCase each : BookCase.values())
            assertThat(each.layers().trainingBytes(Wiring.LOCAL, half).shiftLeft(1))
                    .isEqualTo(each.layers().trainingBytes(Wiring.LOCAL, Rules.BOOK));
    }

    @Test
    void sharing_never_costs_more_and_a_kernel_as_large_as_the_input_is_fully_connected() {
        var random = new Random(7);
        for (int turn = 0; turn < 500; turn++) {
            var input = new Shape(1 + random.nextInt(4), 1 + random.nextInt(30), 1 + random.nextInt(30));
            int height = 1 + random.nextInt(input.height());
            int width = 1 + random.nextInt(input.width());
            var output = new Shape(1 + random.nextInt(9), input.height() - height + 1, input.width() - width + 1);
            var layer = Wired.layer("l", input, true, output, height, width);
            for (boolean biases : new boolean[]{false, true}) {
                BigInteger shared = layer.parameters(Wiring.CONVOLUTION, biases);
                BigInteger local = layer.parameters(Wiring.LOCAL, biases);
                assertThat(shared).isLessThanOrEqualTo(local);
                assertThat(local).isLessThanOrEqualTo(layer.parameters(Wiring.DENSE, biases));
                assertThat(local).isEqualTo(shared.multiply(big(output.plane())));
            }
            assertThat(layer.connections(Wiring.LOCAL)).isEqualTo(layer.connections(Wiring.CONVOLUTION));
            var whole = Wired.layer("l", input, true, new Shape(5, 1, 1), input.height(), input.width());
            assertThat(whole.parameters(Wiring.CONVOLUTION, true)).isEqualTo(whole.parameters(Wiring.DENSE, true));
        }
    }

    @ParameterizedTest
    @EnumSource(Template.class)
    void a_network_has_the_parameters_that_its_layers_say_they_have(Template template) {
        Shape shape = template == Template.LENET ? new Shape(1, 28, 28) : new Shape(3, 120, 160);
        Project project = template.project(Tensor.zeros(shape));
        Outline outline = Outline.of(project);
        long learned = outline.rows().stream().filter(row -> Wired.of(row).kernel() > 0)
                .mapToLong(Outline.Row::parameters).sum();
        assertThat(Wirings.of(outline).parameters(Wiring.CONVOLUTION, Rules.BOOK)).isEqualTo(big(learned));
        assertThat(Wirings.of(outline).connections(Wiring.CONVOLUTION)).isEqualTo(big(outline.rows().stream()
                .filter(row -> Wired.of(row).kernel() > 0).mapToLong(Outline.Row::multiplyAdds).sum()));
    }
}
