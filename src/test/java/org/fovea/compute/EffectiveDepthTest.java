package org.fovea.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.fovea.engine.Axis;
import org.fovea.engine.Cancel;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Problem;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.Filter;
import org.fovea.engine.simd.Machine;
import org.fovea.project.Conv;
import org.fovea.project.Layer;
import org.fovea.project.NamedFilter;
import org.fovea.project.Operation;
import org.fovea.project.Project;
import org.junit.jupiter.api.Test;

class EffectiveDepthTest {
    private static EffectiveDepth depth(Project project) {
        return EffectiveDepth.of(project, Machine.fastest(), Cancel.NEVER);
    }

    private static Conv box(int size, float weight) {
        var axis = new Axis(size, 1, 1);
        var filter = new NamedFilter("box", new Filter(Tensor.filled(new Shape(1, size, size), weight), 0), false);
        return new Conv(List.of(filter), axis, axis, Padding.Named.SAME, PaddingMode.ZEROS, false, false);
    }

    /// Each box of k adds (k² − 1) / 12 to the variance.
    @Test
    void what_counts_grows_with_the_square_root_of_the_number_of_layers() {
        for (int size : new int[]{3, 5}) {
            Project first = Projects.project(new Shape(1, 61, 61), box(size, 0.1f));
            var layers = new ArrayList<>(first.layers());
            for (int n = 1; n < 6; n++) layers.add(Layer.of("box" + n, box(size, 0.1f), n));
            EffectiveDepth depth = depth(first.withLayers(layers));
            for (int n = 1; n <= 6; n++)
                assertThat(depth.width(n).orElseThrow()).isCloseTo(4 * Math.sqrt(n * (size * size - 1) / 12.0),
                        within(1e-3));
            assertThat(depth.width(7)).isEmpty();
        }
    }

    @Test
    void where_no_pixel_counts_there_is_no_width() {
        Project negative = Projects.project(new Shape(1, 9, 9), box(3, -0.1f));
        var layers = new ArrayList<>(negative.layers());
        layers.add(Layer.of("relu", new Operation(Activation.RELU), 1));
        EffectiveDepth depth = depth(negative.withLayers(layers));
        assertThat(depth.width(1)).isPresent();
        assertThat(depth.width(2)).isEmpty();
    }

    @Test
    void only_layers_that_work_are_measured_and_too_many_values_are_refused() {
        Project small = Projects.project(new Shape(1, 4, 4), box(3, 1));
        var layers = new ArrayList<>(small.layers());
        var axis = new Axis(9, 1, 1);
        layers.add(Layer.of("large", new Conv(List.of(new NamedFilter("box",
                new Filter(Tensor.filled(new Shape(1, 9, 9), 1), 0), false)), axis, axis, Padding.Named.VALID,
                PaddingMode.ZEROS, false, false), 1));
        assertThat(depth(small.withLayers(layers)).widths()).extracting(OptionalDouble::isPresent).containsExactly(true,
                false);
        Project huge = Projects.project(new Shape(1, 5000, 5000), box(3, 1));
        assertThatThrownBy(() -> depth(huge)).isInstanceOf(Problem.class);
    }
}
