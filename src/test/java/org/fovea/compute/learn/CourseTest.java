package org.fovea.compute.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.fovea.compute.learn.Course.Epoch;
import org.fovea.compute.learn.Course.Point;
import org.fovea.engine.train.BatchReport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How a training went, in points that never become too many.
class CourseTest {
    private static List<Point> points(int count) {
        var random = new SplittableRandom(count);
        var points = new ArrayList<Point>();
        for (int n = 1; n <= count; n++)
            points.add(new Point(n / 7.0, 1, random.nextDouble(), random.nextDouble(), 0.1, random.nextDouble(),
                    List.of(new BatchReport.Layer(random.nextDouble(), random.nextDouble(), 1))));
        return points;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1999, 2000, 2001, 4001, 9001, 20001})
    void points_are_means_that_leave_nothing_out(int count) {
        List<Point> all = points(count);
        Course course = Course.NONE;
        for (int from = 0; from < count; from += 37)
            course = course.with(all.subList(from, Math.min(count, from + 37)));
        assertThat(course.points()).hasSizeLessThanOrEqualTo(Course.MOST);
        assertThat(course.points().stream().mapToInt(Point::batches).sum()).isEqualTo(count);
        double sum = course.points().stream().mapToDouble(point -> point.loss() * point.batches()).sum();
        assertThat(sum).isCloseTo(all.stream().mapToDouble(Point::loss).sum(), within(1e-6));
        double changes = course.points().stream()
                .mapToDouble(point -> point.layers().getFirst().change() * point.batches()).sum();
        assertThat(changes)
                .isCloseTo(all.stream().mapToDouble(point -> point.layers().getFirst().change()).sum(), within(1e-6));
        assertThat(course.passed()).isEqualTo(all.getLast().epochs());
        assertThat(course.points()).extracting(Point::epochs).isSorted();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2000, 2001, 5000})
    void of_many_epochs_the_first_and_the_last_stay(int count) {
        Course course = Course.NONE;
        for (int n = 0; n <= count; n++) course = course.with(new Epoch(n, 1, 0, 1, 0, 1));
        assertThat(course.epochs()).hasSizeLessThanOrEqualTo(Course.MOST);
        assertThat(course.epochs().getFirst().epochs()).isZero();
        assertThat(course.epochs().getLast().epochs()).isEqualTo(count);
    }
}
