package org.fovea.ui.step;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.fovea.compute.quiz.Answer;
import org.fovea.compute.quiz.FieldQuestion;
import org.fovea.compute.quiz.SizeQuestion;
import org.fovea.compute.quiz.Subject;
import org.fovea.compute.step.Course;
import org.fovea.compute.step.Moment;
import org.fovea.engine.Shape;
import org.fovea.engine.field.Span;
import org.fovea.project.Cell;
import org.fovea.session.Session;
import org.fovea.session.Stepping;
import org.jspecify.annotations.Nullable;

/// One question in the window.
///
/// @param question for the students
/// @param answer what is right
/// @param calculation how one gets there; empty where the arithmetic below shows it
/// @param map of the neuron it is about
/// @param at the neuron it is about; null where it is about none
record Riddle(String question, Answer answer, List<String> calculation, int map, @Nullable Cell at) {
    /// What is asked.
    enum About {
        VALUE("value", "What is the value of a neuron? Click one in the map to ask for it."), SIZE("output size",
                "How large are the maps under other settings?"),
        FIELD("field", "Which pixels does a neuron see? Click the corner of its field in the input, or type it.");

        private final String title;
        private final String about;

        About(String title, String about) {
            this.title = title;
            this.about = about;
        }

        String title() {
            return title;
        }

        String about() {
            return about;
        }
    }

    /// Of a guess of a value, how much it may be off: what can be read from three decimals.
    private static final double CLOSE = 0.0015;
    private static final int DECIMALS = 3;

    /// The next question about the layer on the stage; nothing where there is none of its kind.
    ///
    /// @param elsewhere whether the neuron in turn was asked for already
    static Optional<Riddle> next(About about, Session session, Stepping stepping, Random random, boolean elsewhere) {
        Moment now = session.momentProperty().get();
        if (now == null) return Optional.empty();
        return switch (about) {
            case VALUE -> {
                Cell cell = elsewhere || now.idle() ? any(now.course(), random) : now.at();
                stepping.askFor(now.idle() ? 0 : now.map(), cell);
                Moment asked = session.momentProperty().get();
                yield asked == null ? Optional.empty() : Optional.of(ofValue(asked));
            }
            case SIZE -> SizeQuestion.drawn(Subject.of(now.evaluation()), random)
                    .map(question -> new Riddle(question.text(), question.answer(), question.calculation(), 0, null));
            case FIELD -> {
                Cell cell = any(now.course(), random);
                // Nothing on the stage tells.
                stepping.home();
                String text = "Which rows and columns does neuron (%d, %d) see? Click the corner of its field, or type them."
                        .formatted(cell.row(), cell.column());
                yield FieldQuestion.ofInput(Subject.of(now.evaluation()), cell)
                        .map(question -> new Riddle(text, question.answer(), List.of(), 0, cell));
            }
        };
    }

    private static Cell any(Course course, Random random) {
        Shape output = course.output();
        return new Cell(random.nextInt(output.height()), random.nextInt(output.width()));
    }

    /// What the value of the neuron in turn is.
    static Riddle ofValue(Moment moment) {
        float value = moment.partial().explanation().value();
        double tolerance = Math.max(CLOSE, Math.abs(value) * CLOSE);
        return new Riddle("What is the value of neuron (%d, %d) of map %d?".formatted(moment.at().row(),
                moment.at().column(), moment.map()), new Answer.Quantity(value, DECIMALS, tolerance), List.of(),
                moment.map(), moment.at());
    }

    /// A field of the same size that begins elsewhere.
    static Answer.Place from(Answer.Place field, Cell corner) {
        return new Answer.Place(moved(field.rows(), corner.row()), moved(field.columns(), corner.column()));
    }

    private static Span moved(Span span, int first) {
        return new Span(first, first + span.last() - span.first(), span.step());
    }

    /// Shows on the stage what was asked for.
    void shown(Stepping stepping) {
        if (at != null) stepping.toNeuron(map, at);
    }
}
