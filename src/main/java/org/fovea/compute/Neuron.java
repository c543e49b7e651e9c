package org.fovea.compute;

import java.util.List;
import java.util.Objects;
import org.fovea.engine.Window;
import org.fovea.engine.op.Term;
import org.fovea.project.Cell;
import org.fovea.project.Conv;

/// Why one value of a feature map is what it is.
///
/// @param filter the map it belongs to
/// @param at its place in the map
/// @param rows the window over the rows of the input
/// @param columns the window over the columns
/// @param terms every product, channel by channel; none where the layer is no convolution
/// @param bias added to their sum
/// @param z bias and terms summed one after the other in float, as the reference does
/// @param value what the map shows, after ReLU where it is on
public record Neuron(int filter, Cell at, Window rows, Window columns, List<Term> terms, float bias, float z,
        float value) {

    /// The neuron of an evaluation's map `filter` at `at`, which lies inside the map.
    public static Neuron of(Evaluation evaluation, int filter, Cell at) {
        Conv conv = evaluation.conv().orElse(null);
        if (conv == null) {
            Float value = Objects.requireNonNull(evaluation.maps().get(filter)).at(at.row(), at.column());
            float known = value == null ? Float.NaN : value;
            return new Neuron(filter, at, evaluation.rows(), evaluation.columns(), List.of(), 0, known, known);
        }
        var terms = conv.convolution().explain(evaluation.input(), filter, at.row(), at.column());
        float bias = conv.filters().get(filter).filter().bias();
        float z = bias;
        for (Term term : terms) z += term.product();
        return new Neuron(filter, at, evaluation.rows(), evaluation.columns(), terms, bias, z,
                conv.relu() ? Math.max(0, z) : z);
    }

    /// The first input row of its receptive field; negative on the padding.
    public int firstRow() {
        return rows.row(at.row(), 0);
    }

    public int lastRow() {
        return rows.row(at.row(), rows.size() - 1);
    }

    public int firstColumn() {
        return columns.row(at.column(), 0);
    }

    public int lastColumn() {
        return columns.row(at.column(), columns.size() - 1);
    }
}
