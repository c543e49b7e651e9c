package org.fovea.compute.step;

import java.util.List;
import java.util.Optional;
import org.fovea.compute.Evaluation;
import org.fovea.compute.Neuron;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Explanation;
import org.fovea.project.Cell;

/// One position in the computing of a layer, with everything that is seen there. Only what the neuron in turn reads is read.
///
/// @param evaluation the layer
/// @param course its order
/// @param position how many terms of the layer are done
/// @param place the neuron in turn
/// @param partial its value on its way
/// @param asked whether the neuron in turn is one whose value is guessed: it is pointed out before the first of its terms
public record Moment(Evaluation evaluation, Course course, long position, Place place, Partial partial, boolean asked) {

    /// @param position from 0 to the course's total
    /// @throws IllegalArgumentException when there is no such position
    public static Moment at(Evaluation evaluation, Course course, long position) {
        Place place = course.place(position);
        Explanation explanation = evaluation.step().op().explain(evaluation.inputs(), place.map(), place.row(),
                place.column());
        return new Moment(evaluation, course, position, place, new Partial(explanation, place.done()), false);
    }

    /// The order of a layer.
    public static Course course(Evaluation evaluation) {
        return Course.of(evaluation.step().op(),
                evaluation.inputs().stream().map((Tensor input) -> input.shape).toList());
    }

    /// Another position; the explanation of a neuron that stays in turn is kept.
    public Moment moved(long to) {
        Place next = course.place(to);
        boolean same = next.map() == place.map() && next.at().equals(place.at());
        return same
                ? new Moment(evaluation, course, to, next, new Partial(partial.explanation(), next.done()), false)
                : at(evaluation, course, to);
    }

    /// Whether it belongs to this very evaluation, not to one before it.
    @SuppressWarnings("ReferenceEquality")
    public boolean of(Evaluation other) {
        return other == evaluation;
    }

    public int map() {
        return place.map();
    }

    public Cell at() {
        return place.at();
    }

    /// The neuron in turn before the first of its terms: what its value will be can be asked. The position is that at which all
    /// neurons before it are done.
    public Moment withAsked() {
        long begin = course.begin(place.map(), place.row(), place.column());
        return new Moment(evaluation, course, begin,
                new Place(place.map(), place.row(), place.column(), 0, place.terms()),
                new Partial(partial.explanation(), 0), true);
    }

    /// Whether nothing is computed yet and no neuron in turn.
    public boolean idle() {
        return position == 0 && !asked;
    }

    /// How much of a map is computed, from 0 to 1.
    public double reached(int map) {
        if (position == 0 || map > place.map()) return 0;
        if (map < place.map()) return 1;
        long before = (long) place.row() * course.output().width() + place.column() + (place.finished() ? 1 : 0);
        return (double) before / course.output().plane();
    }

    /// The neuron in turn where the layer is a convolution.
    public Optional<Neuron> neuron() {
        return evaluation.conv().map(_ -> Neuron.of(evaluation, place.map(), place.at()));
    }
}
