package org.fovea.compute;

import org.fovea.engine.field.Span;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.fovea.engine.Shape;
import org.fovea.engine.field.Fields;
import org.fovea.engine.op.Explanation;
import org.fovea.engine.op.Explanation.Applied;
import org.fovea.engine.op.Explanation.BatchNormalised;
import org.fovea.engine.op.Explanation.Combined;
import org.fovea.engine.op.Explanation.Copied;
import org.fovea.engine.op.Explanation.Interpolated;
import org.fovea.engine.op.Explanation.Largest;
import org.fovea.engine.op.Explanation.LayerNormalised;
import org.fovea.engine.op.Explanation.Mean;
import org.fovea.engine.op.Explanation.ResponseNormalised;
import org.fovea.engine.op.Explanation.Share;
import org.fovea.engine.op.Explanation.WeightedSum;
import org.fovea.engine.op.Flatten;
import org.fovea.engine.op.Source;
import org.fovea.engine.op.Term;
import org.fovea.project.Cell;

/// Which rows and columns of one input a neuron is made of.
public record Seen(Span rows, Span columns) {

    /// Of the neuron at `at` of a map; nothing where it is made of another input alone, or of no input.
    ///
    /// @param input which of the layer's inputs
    static Optional<Seen> of(Evaluation evaluation, int map, Cell at, int input) {
        if (evaluation.slides())
            return Optional.of(new Seen(Span.of(evaluation.rows(), at.row()),
                    Span.of(evaluation.columns(), at.column())));
        Fields fields = evaluation.fields();
        if (fields.rows().global() && fields.columns().global() && !(evaluation.step().op() instanceof Flatten)) {
            Shape x = evaluation.input().shape;
            return Optional.of(new Seen(new Span(0, x.height() - 1, 1), new Span(0, x.width() - 1, 1)));
        }
        var rows = new TreeSet<Integer>();
        var columns = new TreeSet<Integer>();
        var explanation = evaluation.step().op().explain(evaluation.inputs(), map, at.row(), at.column());
        for (Source source : sources(explanation))
            if (source.input() == input) {
                rows.add(source.row());
                columns.add(source.column());
            }
        return rows.isEmpty() ? Optional.empty() : Optional.of(new Seen(span(rows), span(columns)));
    }

    /// With gaps where these are equal.
    private static Span span(SortedSet<Integer> places) {
        int step = 0;
        Iterator<Integer> each = places.iterator();
        for (int last = each.next(); each.hasNext();) {
            int next = each.next();
            step = step == 0 || step == next - last ? next - last : 1;
            last = next;
        }
        return new Span(places.first(), places.last(), Math.max(1, step));
    }

    /// Where the numbers of an explanation were read.
    static List<Source> sources(Explanation explanation) {
        return switch (explanation) {
            case Copied(Source source) -> List.of(source);
            case WeightedSum sum -> sum.terms().stream().map(Seen::source).toList();
            case Applied applied -> sources(applied.argument());
            case Largest largest -> largest.values();
            case Mean mean -> mean.values();
            case Interpolated i -> List.of(i.topLeft(), i.topRight(), i.bottomLeft(), i.bottomRight());
            case Combined combined -> combined.values();
            case BatchNormalised normalised -> List.of(normalised.x());
            case LayerNormalised normalised -> normalised.values();
            case ResponseNormalised normalised -> normalised.neighbours();
            case Share share -> share.values();
        };
    }

    private static Source source(Term term) {
        return new Source(0, term.channel(), term.row(), term.column(), false, term.input());
    }
}
