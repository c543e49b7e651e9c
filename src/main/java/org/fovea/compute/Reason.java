package org.fovea.compute;

import org.fovea.engine.field.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.fovea.engine.op.Explanation;
import org.fovea.engine.op.Op;
import org.fovea.project.Cell;
import org.jspecify.annotations.Nullable;

/// Why one value of a layer that is no convolution is what it is. A convolution has a [Neuron].
///
/// @param op what made it
/// @param map which map
/// @param at its place in the map
/// @param explanation how it comes about, with every number it is made of
/// @param value what the map shows; null where it is not computed. It may differ from the explanation's in the last digits,
///        where the engine adds long sums in another order, or computes a function by a polynomial
/// @param names of what the layer reads, in order
/// @param rows the rows of the first input that it is made of, those on the padding included
/// @param columns likewise
/// @param classes what the maps of the layer mean; empty where nobody knows
public record Reason(Op op, int map, Cell at, Explanation explanation, @Nullable Float value, List<String> names,
        List<Integer> rows, List<Integer> columns, List<String> classes) {

    /// The neuron of an evaluation's map `map` at `at`, which lies inside the map.
    public static Reason of(Evaluation evaluation, int map, Cell at) {
        return of(evaluation, map, at, evaluation.step().op().explain(evaluation.inputs(), map, at.row(), at.column()),
                Objects.requireNonNull(evaluation.maps().get(map)).at(at.row(), at.column()));
    }

    /// The same where the explanation is there already.
    ///
    /// @param value what is known of the neuron's value; null while it is not
    public static Reason of(Evaluation evaluation, int map, Cell at, Explanation explanation, @Nullable Float value) {
        List<String> names = evaluation.layer().read().stream()
                .map(from -> from == 0
                        ? evaluation.project().picture().name()
                        : evaluation.project().layer(from).name())
                .toList();
        Optional<Seen> seen = evaluation.seen(map, at, 0);
        return new Reason(evaluation.step().op(), map, at, explanation, value, names, taps(seen.map(Seen::rows)),
                taps(seen.map(Seen::columns)), ClassNames.of(evaluation.project()).of(evaluation.number()));
    }

    private static List<Integer> taps(Optional<Span> span) {
        var taps = new ArrayList<Integer>();
        span.ifPresent(s -> {
            for (int i = s.first(); i <= s.last(); i += s.step()) taps.add(i);
        });
        return taps;
    }

    /// What the map means, in quotation marks after a space; empty where nobody knows.
    public String meaning() {
        return map < classes.size() ? " “" + classes.get(map) + "”" : "";
    }

    /// Whether the explanation, computed step by step, gives exactly what the map shows.
    public boolean exact() {
        return value == null || Float.compare(value, explanation.value()) == 0;
    }
}
