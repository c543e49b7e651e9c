package org.fovea.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.fovea.engine.Axis;
import org.fovea.engine.Cancel;
import org.fovea.engine.Padding;
import org.fovea.engine.Shape;
import org.fovea.engine.op.Term;
import org.fovea.engine.simd.Machine;
import org.fovea.project.Cell;
import org.fovea.project.Project;
import org.junit.jupiter.api.Test;

class ReachTest {
    @Test
    void a_pixel_reaches_exactly_the_neurons_that_read_it() {
        var random = new Random(5);
        for (int turn = 0; turn < 40; turn++) {
            var rows = new Axis(1 + random.nextInt(4), 1 + random.nextInt(4), 1 + random.nextInt(3));
            var columns = new Axis(1 + random.nextInt(4), 1 + random.nextInt(4), 1 + random.nextInt(3));
            var padding = new Padding.Explicit(random.nextInt(3), random.nextInt(3), random.nextInt(3),
                    random.nextInt(3));
            Project project = Projects.project(new Shape(1, 11, 13), Projects.layer(1, 1, rows, columns, padding));
            Evaluation evaluation = Runs.first(project);
            int row = random.nextInt(11);
            int column = random.nextInt(13);
            Reach reach = Reach.of(evaluation, row, column);
            for (int i = 0; i < evaluation.output().height(); i++)
                for (int j = 0; j < evaluation.output().width(); j++) {
                    boolean reads = Neuron.of(evaluation, 0, new Cell(i, j)).terms().stream()
                            .anyMatch((Term t) -> t.row() == row && t.column() == column);
                    assertThat(reach.rows().contains(i) && reach.columns().contains(j)).isEqualTo(reads);
                }
        }
    }
}
