package org.fovea.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.fovea.engine.Axis;
import org.fovea.engine.Cancel;
import org.fovea.engine.Padding;
import org.fovea.engine.Shape;
import org.fovea.engine.simd.Machine;
import org.fovea.project.Cell;
import org.fovea.project.Conv;
import org.junit.jupiter.api.Test;

final class ProductsTest {
    private static final Shape INPUT = new Shape(3, 9, 12);

    private static Evaluation evaluation(Conv layer) {
        return Runs.first(Projects.project(INPUT, layer));
    }

    private static Conv layer() {
        return Projects.layer(2, 3, new Axis(4, 2, 1), new Axis(5, 1, 2), Padding.Named.FULL);
    }

    @Test
    void the_sums_of_all_channels_and_the_bias_are_the_neurons_value() {
        for (boolean flipped : new boolean[]{false, true}) {
            var evaluation = evaluation(layer().withFlipped(flipped));
            for (var at : new Cell[]{new Cell(0, 0), new Cell(3, 9), new Cell(5, 19)}) {
                var neuron = Neuron.of(evaluation, 0, at);
                float sum = neuron.bias();
                for (int c = 0; c < Products.channels(neuron); c++) sum += Products.sum(neuron, c);
                assertThat(sum).isCloseTo(neuron.z(), within(1e-4f));
                float summed = neuron.bias();
                for (float product : Products.summed(neuron, INPUT).products()) summed += product;
                assertThat(summed).isCloseTo(neuron.z(), within(1e-4f));
            }
        }
    }

    @Test
    void a_channel_holds_what_the_neuron_reads_there() {
        var evaluation = evaluation(layer());
        var products = Products.of(Neuron.of(evaluation, 1, new Cell(3, 9)), INPUT, 2);
        assertThat(products.height()).isEqualTo(4);
        assertThat(products.width()).isEqualTo(5);
        for (int u = 0; u < 4; u++)
            for (int v = 0; v < 5; v++) {
                int tap = u * 5 + v;
                int row = 3 * 2 - 3 + u;
                int column = 9 - 8 + 2 * v;
                assertThat(products.padding()[tap]).isEqualTo(row >= 9 || column >= 12);
                assertThat(products.inputs()[tap])
                        .isEqualTo(products.padding()[tap] ? 0 : evaluation.input().at(2, row, column));
                assertThat(products.weights()[tap])
                        .isEqualTo(evaluation.project().conv(1).orElseThrow().filters().get(1).weights().at(2, u, v));
                assertThat(products.products()[tap]).isEqualTo(products.inputs()[tap] * products.weights()[tap]);
            }
    }

    @Test
    void equal_slices_are_noticed() {
        var layer = layer();
        var neuron = Neuron.of(evaluation(layer), 0, new Cell(0, 0));
        assertThat(Products.shared(neuron)).isFalse();
        var one = layer.filters().getFirst().withWeights(layer.filters().getFirst().weights().channel(1))
                .forChannels(3);
        assertThat(Products.shared(Neuron.of(evaluation(layer.withFilter(0, one)), 0, new Cell(0, 0)))).isTrue();
    }
}
