package org.fovea.compute;

import java.util.ArrayList;
import java.util.List;
import org.fovea.engine.Window;

/// The neurons that one input pixel reaches: every combination of these rows and columns of the map. Exact, with the gaps
/// that stride and dilation leave; padding that repeats the pixel elsewhere does not count.
public record Reach(List<Integer> rows, List<Integer> columns) {

    public static Reach of(Evaluation evaluation, int row, int column) {
        return new Reach(outputs(evaluation.rows(), row, evaluation.output().height()),
                outputs(evaluation.columns(), column, evaluation.output().width()));
    }

    public int count() {
        return rows.size() * columns.size();
    }

    private static List<Integer> outputs(Window window, int input, int steps) {
        var reached = new ArrayList<Integer>();
        for (int tap = window.size() - 1; tap >= 0; tap--) {
            int first = input + window.before() - tap * window.dilation();
            if (first >= 0 && first % window.stride() == 0 && first / window.stride() < steps)
                reached.add(first / window.stride());
        }
        return reached;
    }
}
