package org.fovea.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.fovea.compute.Misfit.Setting;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.project.Edit;
import org.fovea.project.LayerEdit;
import org.fovea.project.Conv;
import org.fovea.project.Project;
import org.junit.jupiter.api.Test;

class CheckTest {
    private static final List<Padding> NAMED = List.of(Padding.Named.values());
    private static final List<PaddingMode> MODES = List.of(PaddingMode.values());

    private static Project project(Axis rows, Axis columns, Padding padding, PaddingMode mode) {
        Conv layer = Projects.layer(1, 1, rows, columns, padding).withPaddingMode(mode);
        return Projects.project(new Shape(1, 5, 6), layer);
    }

    @Test
    void a_kernel_larger_than_the_padded_input_is_explained_and_the_largest_that_fits_is_offered() {
        Misfit misfit = Outline
                .of(project(new Axis(7, 1, 1), new Axis(3, 1, 1), Padding.Named.VALID, PaddingMode.ZEROS))
                .misfit().orElseThrow();
        assertThat(misfit.setting()).isEqualTo(Setting.KERNEL);
        assertThat(misfit.sentence()).isEqualTo("The kernel has 7 rows, but the padded input only 5.");
        assertThat(misfit.offer()).isEqualTo("Use kernel 5 × 3");
    }

    @Test
    void a_dilation_that_spans_too_much_is_explained_with_the_span() {
        Misfit misfit = Outline
                .of(project(new Axis(3, 1, 4), new Axis(3, 1, 1), Padding.Named.VALID, PaddingMode.ZEROS))
                .misfit().orElseThrow();
        assertThat(misfit.setting()).isEqualTo(Setting.DILATION);
        assertThat(misfit.sentence()).contains("spans 9 rows", "3 taps at dilation 4", "only 5");
        assertThat(misfit.offer()).isEqualTo("Use dilation 2");
    }

    @Test
    void reflect_padding_must_be_smaller_than_the_input() {
        Misfit misfit = Outline.of(
                project(new Axis(3, 1, 1), new Axis(3, 1, 1), new Padding.Explicit(5, 0, 0, 0), PaddingMode.REFLECT))
                .misfit().orElseThrow();
        assertThat(misfit.setting()).isEqualTo(Setting.PADDING_MODE);
        assertThat(misfit.sentence()).contains("smaller than the input", "5 rows", "on 5");
    }

    @Test
    void pytorch_same_needs_stride_one() {
        Misfit misfit = Outline
                .of(project(new Axis(3, 2, 1), new Axis(3, 1, 1), Padding.Named.PYTORCH_SAME, PaddingMode.ZEROS))
                .misfit().orElseThrow();
        assertThat(misfit.setting()).isEqualTo(Setting.PADDING);
        assertThat(misfit.offer()).isEqualTo("Use same");
    }

    @Test
    void maps_too_large_for_a_tensor_are_explained_and_a_stride_that_helps_is_offered() {
        Conv layer = Projects.layer(60, 1, new Axis(1, 1, 1), new Axis(1, 1, 1),
                new Padding.Explicit(2000, 2000, 0, 0));
        var input = new Shape(1, 4000, 6000);
        Misfit misfit = Check.of(1, layer, input).orElseThrow();
        assertThat(misfit.setting()).isEqualTo(Setting.STRIDE);
        assertThat(misfit.sentence())
                .isEqualTo("60 maps of 8000×6000 hold 2,880,000,000 values, but 2,147,483,583 are the most.");
        assertThat(misfit.offer()).isEqualTo("Use stride 2 × 2");
        assertThat(Check.of(1, ((LayerEdit.SetAxes) ((Edit.InLayer) misfit.wayOut()).edit()).applyTo(layer), input))
                .isEmpty();
    }

    @Test
    void following_the_offers_always_ends_in_a_layer_that_works() {
        var random = new Random(3);
        int wrong = 0;
        for (int i = 0; i < 2000; i++) {
            var rows = new Axis(1 + random.nextInt(9), 1 + random.nextInt(3), 1 + random.nextInt(4));
            var columns = new Axis(1 + random.nextInt(9), 1 + random.nextInt(3), 1 + random.nextInt(4));
            Padding padding = random.nextBoolean()
                    ? NAMED.get(random.nextInt(NAMED.size()))
                    : new Padding.Explicit(random.nextInt(9), random.nextInt(9), random.nextInt(9), random.nextInt(9));
            Project project = project(rows, columns, padding, MODES.get(random.nextInt(MODES.size())));
            int offers = 0;
            while (Outline.of(project).misfit().isPresent()) {
                wrong++;
                project = Outline.of(project).misfit().orElseThrow().wayOut().applyTo(project);
                assertThat(++offers).as("offers for %s", project.conv(1).orElseThrow()).isLessThan(6);
            }
            Shape output = project.conv(1).orElseThrow().convolution().output(project.picture().shape());
            assertThat(output.height()).isPositive();
        }
        assertThat(wrong).isGreaterThan(100);
    }
}
