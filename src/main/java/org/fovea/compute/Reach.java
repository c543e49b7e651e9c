package org.fovea.compute;

import java.util.List;
import org.fovea.engine.Shape;
import org.fovea.engine.field.Box;
import org.fovea.engine.field.Places;
import org.fovea.engine.field.Units;
import org.fovea.engine.op.Dependence;

/// The neurons that one input pixel reaches: every combination of these rows and columns of the map. Exact, with the gaps
/// that strides and dilations leave; padding that repeats the pixel elsewhere counts.
public record Reach(List<Integer> rows, List<Integer> columns) {

    public static Reach of(Evaluation evaluation, int row, int column) {
        Shape input = evaluation.input().shape;
        var pixel = Units.of(new Box(Places.range(0, input.channels() - 1), Places.of(row), Places.of(column)));
        Units reached = Dependence.of(evaluation.step().op(), 0, evaluation.step().inputs()).outputs(pixel);
        return new Reach(reached.rows().stream().boxed().toList(), reached.columns().stream().boxed().toList());
    }

    public int count() {
        return rows.size() * columns.size();
    }
}
