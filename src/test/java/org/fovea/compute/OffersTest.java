package org.fovea.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.Arithmetic;
import org.fovea.engine.op.AvgPool;
import org.fovea.engine.op.ChannelShuffle;
import org.fovea.engine.op.Concat;
import org.fovea.engine.op.Dense;
import org.fovea.engine.op.MaxPool;
import org.fovea.engine.op.Op;
import org.fovea.engine.op.Pad;
import org.fovea.engine.op.PixelShuffle;
import org.fovea.engine.op.Pooling;
import org.fovea.engine.op.Slice;
import org.fovea.project.Edit;
import org.fovea.project.Layer;
import org.fovea.project.Operation;
import org.fovea.project.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OffersTest {
    private static Project with(Layer... further) {
        var layers = new ArrayList<>(Projects.small().layers());
        layers.addAll(List.of(further));
        return Projects.small().withLayers(layers);
    }

    private static Layer layer(String name, Op op, int... inputs) {
        return Layer.of(name, new Operation(op), inputs);
    }

    private static Pooling pooling(int size, int dilation, Padding padding) {
        return new Pooling(new Axis(size, 1, dilation), new Axis(size, 2, dilation), padding, false);
    }

    /// What cannot work on 3 @ 9×12.
    static Stream<Op> impossible() {
        return Stream.of(new MaxPool(Pooling.square(10)), new MaxPool(Pooling.square(500)),
                new MaxPool(pooling(5, 4, Padding.Named.VALID)), new AvgPool(pooling(15, 1, Padding.Named.VALID), true),
                new MaxPool(pooling(2, 1, new Padding.Explicit(2, 0, 0, 5))),
                new MaxPool(pooling(99, 7, new Padding.Explicit(0, 0, 0, 0))),
                new Dense(Tensor.zeros(new Shape(1, 4, 7)), new float[4]), new Slice(2, 9), new Slice(7, 9),
                new ChannelShuffle(2), new PixelShuffle(2),
                new Pad(new Padding.Explicit(9, 0, 0, 0), PaddingMode.REFLECT, 0));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void what_is_offered_works_and_is_no_switching_off(Op op) {
        Project project = with(layer("wrong", op, 1), layer("relu", Activation.RELU, 2));
        Misfit misfit = Outline.of(project).row(2).misfit().orElseThrow();
        assertThat(misfit.wayOut()).isInstanceOf(Edit.SetOperation.class);
        assertThat(misfit.offer()).matches("(Use|Initialise) .+");
        assertThat(misfit.sentence()).endsWith(".");
        Project mended = misfit.wayOut().applyTo(project);
        assertThat(Outline.of(mended).misfit()).isEmpty();
        assertThat(mended.layer(2).op().getClass()).isEqualTo(op.getClass());
    }

    @Test
    void a_window_becomes_as_large_as_fits() {
        Project project = with(layer("pool", new MaxPool(Pooling.square(10)), 1));
        Misfit misfit = Outline.of(project).row(2).misfit().orElseThrow();
        assertThat(misfit.setting()).isEqualTo(Misfit.Setting.KERNEL);
        assertThat(misfit.offer()).isEqualTo("Use kernel 9 × 10");
    }

    @Test
    void layers_that_cannot_be_joined_are_named_with_their_shapes_and_another_is_offered() {
        Project project = with(layer("pool", new MaxPool(Pooling.square(2)), 1), layer("relu", Activation.RELU, 2),
                layer("tanh", Activation.TANH, 3), layer("add", Arithmetic.ADD, 4, 1));
        Misfit misfit = Outline.of(project).row(5).misfit().orElseThrow();
        assertThat(misfit.sentence()).isEqualTo("The sizes differ: tanh has 3 @ 4×6, conv1 has 3 @ 9×12.");
        assertThat(misfit.offer()).isEqualTo("Read relu instead");
        assertThat(misfit.wayOut().applyTo(project).layer(5).inputs()).containsExactly(4, 3);
    }

    @Test
    void what_nothing_fits_can_be_switched_off() {
        Project project = with(layer("pool", new MaxPool(Pooling.square(2)), 1), layer("concat", new Concat(), 2, 1));
        Misfit misfit = Outline.of(project).row(3).misfit().orElseThrow();
        assertThat(misfit.offer()).isEqualTo("Disable concat");
        assertThat(Outline.of(misfit.wayOut().applyTo(project)).misfit()).isEmpty();
    }
}
