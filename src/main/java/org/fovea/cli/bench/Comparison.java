package org.fovea.cli.bench;

import java.util.Random;
import org.fovea.engine.Cancel;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Filter;
import org.fovea.engine.op.Term;
import org.fovea.engine.simd.Machine;

/// Whether an engine computed what it should: how fast a wrong result comes is of no interest.
///
/// Two correct results differ by rounding alone, which grows with the sum of the magnitudes of what is added up; each value
/// may be off by [#ROUNDING] of the largest such sum there can be.
final class Comparison {
    /// About 300 units in the last place: room for algorithms that add up in another order, or transform the numbers first.
    static final double ROUNDING = 2e-5;
    /// Of several layers, of the largest value: what one layer rounds, the next one multiplies.
    static final double LAYERS = 1e-3;
    private static final int PLACES = 64;

    private Comparison() {
    }

    /// Compares values with the formula: of a layer some, the first and the last among them, in double precision; of a
    /// neuron all, with the scalar loops.
    ///
    /// @throws IllegalStateException when one is wrong
    static void withFormula(Work work, Tensor x, Tensor result) {
        requireShape(work, "fovea", result);
        switch (work) {
            case WholeLayer layer -> withLayer(layer, x, result);
            case OneWeight weight -> withLayer(weight.whole(), x, result);
            case OneNeuron neuron -> {
                Tensor plain = scalar(neuron, x);
                for (int at = 0; at < plain.data.length; at++)
                    requireNear(work, "fovea", result.data[at], plain.data[at], tolerance(work, x), at);
            }
        }
    }

    private static Tensor scalar(OneNeuron work, Tensor x) {
        return work.network().evaluate(x, work.last(), work.at(), Machine.SCALAR, Cancel.NEVER).values();
    }

    private static void withLayer(WholeLayer work, Tensor x, Tensor result) {
        double tolerance = tolerance(work, x);
        Shape shape = result.shape;
        var random = new Random(1);
        for (int place = 0; place < PLACES; place++) {
            int at = place == 0 ? 0 : place == 1 ? shape.size() - 1 : random.nextInt(shape.size());
            int channel = at / shape.plane();
            int row = at % shape.plane() / shape.width();
            int column = at % shape.width();
            double sum = work.layer().filters().get(channel).bias();
            for (Term term : work.layer().explain(x, channel, row, column))
                sum += (double) term.input() * term.weight();
            requireNear(work, "fovea", result.data[at], sum, tolerance, at);
        }
    }

    /// Compares every value with ours.
    ///
    /// @throws IllegalStateException when one differs by more than rounding
    static void withOurs(Work work, Tensor x, Tensor ours, String peer, Tensor result) {
        requireShape(work, peer, result);
        double tolerance = tolerance(work, x);
        for (int at = 0; at < ours.data.length; at++)
            requireNear(work, peer, result.data[at], ours.data[at], tolerance, at);
    }

    private static double tolerance(Work work, Tensor x) {
        return switch (work) {
            case WholeLayer layer -> tolerance(layer, x);
            case OneWeight weight -> tolerance(weight.whole(), x);
            case OneNeuron neuron -> LAYERS * largest(scalar(neuron, x));
        };
    }

    private static double largest(Tensor tensor) {
        double largest = 0;
        for (float value : tensor.data) largest = Math.max(largest, Math.abs(value));
        return largest;
    }

    private static double tolerance(WholeLayer work, Tensor x) {
        double largest = largest(x);
        double most = 0;
        for (Filter filter : work.layer().filters()) {
            double sum = Math.abs(filter.bias());
            for (float weight : filter.weights().data) sum += largest * Math.abs(weight);
            most = Math.max(most, sum);
        }
        return ROUNDING * most;
    }

    private static void requireShape(Work work, String engine, Tensor result) {
        Shape expected = work.output();
        if (!result.shape.equals(expected))
            throw new IllegalStateException(
                    "the result of %s on %s is %s instead of %s".formatted(engine, work.id(), result.shape, expected));
    }

    private static void requireNear(Work work, String engine, float value, double expected, double tolerance, int at) {
        // A value that is not a number is not near to anything.
        if (!(Math.abs(value - expected) <= tolerance))
            throw new IllegalStateException("the result of %s on %s has %s at %d instead of %s"
                    .formatted(engine, work.id(), value, at, expected));
    }
}
