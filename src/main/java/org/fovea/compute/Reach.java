package org.fovea.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.fovea.engine.Window;
import org.fovea.engine.field.Field;
import org.fovea.engine.field.Fields;

/// The neurons that one input pixel reaches: every combination of these rows and columns of the map. Exact, with the gaps
/// that stride and dilation leave where a window slides; padding that repeats the pixel elsewhere does not count.
public record Reach(List<Integer> rows, List<Integer> columns) {

    public static Reach of(Evaluation evaluation, int row, int column) {
        int height = evaluation.output().height();
        int width = evaluation.output().width();
        if (evaluation.slides())
            return new Reach(outputs(evaluation.rows(), row, height), outputs(evaluation.columns(), column, width));
        Fields fields = evaluation.fields();
        return new Reach(outputs(fields.rows(), row, height), outputs(fields.columns(), column, width));
    }

    public int count() {
        return rows.size() * columns.size();
    }

    private static List<Integer> outputs(Field field, int input, int steps) {
        return IntStream.range(0, steps).filter(at -> field.first(at) <= input && input <= field.last(at)).boxed()
                .toList();
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
