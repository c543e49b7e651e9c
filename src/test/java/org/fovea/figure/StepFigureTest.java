package org.fovea.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.fovea.compute.Evaluation;
import org.fovea.compute.step.Course;
import org.fovea.compute.step.Level;
import org.fovea.compute.step.Moment;
import org.fovea.compute.step.StepRange;
import org.fovea.engine.Cancel;
import org.fovea.engine.op.RandomOps;
import org.fovea.engine.simd.Machine;
import org.fovea.figure.step.StepFigure;
import org.fovea.figure.step.StepFilm;
import org.fovea.figure.step.StepText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Steps of every kind of layer, drawn.
class StepFigureTest {
    private static final int LARGEST = 8;

    static Stream<Class<?>> kinds() {
        return RandomOps.KINDS.stream();
    }

    private static String drawn(Moment moment) {
        return TextPen.of(new StepFigure(moment, StepFigure.FOLLOW, 1100, 172), Palette.LIGHT);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void every_step_says_where_it_is_and_the_last_one_of_a_neuron_what_it_has_become(Class<?> kind) {
        var ops = new RandomOps(41 + kind.getSimpleName().hashCode());
        var random = new Random(41);
        for (int n = 0; n < 12; n++) {
            Evaluation evaluation = ReasonFigureTest.stage(ops.next(kind, LARGEST), random);
            Course course = Moment.course(evaluation);
            Moment moment = Moment.at(evaluation, course, 1 + random.nextLong(course.total()));
            assertThat(drawn(moment)).contains(StepText.place(moment)).doesNotContain("NaN,");
            Moment end = moment.moved(course.forward(Level.NEURON, moment.position() - 1));
            assertThat(end.place().finished()).isTrue();
            float value = end.partial().explanation().value();
            assertThat(drawn(end)).contains(SumText.plain(value));
            assertThat(StepText.line(end)).endsWith(SumText.plain(value));
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_step_back_after_a_step_forwards_is_the_same_picture(Class<?> kind) {
        var ops = new RandomOps(42 + kind.getSimpleName().hashCode());
        var random = new Random(42);
        Evaluation evaluation = ReasonFigureTest.stage(ops.next(kind, LARGEST), random);
        Course course = Moment.course(evaluation);
        for (Level level : Level.values())
            for (int n = 0; n < 6; n++) {
                long at = course.after(level, random.nextLong(course.count(level)));
                Moment moment = Moment.at(evaluation, course, at);
                Moment back = moment.moved(course.forward(level, at)).moved(at);
                assertThat(back.position()).isEqualTo(course.back(level, course.forward(level, at)));
                assertThat(drawn(back)).isEqualTo(drawn(moment));
            }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_film_shows_the_same_whether_it_is_played_or_a_picture_is_gone_to(Class<?> kind) {
        var ops = new RandomOps(43 + kind.getSimpleName().hashCode());
        var random = new Random(43);
        Evaluation evaluation = ReasonFigureTest.stage(ops.next(kind, LARGEST), random);
        Course course = Moment.course(evaluation);
        long last = Math.min(course.count(Level.NEURON), 12);
        StepRange range = StepRange.of(course, Level.NEURON, null, 0L, last);
        var played = new StepFilm(evaluation, null, range, Machine.SCALAR, 640, 480);
        for (int n = 0; n < range.count(); n++) {
            var alone = new StepFilm(evaluation, null, range, Machine.SCALAR, 640, 480);
            assertThat(TextPen.of(played.picture(n, Cancel.NEVER), Palette.DARK))
                    .isEqualTo(TextPen.of(alone.picture(n, Cancel.NEVER), Palette.DARK));
        }
    }
}
