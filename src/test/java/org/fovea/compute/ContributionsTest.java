package org.fovea.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.simd.Machine;
import org.fovea.project.Conv;
import org.fovea.project.Edit;
import org.fovea.project.LayerEdit;
import org.fovea.project.Project;
import org.junit.jupiter.api.Test;

class ContributionsTest {
    private static final float ROUNDING = 1e-4f;

    private static void assertSame(Tensor actual, float[] expected) {
        assertThat(actual.data).hasSameSizeAs(expected);
        for (int p = 0; p < expected.length; p++) assertThat(actual.data[p]).isCloseTo(expected[p], within(ROUNDING));
    }

    private static Project project(int channels, boolean relu) {
        Conv conv = Projects.layer(3, channels, new Axis(3, 2, 1), new Axis(5, 1, 2), Padding.Named.SAME);
        return new Edit.InLayer(1, new LayerEdit.SetRelu(relu))
                .applyTo(Projects.project(new Shape(channels, 9, 14), conv));
    }

    @Test
    void channels_and_the_rest_add_up_to_the_sum_and_bias_and_activation_make_the_map() {
        for (int channels : new int[]{1, 3, 7})
            for (int most : new int[]{1, 3, 20})
                for (boolean relu : new boolean[]{true, false}) {
                    Evaluation evaluation = Runs.first(project(channels, relu));
                    Contributions made = Contributions.of(evaluation, 1, most, Machine.SCALAR);
                    assertThat(made.channels()).hasSize(Math.min(channels, most));
                    assertThat(made.rest().isPresent()).isEqualTo(channels > most);
                    var sum = new float[made.sum().data.length];
                    for (Tensor channel : made.channels())
                        for (int p = 0; p < sum.length; p++) sum[p] += channel.data[p];
                    made.rest().ifPresent(rest -> {
                        for (int p = 0; p < sum.length; p++) sum[p] += rest.data[p];
                    });
                    assertSame(made.sum(), sum);
                    for (int p = 0; p < sum.length; p++) sum[p] += 0.5f;
                    assertSame(made.biased(), sum);
                    MapResult map = Objects.requireNonNull(evaluation.maps().get(1));
                    assertSame(made.activated(), map.thumbnail().data);
                }
    }

    @Test
    void a_filter_of_a_group_sees_the_channels_of_its_group() {
        Project project = new Edit.InLayer(1, new LayerEdit.MakeDepthwise()).applyTo(project(3, false));
        Evaluation evaluation = Runs.first(project);
        for (int k = 0; k < evaluation.output().channels(); k++) {
            Contributions made = Contributions.of(evaluation, k, 9, Machine.SCALAR);
            assertThat(made.channels()).hasSize(1);
            assertSame(made.activated(), Objects.requireNonNull(evaluation.maps().get(k)).thumbnail().data);
        }
    }

    @Test
    void of_a_large_map_the_means_are_those_of_every_other_row_and_column() {
        var axis = new Axis(3, 1, 1);
        Conv conv = Projects.layer(2, 2, axis, axis, Padding.Named.SAME);
        Evaluation evaluation = Runs.first(Projects.project(new Shape(2, 11, 1600), conv));
        Contributions made = Contributions.of(evaluation, 0, 5, Machine.SCALAR);
        Tensor map = Objects.requireNonNull(Objects.requireNonNull(evaluation.maps().getFirst()).map());
        var sampled = new float[6 * 800];
        for (int i = 0; i < 6; i++) for (int j = 0; j < 800; j++) sampled[i * 800 + j] = map.at(0, 2 * i, 2 * j);
        Shape small = MapResult.thumbnail(map.shape);
        assertThat(made.map()).isEqualTo(map.shape);
        assertSame(made.activated(), Resample.to(new Tensor(new Shape(1, 6, 800), sampled), small).data);
    }
}
