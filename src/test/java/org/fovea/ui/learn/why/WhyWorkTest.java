package org.fovea.ui.learn.why;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.fovea.compute.learn.feature.Nets;
import org.fovea.compute.learn.feature.RandomPictures;
import org.fovea.compute.learn.why.Method;
import org.fovea.compute.learn.why.Occlusion;
import org.fovea.compute.learn.why.Occlusion.Fill;
import org.fovea.engine.Shape;
import org.fovea.engine.net.Network;
import org.fovea.engine.op.Flatten;
import org.fovea.engine.op.Dense;
import org.fovea.engine.simd.Machine;
import org.fovea.session.Latest.Turn;
import org.fovea.ui.learn.why.Asked.About;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WhyWorkTest {
    private static final RandomPictures PICTURES = new RandomPictures(9, new Shape(1, 12, 13), 1);
    private static final Network NETWORK = Nets.classifier(PICTURES.input(), 3, true, 3);
    private static final Occlusion.Settings PATCH = new Occlusion.Settings(4, 2, Fill.MEAN);

    private final List<Answered> shown = Collections.synchronizedList(new ArrayList<>());

    private static Asked asked(int example, About about, int cam, boolean live) {
        return new Asked(NETWORK, 6, PICTURES, example, about, false, cam, PATCH, live);
    }

    private static Turn<Asked> turn(@Nullable Asked newest) {
        return new Turn<>() {
            @Override
            public boolean requested() {
                return newest != null;
            }

            @Override
            public @Nullable Asked newest() {
                return newest;
            }
        };
    }

    @Test
    void what_takes_long_comes_last() {
        var work = new WhyWork(Machine.fastest(), () -> true);
        Answered end = work.run(asked(1, new About.Predicted(), 0, false), turn(null), shown::add);
        assertThat(shown.getFirst().found()).containsOnlyKeys(Method.SALIENCY, Method.GUIDED, Method.GRAD_CAM);
        assertThat(shown.getFirst().complete()).isFalse();
        assertThat(end.complete()).isTrue();
        assertThat(end.found()).containsKey(Method.OCCLUSION);
        assertThat(end.camLayers()).containsExactly(1, 3);
        assertThat(end.camNode()).isEqualTo(3);
        assertThat(end.truth()).isEqualTo(1);
    }

    @Test
    void another_layer_for_grad_cam_covers_nothing_anew_and_another_class_does() {
        var work = new WhyWork(Machine.fastest(), () -> true);
        Answered first = work.run(asked(2, new About.Other(0), 0, false), turn(null), shown::add);
        Answered second = work.run(asked(2, new About.Other(0), 1, false), turn(null), shown::add);
        assertThat(second.found().get(Method.OCCLUSION)).isSameAs(first.found().get(Method.OCCLUSION));
        assertThat(second.camNode()).isEqualTo(1);
        Answered third = work.run(asked(2, new About.True(), 1, false), turn(null), shown::add);
        assertThat(third.explained()).isEqualTo(2);
        assertThat(third.found().get(Method.OCCLUSION)).isNotSameAs(first.found().get(Method.OCCLUSION));
        assertThat(work.run(asked(3, new About.Other(99), 1, false), turn(null), shown::add).explained()).isEqualTo(2);
    }

    @Test
    void a_network_without_maps_has_no_grad_cam() {
        Network plain = Network.chain(PICTURES.input(), List.of(new Flatten(), new Dense(
                Nets.signed(new Shape(1, 3, PICTURES.input().size()), new java.util.Random(1)), new float[3])));
        var question = new Asked(plain, 2, PICTURES, 0, new About.Predicted(), true, 0, null, false);
        Answered end = new WhyWork(Machine.fastest(), () -> true).run(question, turn(null), shown::add);
        assertThat(end.found()).containsOnlyKeys(Method.GRADIENT_TIMES_INPUT, Method.GUIDED, Method.OCCLUSION);
        assertThat(end.camNode()).isZero();
        assertThat(end.occlusion()).isEqualTo(Occlusion.Settings.suited(PICTURES.input()));
    }

    @Test
    void another_example_ends_it_and_the_next_network_of_a_training_does_not() {
        var work = new WhyWork(Machine.fastest(), () -> true);
        Asked live = asked(1, new About.Predicted(), 0, true);
        Network next = Nets.classifier(PICTURES.input(), 3, true, 4);
        var follows = new Asked(next, 6, PICTURES, 1, new About.Predicted(), false, 0, PATCH, true);
        assertThat(work.run(live, turn(follows), shown::add).complete()).isTrue();
        assertThatThrownBy(() -> work.run(live, turn(asked(2, new About.Predicted(), 0, true)), shown::add))
                .isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> new WhyWork(Machine.fastest(), () -> false).run(live, turn(null), shown::add))
                .isInstanceOf(CancellationException.class);
    }
}
