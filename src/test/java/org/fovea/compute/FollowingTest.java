package org.fovea.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.fovea.engine.Axis;
import org.fovea.engine.Cancel;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.engine.simd.Machine;
import org.fovea.project.Edit;
import org.fovea.project.Layer;
import org.fovea.project.LayerEdit;
import org.fovea.project.Picture;
import org.fovea.project.Project;
import org.fovea.project.Source;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A weight is dragged in the first of several layers.
class FollowingTest {
    private static final Project NETWORK = network();

    private static Project network() {
        var axis = new Axis(3, 1, 1);
        var layers = new ArrayList<Layer>();
        int channels = 3;
        for (int n = 1; n <= 4; n++) {
            layers.add(Layer.of("conv" + n, Projects.layer(4, channels, axis, axis, Padding.Named.SAME), n - 1));
            channels = 4;
        }
        return new Project(Picture.of(new Source.Pasted("noise"), Projects.noise(new Shape(3, 17, 13), 1)), layers);
    }

    private static Project dragged(Project project, float weight) {
        var conv = project.conv(1).orElseThrow();
        var weights = conv.filters().getFirst().weights().with(5, weight);
        return new Edit.InLayer(1, new LayerEdit.SetWeights(0, weights, "drag a weight")).applyTo(project);
    }

    private static Request moving(Project project) {
        return new Request(project, 1, 0, true, null, Limits.window());
    }

    private static Request still(Project project) {
        return new Request(project, 1, 0, false, null, Limits.window());
    }

    private static Results run(Request request, Deque<Request> newer, @Nullable Results before,
            List<Results> published) {
        Request[] newest = {null};
        return Results.of(request, () -> {
            Request next = newer.poll();
            if (next != null) newest[0] = next;
            return newest[0];
        }, before, Machine.SCALAR, Cancel.NEVER, published::add);
    }

    private static float weight(Results results) {
        return Objects.requireNonNull(results.stage()).conv().orElseThrow().filters().getFirst().weights().data[5];
    }

    @Test
    void the_stage_follows_the_pointer_between_other_layers_and_these_follow_afterwards() {
        var published = new ArrayList<Results>();
        Results first = run(still(NETWORK), new ArrayDeque<>(), null, published);
        published.clear();
        var newer = new ArrayDeque<Request>();
        Project end = dragged(NETWORK, 4);
        for (float weight : new float[]{2, 3}) newer.add(moving(dragged(NETWORK, weight)));
        newer.add(moving(end));
        Results passed = run(moving(dragged(NETWORK, 1)), newer, first, published);
        assertThat(published.stream().map(FollowingTest::weight).distinct()).containsExactly(1f, 2f, 3f, 4f);
        assertThat(weight(passed)).isEqualTo(4);
        assertThat(passed.project()).isEqualTo(end);
        for (int n = 2; n <= 4; n++) assertThat(passed.layer(n)).isNotSameAs(first.layer(n));

        Results followed = run(still(end), new ArrayDeque<>(), passed, published);
        Results fresh = run(still(end), new ArrayDeque<>(), null, published);
        for (int n = 1; n <= 4; n++)
            assertThat(Objects.requireNonNull(Objects.requireNonNull(followed.layer(n)).values()).data)
                    .isEqualTo(Objects.requireNonNull(Objects.requireNonNull(fresh.layer(n)).values()).data);
    }

    @Test
    void what_changes_anything_but_weights_of_the_stage_waits_for_its_turn() {
        Project other = new Edit.InLayer(2, new LayerEdit.SetRelu(true)).applyTo(NETWORK);
        Project wider = new Edit.InLayer(1,
                new LayerEdit.SetAxes(new Axis(3, 2, 1), new Axis(3, 2, 1))).applyTo(NETWORK);
        Project fewer = new Edit.RemoveLayer(3).applyTo(NETWORK);
        Project off = new Edit.EnableLayer(1, false).applyTo(NETWORK);
        Project brighter = new Edit.SetPicture(
                Picture.of(new Source.Pasted("noise"), Projects.noise(new Shape(3, 17, 13), 2))).applyTo(NETWORK);
        for (Project next : List.of(other, wider, fewer, off, brighter))
            assertThat(moving(NETWORK).goesOnIn(moving(next))).isFalse();
        assertThat(moving(NETWORK).goesOnIn(still(dragged(NETWORK, 1)))).isFalse();
        assertThat(moving(NETWORK).goesOnIn(new Request(NETWORK, 2, 0, true, null, Limits.window()))).isFalse();
        assertThat(moving(NETWORK).goesOnIn(moving(dragged(NETWORK, 1)))).isTrue();

        var published = new ArrayList<Results>();
        Results done = run(moving(NETWORK), new ArrayDeque<>(List.of(moving(other))), null, published);
        assertThat(done.project()).isEqualTo(NETWORK);
    }

    /// The maps of before stay on screen until the new ones come; they must not get into what is computed from them.
    @Test
    void a_convolution_on_the_stage_may_become_larger_or_smaller() {
        for (Padding padding : List.of(Padding.Named.FULL, Padding.Named.VALID)) {
            var published = new ArrayList<Results>();
            Results before = run(still(NETWORK), new ArrayDeque<>(), null, published);
            published.clear();
            Project resized = new Edit.InLayer(1, new LayerEdit.SetPadding(padding)).applyTo(NETWORK);
            Results after = run(still(resized), new ArrayDeque<>(), before, published);
            assertSame(after, run(still(resized), new ArrayDeque<>(), null, new ArrayList<>()));
            assertThat(published).isNotEmpty();
        }
    }

    @Test
    void a_run_that_begins_where_another_was_cut_off_takes_over_no_map_of_before() {
        var published = new ArrayList<Results>();
        Results before = run(still(NETWORK), new ArrayDeque<>(), null, published);
        published.clear();
        Project changed = new Edit.InLayer(1, new LayerEdit.SetPaddingMode(PaddingMode.REFLECT)).applyTo(NETWORK);
        run(still(changed), new ArrayDeque<>(), before, published);
        for (Results cut : List.copyOf(published))
            for (int staged : new int[]{1, 2, 4}) {
                var request = new Request(changed, staged, 0, false, null, Limits.window());
                assertSame(run(request, new ArrayDeque<>(), cut, published),
                        run(request, new ArrayDeque<>(), null, new ArrayList<>()));
            }
    }

    private static void assertSame(Results one, Results other) {
        for (int n = 1; n < NETWORK.layers().size(); n++)
            assertThat(Objects.requireNonNull(Objects.requireNonNull(one.layer(n)).values()).data)
                    .isEqualTo(Objects.requireNonNull(Objects.requireNonNull(other.layer(n)).values()).data);
    }
}
