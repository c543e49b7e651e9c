package org.fovea.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.fovea.engine.Axis;
import org.fovea.engine.Cancel;
import org.fovea.engine.Padding;
import org.fovea.engine.Shape;
import org.fovea.project.Edit;
import org.fovea.project.LayerEdit;
import org.fovea.project.Project;
import org.fovea.project.Template;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FieldAdviceTest {

    private static List<String> changes(Project project, int layer, int target) {
        return FieldAdvice.of(project, layer, target, Cancel.NEVER).stream().map(FieldAdvice::change).toList();
    }

    @Test
    void a_single_convolution_is_enlarged_by_hand_computed_amounts() {
        // 3×3 sees 3; 9 takes three more layers, a kernel of 9×9, or dilation 4.
        assertThat(changes(Projects.small(), 1, 9)).containsExactlyInAnyOrder("3 more layers of 3×3 behind conv1",
                "conv1 with a kernel of 9×9", "conv1 with dilation 4");
        assertThat(changes(Projects.small(), 1, 5)).contains("one more layer of 3×3 behind conv1",
                "conv1 with a kernel of 5×5", "conv1 with dilation 2");
        assertThat(changes(Projects.small(), 1, 1000)).isEmpty();
    }

    @Test
    void strides_and_pooling_before_a_layer_double_what_it_sees_of_each_step() {
        var axis = new Axis(3, 1, 1);
        Project two = new Edit.DuplicateLayer(1).applyTo(Projects.project(new Shape(3, 24, 24),
                Projects.layer(3, 3, axis, axis, Padding.Named.SAME)));
        // 3 + 2·1 = 5 now; with stride 2 in the first 3 + 2·2 = 7, with pooling in between 4 + 2·2 = 8.
        List<FieldAdvice> advice = FieldAdvice.of(two, 2, 7, Cancel.NEVER);
        assertThat(advice).extracting(FieldAdvice::change).contains("conv1 with stride 2",
                "max pooling 2×2 behind conv1");
        for (FieldAdvice each : advice) {
            if (each.change().endsWith("stride 2")) assertThat(each.field().rows().size()).isEqualTo(7);
            if (each.change().startsWith("max")) assertThat(each.field().rows().size()).isEqualTo(8);
        }
        assertThat(advice).isSortedAccordingTo(Comparator.comparingLong(FieldAdvice::multiplyAdds));
    }

    @ParameterizedTest
    @EnumSource
    void what_is_advised_is_true_of_every_template(Template template) {
        Project project = template.project(Projects.noise(new Shape(3, 64, 64), 1));
        Outline before = Outline.of(project);
        for (int layer : new int[]{1, (project.layers().size() + 1) / 2}) {
            int now = before.row(layer).field().map(field -> field.rows().size()).orElse(1);
            for (FieldAdvice advice : FieldAdvice.of(project, layer, now + 4, Cancel.NEVER)) {
                Outline after = Outline.of(advice.edit().applyTo(project));
                assertThat(Math.min(advice.field().rows().size(), advice.field().columns().size()))
                        .isGreaterThanOrEqualTo(now + 4);
                assertThat(after.rows()).anyMatch(row -> row.field().filter(advice.field()::equals).isPresent()
                        && advice.output().equals(row.output()));
                assertThat(after.parameters() - before.parameters()).isEqualTo(advice.parameters());
                assertThat(after.multiplyAdds() - before.multiplyAdds()).isEqualTo(advice.multiplyAdds());
                if (before.misfit().isEmpty()) assertThat(after.misfit()).isEmpty();
            }
        }
    }

    @Test
    void padding_in_numbers_grows_so_that_maps_keep_their_size() {
        Project padded = new Edit.InLayer(1, new LayerEdit.SetPadding(new Padding.Explicit(1, 1, 1, 1)))
                .applyTo(Projects.small());
        for (FieldAdvice advice : FieldAdvice.of(padded, 1, 7, Cancel.NEVER))
            assertThat(advice.output()).isEqualTo(new Shape(3, 9, 12));
    }
}
