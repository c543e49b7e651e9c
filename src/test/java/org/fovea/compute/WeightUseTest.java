package org.fovea.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.Shape;
import org.fovea.project.Cell;
import org.fovea.project.Edit;
import org.fovea.project.LayerEdit;
import org.fovea.project.Project;
import org.junit.jupiter.api.Test;

class WeightUseTest {

    @Test
    void a_weight_meets_the_pixels_that_the_terms_of_all_neurons_say() {
        var random = new Random(3);
        for (int turn = 0; turn < 60; turn++) {
            var rows = new Axis(1 + random.nextInt(4), 1 + random.nextInt(3), 1 + random.nextInt(2));
            var columns = new Axis(1 + random.nextInt(4), 1 + random.nextInt(3), 1 + random.nextInt(2));
            var padding = new Padding.Explicit(random.nextInt(3), random.nextInt(3), random.nextInt(3),
                    random.nextInt(3));
            Project project = Projects.project(new Shape(2, 9 + random.nextInt(4), 8 + random.nextInt(6)),
                    Projects.layer(1, 2, rows, columns, padding));
            if (random.nextBoolean()) project = new Edit.InLayer(1, new LayerEdit.SetFlipped(true)).applyTo(project);
            Evaluation evaluation = Runs.first(project);
            var weight = new Cell(random.nextInt(rows.size()), random.nextInt(columns.size()));
            WeightUse use = WeightUse.of(evaluation, weight);
            var layer = evaluation.conv().orElseThrow();
            float value = layer.filters().getFirst().weights().at(1, weight.row(), weight.column());
            var seen = new TreeSet<String>();
            int padded = 0;
            Shape output = evaluation.output();
            for (int i = 0; i < output.height(); i++)
                for (int j = 0; j < output.width(); j++)
                    for (var term : layer.convolution().explain(evaluation.input(), 0, i, j)) {
                        if (term.channel() != 1 || term.tapRow() != use.tap().row()
                                || term.tapColumn() != use.tap().column())
                            continue;
                        assertThat(term.weight()).isEqualTo(value);
                        seen.add(term.row() + "," + term.column());
                        boolean inside = term.row() >= 0 && term.row() < evaluation.input().shape.height()
                                && term.column() >= 0 && term.column() < evaluation.input().shape.width();
                        if (!inside) padded++;
                    }
            var said = new TreeSet<String>();
            for (int i = use.rows().first(); i <= use.rows().last(); i += use.rows().step())
                for (int j = use.columns().first(); j <= use.columns().last(); j += use.columns().step())
                    said.add(i + "," + j);
            assertThat(said).isEqualTo(seen);
            assertThat(use.count()).isEqualTo(output.plane());
            assertThat(use.onPadding()).isEqualTo(padded);
        }
    }
}
