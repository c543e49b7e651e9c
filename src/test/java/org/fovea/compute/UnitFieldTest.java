package org.fovea.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.fovea.engine.Axis;
import org.fovea.engine.Cancel;
import org.fovea.engine.Padding;
import org.fovea.engine.Problem;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.field.Places;
import org.fovea.engine.simd.Machine;
import org.fovea.project.Cell;
import org.fovea.project.Project;
import org.junit.jupiter.api.Test;

class UnitFieldTest {
    private static final Axis THREE = new Axis(3, 1, 1);

    private static UnitField field(Project project, Cell at, boolean fresh) {
        return UnitField.of(project, 1, 2, at, fresh, Machine.fastest(), Cancel.NEVER);
    }

    @Test
    void only_what_the_unit_sees_counts_and_all_of_it_together_is_one() {
        UnitField corner = field(Projects.small(), new Cell(0, 11), false);
        assertThat(List.of(corner.seen().rows(), corner.seen().columns()))
                .containsExactly(Places.range(-1, 1), Places.range(10, 12));
        Tensor shares = corner.effective().shares();
        for (int i = 0; i < 9; i++)
            for (int j = 0; j < 12; j++) assertThat(shares.at(0, i, j) > 0).isEqualTo(i <= 1 && j >= 10);
        assertThat(IntStream.range(0, shares.data.length).mapToDouble(i -> shares.data[i]).sum()).isBetween(0.9999,
                1.0001);
    }

    @Test
    void fresh_weights_are_others_and_the_same_each_time() {
        var at = new Cell(4, 4);
        float[] loaded = field(Projects.small(), at, false).effective().shares().data;
        float[] fresh = field(Projects.small(), at, true).effective().shares().data;
        assertThat(fresh).isNotEqualTo(loaded).isEqualTo(field(Projects.small(), at, true).effective().shares().data);
    }

    @Test
    void what_cannot_be_computed_is_a_sentence() {
        Project tooSmall = Projects.project(new Shape(3, 2, 2),
                Projects.layer(3, 3, THREE, THREE, Padding.Named.VALID));
        assertThatThrownBy(() -> field(tooSmall, new Cell(0, 0), false)).isInstanceOf(Problem.class)
                .hasMessageContaining("cannot work");
        Project huge = Projects.project(new Shape(3, 3000, 4000),
                Projects.layer(3, 3, THREE, THREE, Padding.Named.SAME));
        assertThatThrownBy(() -> field(huge, new Cell(0, 0), false)).isInstanceOf(Problem.class)
                .hasMessageContaining("Choose a smaller picture size");
    }
}
