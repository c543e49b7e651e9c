package org.fovea.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fovea.compute.Wirings.Rules;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.ConvTranspose2d;
import org.fovea.project.Layer;
import org.fovea.project.Operation;
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
            var layer = Wired.convolution("l", 0, input, output, height, width, 1);
            for (boolean biases : new boolean[]{false, true}) {
                BigInteger shared = layer.parameters(Wiring.CONVOLUTION, biases);
                BigInteger local = layer.parameters(Wiring.LOCAL, biases);
                assertThat(shared).isLessThanOrEqualTo(local);
                assertThat(local).isLessThanOrEqualTo(layer.parameters(Wiring.DENSE, biases));
                assertThat(local).isEqualTo(shared.multiply(big(output.plane())));
            }
            assertThat(layer.connections(Wiring.LOCAL)).isEqualTo(layer.connections(Wiring.CONVOLUTION));
            var whole = Wired.convolution("l", 0, input, new Shape(5, 1, 1), input.height(), input.width(), 1);
            assertThat(whole.parameters(Wiring.CONVOLUTION, true)).isEqualTo(whole.parameters(Wiring.DENSE, true));
        }
    }

    @Test
    void groups_share_the_channels_out_but_change_nothing_of_full_connections() {
        var input = new Shape(12, 8, 8);
        var output = new Shape(24, 8, 8);
        Wired one = Wired.convolution("l", 0, input, output, 3, 3, 1);
        for (int groups : new int[]{2, 3, 4, 6, 12}) {
            Wired split = Wired.convolution("l", 0, input, output, 3, 3, groups);
            for (Wiring wiring : List.of(Wiring.CONVOLUTION, Wiring.LOCAL)) {
                assertThat(split.parameters(wiring, false).multiply(big(groups)))
                        .isEqualTo(one.parameters(wiring, false));
                assertThat(split.connections(wiring).multiply(big(groups))).isEqualTo(one.connections(wiring));
            }
            assertThat(split.parameters(Wiring.DENSE, true)).isEqualTo(one.parameters(Wiring.DENSE, true));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Wired.convolution("l", 0, input, output, 3, 3, 5))
                .withMessage("12 channels to 24 cannot be split into 5 groups");
    }

    @Test
    void counts_beyond_64_bits_are_exact() {
        var large = new Shape(1000, 1400, 1400);
        Wired layer = Wired.convolution("l", 0, large, large, 3, 3, 1);
        assertThat(layer.connections(Wiring.DENSE)).isEqualTo(new BigInteger("3841600000000000000"));
        var layers = new Wirings(large, false, List.of(layer, Wired.convolution("m", 1, large, large, 3, 3, 1),
                Wired.convolution("n", 2, large, large, 3, 3, 1)));
        assertThat(layers.connections(Wiring.DENSE)).isEqualTo(new BigInteger("11524800000000000000"));
        assertThat(layers.weightBytes(Wiring.DENSE, WITHOUT_BIASES)).isEqualTo(new BigInteger("46099200000000000000"));
    }

    @Test
    void a_layer_alone_keeps_the_maps_it_reads() {
        Wirings second = BookCase.THREE_LAYERS.layers().only(1);
        assertThat(second.predictionMaps(Rules.BOOK)).isEqualTo(big(9_000_000));
        assertThat(second.trainingMaps(new Rules(true, 4, 1))).isEqualTo(big(9_000_000));
        Wirings first = BookCase.THREE_LAYERS.layers().only(0);
        assertThat(first.predictionMaps(Rules.BOOK)).as("without the picture").isEqualTo(big(6_000_000));
        assertThat(first.trainingMaps(new Rules(true, 4, 1))).as("with the picture").isEqualTo(big(6_720_000));
    }

    @Test
    void what_a_later_layer_reads_stays_in_memory() {
        var shape = new Shape(1, 10, 10);
        Wired first = Wired.convolution("a", 0, shape, shape, 3, 3, 1);
        Wired second = Wired.convolution("b", 1, shape, shape, 3, 3, 1);
        Wired third = Wired.convolution("c", 2, shape, shape, 3, 3, 1);
        var sum = new Wired("sum", List.of(1, 3), List.of(shape, shape), shape, 0, 0, 0);
        assertThat(new Wirings(shape, false, List.of(first, second, third)).predictionMaps(Rules.BOOK))
                .as("two layers of a chain").isEqualTo(big(2 * 400));
        assertThat(new Wirings(shape, false, List.of(first, second, third, sum)).predictionMaps(Rules.BOOK))
                .as("and the one that is added later").isEqualTo(big(3 * 400));
    }

    @Test
    void a_transposed_convolution_connects_as_many_values_as_it_multiplies() {
        for (int stride = 1; stride <= 4; stride++) {
            var axis = new Axis(3, stride, 1);
            var op = new ConvTranspose2d(List.of(Tensor.zeros(new Shape(5, 3, 3)), Tensor.zeros(new Shape(5, 3, 3))),
                    new float[5], axis, axis, new Padding.Explicit(1, 1, 1, 1), 0, 0, 1);
            Outline outline = Outline.of(new Shape(2, 6, 7), List.of(Layer.of("up", new Operation(op), 0)));
            Wirings layers = Wirings.of(outline);
            assertThat(layers.connections(Wiring.LOCAL)).isEqualTo(big(2 * 6 * 7 * 5 * 9));
            assertThat(layers.connections(Wiring.CONVOLUTION)).isEqualTo(big(outline.multiplyAdds()));
            assertThat(layers.parameters(Wiring.CONVOLUTION, Rules.BOOK)).isEqualTo(big(outline.parameters()));
            assertThat(layers.parameters(Wiring.LOCAL, WITHOUT_BIASES)).isEqualTo(layers.connections(Wiring.LOCAL));
        }
    }

    @Test
    void a_layer_that_is_not_enabled_costs_nothing() {
        Project project = Template.VGG.project(Tensor.zeros(new Shape(3, 120, 160)));
        List<Layer> layers = project.layers();
        Layer pool = layers.stream().filter(layer -> layer.name().startsWith("pool")).findFirst().orElseThrow();
        var without = new ArrayList<>(layers);
        without.replaceAll(layer -> layer.equals(pool) ? layer.withEnabled(false) : layer);
        Wirings counted = Wirings.of(Outline.of(project.picture().shape(), without));
        assertThat(counted.layers()).hasSize(layers.size() - 1).extracting(Wired::name).doesNotContain(pool.name());
        assertThat(counted.layers().get(layers.indexOf(pool)).reads()).containsExactly(layers.indexOf(pool));
    }

    @ParameterizedTest
    @EnumSource(Template.class)
    void a_network_has_the_parameters_that_its_layers_say_they_have(Template template) {
        Shape shape = template == Template.LENET ? new Shape(1, 28, 28) : new Shape(3, 120, 160);
        Outline outline = Outline.of(template.project(Tensor.zeros(shape)));
        Wirings network = Wirings.of(outline);
        assertThat(network.parameters(Wiring.CONVOLUTION, Rules.BOOK)).isEqualTo(big(outline.parameters()));
        long weighed = 0;
        for (int i = 0; i < outline.rows().size(); i++)
            if (network.layers().get(i).weighs()) weighed += outline.rows().get(i).multiplyAdds();
        assertThat(network.connections(Wiring.CONVOLUTION)).isEqualTo(big(weighed));
        for (Wiring wiring : Wiring.values())
            assertThat(network.predictionBytes(wiring, new Rules(true, 4, 1)))
                    .isLessThanOrEqualTo(network.trainingBytes(wiring, new Rules(true, 4, 1)));
    }
}
