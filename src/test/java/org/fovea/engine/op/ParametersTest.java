package org.fovea.engine.op;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.junit.jupiter.api.Test;

/// How many numbers an operation has learned.
class ParametersTest {

    @Test
    void two_hundred_filters_of_5x5_over_rgb_have_15200() {
        assertThat(convolution(200, 3, 5, 1).parameters()).isEqualTo(15_200);
    }

    @Test
    void a_depthwise_filter_has_the_weights_of_one_channel() {
        assertThat(convolution(64, 64, 3, 64).parameters()).isEqualTo(64 * (9 + 1));
    }

    @Test
    void a_dense_layer_has_a_weight_for_each_pair_and_a_bias_for_each_output() {
        var dense = new Dense(Tensor.zeros(new Shape(1, 10, 84)), new float[10]);
        assertThat(dense.parameters()).isEqualTo(850);
    }

    @Test
    void a_transposed_convolution_has_its_weights_and_a_bias_for_each_output_channel() {
        var axis = new Axis(2, 2, 1);
        var transposed = new ConvTranspose2d(Collections.nCopies(32, Tensor.zeros(new Shape(16, 2, 2))), new float[16],
                axis, axis, new Padding.Explicit(0, 0, 0, 0), 0, 0, 1);
        assertThat(transposed.parameters()).isEqualTo(32 * 16 * 4 + 16);
    }

    @Test
    void the_statistics_of_batch_normalisation_are_no_parameters() {
        var norm = new BatchNorm(new float[16], new float[16], new float[16], new float[16], 1e-5f);
        assertThat(norm.parameters()).isEqualTo(32);
    }

    @Test
    void layer_normalisation_learns_two_numbers_for_each_channel_and_a_leaky_unit_its_slope() {
        assertThat(new LayerNorm(new float[96], new float[96], 1e-6f).parameters()).isEqualTo(192);
        assertThat(new PRelu(new float[64]).parameters()).isEqualTo(64);
        assertThat(new PRelu(new float[1]).parameters()).isEqualTo(1);
    }

    @Test
    void what_learns_nothing_has_none() {
        assertThat(Activation.leakyRelu(0.1f).parameters()).isZero();
        assertThat(new Dropout(0.5f).parameters()).isZero();
        assertThat(new MaxPool(Pooling.square(2)).parameters()).isZero();
    }

    private static Convolution convolution(int filters, int channels, int size, int groups) {
        var filter = new Filter(Tensor.zeros(new Shape(channels / groups, size, size)), 0);
        var axis = new Axis(size, 1, 1);
        return Convolution.of(new Conv2d(Collections.nCopies(filters, filter), axis, axis, Padding.Named.VALID,
                PaddingMode.ZEROS, groups, false));
    }
}
