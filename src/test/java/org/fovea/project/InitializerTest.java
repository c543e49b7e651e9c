package org.fovea.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.fovea.engine.Shape;
import org.fovea.project.Initializer.Scheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InitializerTest {
    private static final int FAN_IN = 27;
    private static final int FAN_OUT = 72;

    @ParameterizedTest
    @EnumSource(Scheme.class)
    void weights_have_the_mean_and_the_variance_of_their_scheme(Scheme scheme) {
        float scale = scheme == Scheme.NORMAL || scheme == Scheme.UNIFORM || scheme == Scheme.CONSTANT ? 0.3f : 1;
        float[] weights = new Initializer(scheme, scale, 5).weights(100_000, FAN_IN, FAN_OUT);
        double mean = 0;
        double squares = 0;
        for (float weight : weights) {
            mean += weight / (double) weights.length;
            squares += (double) weight * weight / weights.length;
        }
        double expected = switch (scheme) {
            case HE_NORMAL, HE_UNIFORM -> 2.0 / FAN_IN;
            case GLOROT_NORMAL, GLOROT_UNIFORM -> 2.0 / (FAN_IN + FAN_OUT);
            case NORMAL -> 0.09;
            case UNIFORM -> 0.03;
            case CONSTANT -> 0.09;
        };
        assertThat(squares).isCloseTo(expected, within(expected * 0.03));
        assertThat(mean).isCloseTo(scheme == Scheme.CONSTANT ? 0.3 : 0, within(0.005));
    }

    @ParameterizedTest
    @EnumSource(Scheme.class)
    void the_same_seed_gives_the_same_weights_and_another_gives_others(Scheme scheme) {
        float[] weights = new Initializer(scheme, 1, 5).weights(100, FAN_IN, FAN_OUT);
        assertThat(new Initializer(scheme, 1, 5).weights(100, FAN_IN, FAN_OUT)).isEqualTo(weights);
        if (scheme != Scheme.CONSTANT)
            assertThat(new Initializer(scheme, 1, 6).weights(100, FAN_IN, FAN_OUT)).isNotEqualTo(weights);
    }

    @Test
    void filters_have_the_shape_asked_for_and_differ_from_each_other() {
        var filters = Initializer.he(1).filters(4, new Shape(3, 5, 7));
        assertThat(filters).hasSize(4).allSatisfy(filter -> {
            assertThat(filter.weights().shape).isEqualTo(new Shape(3, 5, 7));
            assertThat(filter.filter().bias()).isZero();
        });
        assertThat(filters.get(0).weights().data).isNotEqualTo(filters.get(1).weights().data);
    }
}
