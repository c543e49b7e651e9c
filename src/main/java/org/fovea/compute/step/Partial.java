package org.fovea.compute.step;

import java.util.List;
import java.util.Optional;
import org.fovea.engine.op.Explanation;
import org.fovea.engine.op.Source;
import org.fovea.engine.op.Term;

/// A value on its way: some of the terms of its explanation are done.
///
/// @param explanation how the value comes about
/// @param done how many of its terms are done, from 0 to [#terms]
public record Partial(Explanation explanation, int done) {
    /// @throws IllegalArgumentException when there are not so many terms
    public Partial {
        if (done < 0 || done > terms(explanation))
            throw new IllegalArgumentException("%d of %d terms".formatted(done, terms(explanation)));
    }

    /// How many terms a value has; one where it is made of nothing.
    public static int terms(Explanation explanation) {
        return Math.max(1, numbers(explanation));
    }

    private static int numbers(Explanation explanation) {
        return switch (explanation) {
            case Explanation.Copied _ -> 1;
            case Explanation.WeightedSum sum -> sum.terms().size();
            case Explanation.Applied applied -> numbers(applied.argument());
            case Explanation.Largest largest -> largest.values().size();
            case Explanation.Mean mean -> mean.values().size();
            case Explanation.Interpolated _ -> 4;
            case Explanation.Combined combined -> combined.values().size();
            case Explanation.BatchNormalised _ -> TermCounts.STAGES_OF_BATCH_NORM;
            case Explanation.LayerNormalised n -> n.values().size();
            case Explanation.ResponseNormalised n -> n.neighbours().size();
            case Explanation.Share share -> share.values().size();
        };
    }

    public boolean finished() {
        return done == terms(explanation);
    }

    /// What the terms that are done make together: the running sum from the bias on, the largest so far, the sum of the
    /// exponentials. What is left to do with it when all are there, a division or an activation, makes [#value].
    public float soFar() {
        return soFar(explanation);
    }

    private float soFar(Explanation whole) {
        return switch (whole) {
            case Explanation.Copied(Source source) -> done > 0 ? source.value() : 0;
            case Explanation.WeightedSum sum -> {
                float running = sum.bias();
                for (Term term : sum.terms().subList(0, Math.min(done, sum.terms().size()))) running += term.product();
                yield running;
            }
            case Explanation.Applied applied -> soFar(applied.argument());
            case Explanation.Largest largest -> {
                int best = best(largest);
                yield best < 0 ? Float.NEGATIVE_INFINITY : largest.values().get(best).value();
            }
            case Explanation.Mean mean -> sum(mean.values());
            case Explanation.Interpolated between -> between(between);
            case Explanation.Combined(var operator, List<Source> values) -> {
                if (done == 0) yield 0;
                float running = values.getFirst().value();
                for (Source next : values.subList(1, done)) running = operator.of(running, next.value());
                yield running;
            }
            case Explanation.BatchNormalised n -> (float) normalised(n);
            case Explanation.LayerNormalised n -> sum(n.values());
            case Explanation.ResponseNormalised n -> {
                double squares = 0;
                for (Source value : n.neighbours().subList(0, done)) squares += (double) value.value() * value.value();
                yield (float) squares;
            }
            case Explanation.Share share -> {
                float running = 0;
                for (int c = 0; c < done; c++) running += share.exponential(c);
                yield running;
            }
        };
    }

    private float sum(List<Source> values) {
        float running = 0;
        for (Source value : values.subList(0, Math.min(done, values.size()))) running += value.value();
        return running;
    }

    /// Along the row above, then along the row below.
    private float between(Explanation.Interpolated n) {
        return switch (done) {
            case 0 -> 0;
            case 1 -> (1 - n.right()) * n.topLeft().value();
            case 2 -> n.above();
            case 3 -> (1 - n.right()) * n.bottomLeft().value();
            default -> n.value();
        };
    }

    /// In double precision, as the engine computes it.
    private double normalised(Explanation.BatchNormalised n) {
        return switch (done) {
            case 0 -> n.x().value();
            case 1 -> n.x().value() - n.mean();
            case 2 -> n.normalised();
            case 3 -> n.normalised() * n.scale();
            default -> n.normalised() * n.scale() + n.bias();
        };
    }

    /// Of values whose largest is looked for, which one it is so far; −1 while there is none.
    public int best(Explanation.Largest largest) {
        int best = -1;
        for (int i = 0; i < Math.min(done, largest.values().size()); i++)
            if (best < 0 || Float.compare(largest.values().get(i).value(), largest.values().get(best).value()) > 0)
                best = i;
        return best;
    }

    /// The value, once all terms are done.
    public Optional<Float> value() {
        return finished() ? Optional.of(explanation.value()) : Optional.empty();
    }

    /// Where the last term that was done was read; nothing before the first, or where there is nothing to read.
    public Optional<Source> read() {
        return done == 0 ? Optional.empty() : read(explanation);
    }

    private Optional<Source> read(Explanation whole) {
        return switch (whole) {
            case Explanation.Copied(Source source) -> Optional.of(source);
            case Explanation.WeightedSum sum -> term(sum).map(term -> new Source(0, term.channel(), term.row(),
                    term.column(), false, term.input()));
            case Explanation.Applied applied -> read(applied.argument());
            case Explanation.Largest largest -> last(largest.values());
            case Explanation.Mean mean -> last(mean.values());
            case Explanation.Interpolated n ->
                last(List.of(n.topLeft(), n.topRight(), n.bottomLeft(), n.bottomRight()));
            case Explanation.Combined(var _, List<Source> values) -> last(values);
            case Explanation.BatchNormalised n -> Optional.of(n.x());
            case Explanation.LayerNormalised n -> last(n.values());
            case Explanation.ResponseNormalised n -> last(n.neighbours());
            case Explanation.Share share -> last(share.values());
        };
    }

    private Optional<Source> last(List<Source> values) {
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(done - 1));
    }

    /// The product that was added last; nothing before the first, and in layers that add no products.
    public Optional<Term> term() {
        return switch (explanation) {
            case Explanation.WeightedSum sum -> term(sum);
            case Explanation.Applied(var _, float _, float _, Explanation.WeightedSum sum) -> term(sum);
            default -> Optional.empty();
        };
    }

    private Optional<Term> term(Explanation.WeightedSum sum) {
        return done == 0 || sum.terms().isEmpty() ? Optional.empty() : Optional.of(sum.terms().get(done - 1));
    }
}
