package org.fovea.compute.quiz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fovea.compute.step.Course;
import org.fovea.engine.op.Explanation;
import org.fovea.project.Cell;

/// Asks for one value of a layer, which the student calculates from all the numbers it is made of.
public final class ValueQuestion {
    /// More terms than this nobody calculates by hand: three channels under 3×3.
    public static final int MOST_TERMS = 27;

    private ValueQuestion() {
    }

    /// @param map which map the value belongs to
    /// @param at its place in the map
    /// @return nothing where it has more than [#MOST_TERMS] terms, is not made of numbers but moved, or has no finite value
    public static Optional<Question> of(Subject subject, int map, Cell at) {
        if (subject.inputs().isEmpty() || terms(subject, map, at) > MOST_TERMS) return Optional.empty();
        Explanation explanation = subject.op().explain(subject.inputs(), map, at.row(), at.column());
        float value = explanation.value();
        return Workings.of(subject, map, at, explanation)
                .filter(working -> Float.isFinite(value) && Double.isFinite(working.value()))
                .map(working -> question(subject, map, at, value, working, sums(explanation)));
    }

    static long terms(Subject subject, int map, Cell at) {
        Course course = Course.of(subject.op(), subject.shapes());
        return course.end(map, at.row(), at.column()) - course.begin(map, at.row(), at.column());
    }

    private static boolean sums(Explanation explanation) {
        return explanation instanceof Explanation.WeightedSum
                || (explanation instanceof Explanation.Applied applied && sums(applied.argument()));
    }

    private static Question question(Subject subject, int map, Cell at, float value, Working working, boolean sum) {
        Decimals places = Decimals.of(value);
        int asked = Math.max(Decimals.USUAL, places.places());
        // Whoever calculates with the numbers as they are shown, and rounds the result, is right.
        double tolerance = Math.pow(10, -asked) + Math.abs(working.value() - value);
        var lines = new ArrayList<>(working.lines());
        var rounded = new Decimals(asked);
        if (!rounded.text(working.value()).equals(rounded.text(value)))
            lines.add("With all digits of the numbers it is %s.".formatted(rounded.text(value)));
        String text = "What is the value of %s? %s Give it to %d decimals.".formatted(subject.neuron(map, at),
                working.asked(), asked);
        return new Question(sum ? Topic.NEURON : Topic.OPERATION, subject.layer().name(), text, working.given(),
                new Answer.Quantity(value, asked, tolerance), lines);
    }

    /// Whether the numbers of a question are worth calculating with: not all the same, and not all zero.
    static boolean varied(Question question) {
        List<Grid> given = question.given();
        return given.isEmpty()
                ? question.answer() instanceof Answer.Quantity quantity && quantity.value() != 0
                : given.getFirst().cells().stream().map(Grid.Cell::text).distinct().count() > 1;
    }
}
