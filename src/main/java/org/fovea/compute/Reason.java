package org.fovea.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.fovea.engine.op.Explanation;
import org.fovea.engine.op.Source;
import org.fovea.project.Cell;
import org.jspecify.annotations.Nullable;

/// Why one value of a layer that is no convolution is what it is. A convolution has a [Neuron].
///
/// @param map which map
/// @param at its place in the map
/// @param explanation how it comes about, with every number it is made of
/// @param value what the map shows; null where it is not computed. It may differ from the explanation's in the last digits,
///        where the engine computes a function by a polynomial
/// @param names of what the layer reads, in order
/// @param rows the rows of the input under its window, those on the padding included; empty where no window slides
/// @param columns likewise
public record Reason(int map, Cell at, Explanation explanation, @Nullable Float value, List<String> names,
        List<Integer> rows, List<Integer> columns) {

    /// The neuron of an evaluation's map `map` at `at`, which lies inside the map.
    public static Reason of(Evaluation evaluation, int map, Cell at) {
        Explanation explanation = evaluation.step().op().explain(evaluation.inputs(), map, at.row(), at.column());
        List<String> names = evaluation.layer().read().stream()
                .map(from -> from == 0
                        ? evaluation.project().picture().name()
                        : evaluation.project().layer(from).name())
                .toList();
        boolean slides = evaluation.slides();
        return new Reason(map, at, explanation,
                Objects.requireNonNull(evaluation.maps().get(map)).at(at.row(), at.column()), names,
                slides ? taps(evaluation.seenRows(at.row())) : List.of(),
                slides ? taps(evaluation.seenColumns(at.column())) : List.of());
    }

    private static List<Integer> taps(Span span) {
        var taps = new ArrayList<Integer>();
        for (int i = span.first(); i <= span.last(); i += span.step()) taps.add(i);
        return taps;
    }

    /// The rows of a grid of sources: those of the window, or those that sources come from.
    public List<Integer> gridRows(List<Source> sources) {
        return rows.isEmpty() ? List.copyOf(new TreeSet<>(sources.stream().map(Source::row).toList())) : rows;
    }

    /// The columns of a grid of sources, likewise.
    public List<Integer> gridColumns(List<Source> sources) {
        return columns.isEmpty()
                ? List.copyOf(new TreeSet<>(sources.stream().map(Source::column).toList()))
                : columns;
    }
}
