package org.fovea.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.fovea.engine.Shape;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Op;
import org.fovea.engine.simd.Curve;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LayerKindTest {
    private static final Shape INPUT = new Shape(4, 12, 9);

    @Test
    void every_operation_of_the_engine_can_be_chosen() {
        var offered = new HashSet<Class<?>>();
        for (LayerKind kind : LayerKind.values()) offered.add(kind.first(INPUT, 1).op().getClass());
        assertThat(offered).containsExactlyInAnyOrder(Op.class.getPermittedSubclasses()).contains(Convolution.class);
    }

    @Test
    void every_curve_can_be_chosen() {
        var offered = new ArrayList<Curve>();
        for (LayerKind kind : LayerKind.values())
            if (kind.first(INPUT, 1).op() instanceof Activation activation) offered.add(activation.curve());
        assertThat(offered).contains(Curve.values());
    }

    @ParameterizedTest
    @EnumSource
    void a_new_layer_is_of_its_kind_and_works_on_any_input(LayerKind kind) {
        for (Shape input : List.of(INPUT, new Shape(1, 1, 1), new Shape(3, 1, 50), new Shape(17, 5, 5))) {
            Kind first = kind.first(input, 3);
            if (input.equals(INPUT)) assertThat(LayerKind.of(first)).isEqualTo(kind);
            List<Shape> inputs = kind.joins() ? List.of(input, input) : List.of(input);
            assertThat(first.op().output(inputs)).as("%s on %s", kind, input).isNotNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void it_says_in_one_sentence_what_it_does_and_is_found_by_its_title(LayerKind kind) {
        assertThat(kind.about()).matches("[A-Z][^.]*(\\(.*\\))?[^.]*\\.").hasSizeLessThan(100);
        assertThat(kind.title()).isNotBlank();
        assertThat(kind.matches(kind.title().toUpperCase(java.util.Locale.ROOT))).isTrue();
        assertThat(LayerKind.of(kind.group())).contains(kind);
        assertThat(LayerTitle.of(kind.first(INPUT, 1))).isNotBlank();
    }

    @Test
    void a_search_takes_all_words_in_any_order() {
        assertThat(Arrays.stream(LayerKind.values()).filter(kind -> kind.matches(" pool MAX")).toList())
                .containsExactly(LayerKind.MAX_POOL, LayerKind.GLOBAL_MAX_POOL);
    }

    @ParameterizedTest
    @EnumSource
    void no_other_kind_is_nearer_to_a_title_than_its_own(LayerKind kind) {
        for (LayerKind other : LayerKind.values())
            if (other != kind) assertThat(other.distance(kind.title())).as("%s", other).isGreaterThan(0);
        assertThat(kind.distance(kind.title())).isZero();
        assertThat(LayerKind.DIV.distance("div")).as("a name comes before a sentence")
                .isLessThan(LayerKind.LRN.distance("div"));
    }

    @Test
    void titles_are_short_and_say_what_is_set() {
        assertThat(LayerTitle.of(LayerKind.CONV.first(INPUT, 1))).isEqualTo("Conv 3×3");
        assertThat(LayerTitle.of(LayerKind.DEPTHWISE.first(INPUT, 1))).isEqualTo("Depthwise 3×3");
        assertThat(LayerTitle.of(LayerKind.MAX_POOL.first(INPUT, 1))).isEqualTo("Max pool 2×2 / 2");
        assertThat(LayerTitle.of(LayerKind.DENSE.first(INPUT, 1))).isEqualTo("Dense 10");
        assertThat(LayerTitle.of(new Operation(Activation.leakyRelu(0.01f)))).isEqualTo("Leaky ReLU 0.01");
        assertThat(LayerTitle.of(new Operation(Activation.clip(-1, 0.5f)))).isEqualTo("Clip −1…0.5");
    }
}
