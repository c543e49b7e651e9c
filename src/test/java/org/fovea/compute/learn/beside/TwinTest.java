package org.fovea.compute.learn.beside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Network;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Dense;
import org.fovea.engine.op.MaxPool;
import org.fovea.engine.op.Pooling;
import org.fovea.engine.op.Softmax;
import org.fovea.engine.train.Loss;
import org.fovea.compute.Projects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TwinTest {
    /// Convolution 5×5×8, pooling, convolution 5×5×16, pooling, dense.
    static Network forDigits(int side) {
        var axis = new Axis(5, 1, 1);
        var pool = new MaxPool(Pooling.square(2));
        int values = 16 * (side / 4) * (side / 4);
        return Network.chain(new Shape(1, side, side),
                List.of(new Convolution(Projects.layer(8, 1, axis, axis, Padding.Named.SAME).convolution(),
                        Activation.RELU),
                        pool,
                        new Convolution(Projects.layer(16, 8, axis, axis, Padding.Named.SAME).convolution(),
                                Activation.RELU),
                        pool, new Dense(Tensor.zeros(new Shape(1, 10, values)), new float[10]), new Softmax()));
    }

    private static Sizes sizes(Network network) {
        return Sizes.of(network, Loss.CROSS_ENTROPY);
    }

    @Test
    void the_digits_network_and_its_twins_have_the_sizes_worked_out_by_hand() {
        Network network = forDigits(28);
        // 8·(25 + 1) + 16·(8·25 + 1) + 10·(16·7·7 + 1)
        assertThat(sizes(network).parameters()).isEqualTo(208 + 3216 + 7850);
        assertThat(sizes(network).hiddenUnits()).isEqualTo(8 * 28 * 28 + 16 * 14 * 14);
        assertThat(sizes(network).activations())
                .isEqualTo(784 + 8 * 784 + 8 * 196 + 16 * 196 + 16 * 49 + 10 + 10);
        Twin parameters = Twin.of(network, Loss.CROSS_ENTROPY, Match.PARAMETERS);
        assertThat(parameters.hidden()).isEqualTo(14);
        assertThat(parameters.parameters()).isEqualTo(14 * 785 + 10 * 15);
        Twin units = Twin.of(network, Loss.CROSS_ENTROPY, Match.UNITS);
        assertThat(units.hidden()).isEqualTo(9408);
        assertThat(units.parameters()).isEqualTo(9408 * 785 + 10 * 9409);
        assertThat(units.fits()).isTrue();
        assertThat(units.trainingBytes()).isEqualTo(Twin.COPIES * 4L * units.parameters());
    }

    @Test
    void no_other_number_of_hidden_units_comes_nearer_to_the_parameters() {
        var random = new Random(1);
        for (int turn = 0; turn < 50; turn++) {
            int side = 8 + 2 * random.nextInt(12);
            Network network = Strokes.network(1 + random.nextInt(40), side, turn);
            long wanted = sizes(network).parameters();
            Twin twin = Twin.of(network, Loss.CROSS_ENTROPY, Match.PARAMETERS);
            long off = Math.abs(twin.parameters() - wanted);
            for (long other : new long[]{twin.hidden() - 1, twin.hidden() + 1})
                if (other > 0)
                    assertThat(Math
                            .abs(new Twin(Match.PARAMETERS, network.shape(0), other, 3, true).parameters() - wanted))
                            .isGreaterThanOrEqualTo(off);
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_formula_counts_what_the_network_has(Match match) {
        Network network = Strokes.network(5, 10, 3);
        Twin twin = Twin.of(network, Loss.CROSS_ENTROPY, match);
        Sizes sizes = sizes(twin.network(7));
        assertThat(twin.sizes()).isEqualTo(sizes);
        assertThat(sizes.parameters()).isEqualTo(twin.parameters());
        Twin bare = Twin.of(network.upTo(3), Loss.CROSS_ENTROPY, match);
        assertThat(bare.sizes()).isEqualTo(sizes(bare.network(7)));
        assertThat(twin.network(7).node(5).op()).isInstanceOf(Softmax.class);
        assertThat(Twin.of(network.upTo(3), Loss.CROSS_ENTROPY, match).network(7).size()).isEqualTo(5);
        if (match == Match.UNITS) assertThat(sizes.hiddenUnits()).isEqualTo(5 * 10 * 10);
    }

    @Test
    void the_same_seed_gives_the_same_weights_and_another_one_others() {
        Twin twin = Twin.of(Strokes.network(2, 8, 1), Loss.CROSS_ENTROPY, Match.PARAMETERS);
        assertThat(weights(twin.network(5))).isEqualTo(weights(twin.network(5))).isNotEqualTo(weights(twin.network(6)));
    }

    private static float[] weights(Network network) {
        return ((Dense) network.node(2).op()).weights().data;
    }

    @Test
    void as_many_hidden_units_as_the_usual_network_for_shapes_has_fit_and_a_few_more_do_not() {
        var picture = new Shape(1, 32, 32);
        assertThat(new Twin(Match.UNITS, picture, 14_336, 6, true).fits()).isTrue();
        assertThat(new Twin(Match.UNITS, picture, 14_548, 6, true).parameters()).isEqualTo(14_548 * 1031 + 6);
        assertThat(new Twin(Match.UNITS, picture, 14_548, 6, true).fits()).isTrue();
        assertThat(new Twin(Match.UNITS, picture, 14_549, 6, true).fits()).isFalse();
    }

    @Test
    void what_is_too_large_for_memory_is_counted_but_not_built() {
        Twin twin = Twin.of(forDigits(224), Loss.CROSS_ENTROPY, Match.UNITS);
        assertThat(twin.hidden()).isEqualTo(8 * 224 * 224 + 16 * 112 * 112);
        assertThat(twin.parameters()).isEqualTo(602_112L * (224 * 224 + 11) + 10);
        assertThat(twin.fits()).isFalse();
        assertThatThrownBy(() -> twin.network(1)).isInstanceOf(IllegalStateException.class);
    }
}
