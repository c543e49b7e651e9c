package org.fovea.compute;

import java.util.List;
import org.fovea.engine.Window;
import org.fovea.engine.op.Term;
import org.fovea.project.Cell;
import org.fovea.project.Conv;

/// Why one value of a convolution is what it is.
///
/// @param filter the map it belongs to
/// @param at its place in the map
/// @param rows the window over the rows of the input
/// @param columns the window over the columns
/// @param terms every product, channel by channel
/// @param bias added to their sum
/// @param z bias and terms summed one after the other in float, as the reference does
/// @param value what the map shows, after ReLU where it is on
/// @param colors whether its channels are red, green and blue of the picture
public record Neuron(int filter, Cell at, Window rows, Window columns, List<Term> terms, float bias, float z,
        float value, boolean colors) {

    /// The neuron of an evaluation's map `filter` at `at`, which lies inside the map.
    ///
    /// @throws IllegalArgumentException when the layer on the stage is no convolution
    public static Neuron of(Evaluation evaluation, int filter, Cell at) {
        Conv conv = evaluation.conv().orElseThrow(() -> new IllegalArgumentException("no convolution"));
        var terms = conv.convolution().explain(evaluation.input(), filter, at.row(), at.column());
        float bias = conv.filters().get(filter).filter().bias();
        float z = bias;
        for (Term term : terms) z += term.product();
        return new Neuron(filter, at, evaluation.rows(), evaluation.columns(), terms, bias, z,
                conv.relu() ? Math.max(0, z) : z,
                evaluation.onPicture() && terms.size() == 3 * conv.rows().size() * conv.columns().size());
    }
}
