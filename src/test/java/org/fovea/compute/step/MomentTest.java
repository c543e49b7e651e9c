package org.fovea.compute.step;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.fovea.compute.Evaluation;
import org.fovea.compute.Projects;
import org.fovea.compute.Request;
import org.fovea.compute.Results;
import org.fovea.engine.Axis;
import org.fovea.engine.Cancel;
import org.fovea.engine.Padding;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.simd.Machine;
import org.junit.jupiter.api.Test;

class MomentTest {
    private static Evaluation evaluation(Shape picture, int filters) {
        var axis = new Axis(3, 1, 1);
        var project = Projects.project(picture,
                Projects.layer(filters, picture.channels(), axis, axis, Padding.Named.SAME));
        return requireNonNull(
                Results.of(new Request(project, 0), null, Machine.fastest(), Cancel.NEVER, _ -> {}).stage());
    }

    @Test
    void a_step_in_a_large_layer_reads_its_receptive_field_and_nothing_else() {
        Evaluation evaluation = evaluation(new Shape(3, 1500, 2000), 2);
        Course course = Moment.course(evaluation);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var random = new Random(9);
        long least = Long.MAX_VALUE;
        for (int n = 0; n < 200; n++) {
            long position = random.nextLong(course.total());
            long before = threads.getCurrentThreadAllocatedBytes();
            Moment moment = Moment.at(evaluation, course, position);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            assertThat(moment.place()).isEqualTo(course.place(position));
        }
        // 27 products and what they are kept in; a plane of the map would be 12 million bytes.
        assertThat(least).isLessThan(20_000);
    }

    @Test
    void the_map_that_is_stepped_through_ends_with_the_sums_of_its_neurons_bit_for_bit() {
        Evaluation evaluation = evaluation(new Shape(3, 13, 11), 3);
        Course course = Moment.course(evaluation);
        for (int k = 0; k < 3; k++) {
            Tensor map = ReferenceMap.of(evaluation, k, 2, Cancel.NEVER).orElseThrow();
            for (int i = 0; i < 13; i++)
                for (int j = 0; j < 11; j++) {
                    Moment moment = Moment.at(evaluation, course, course.end(k, i, j));
                    assertThat(Float.floatToIntBits(moment.partial().value().orElseThrow()))
                            .isEqualTo(Float.floatToIntBits(map.at(0, i, j)));
                    assertThat(moment.neuron().orElseThrow().value()).isEqualTo(map.at(0, i, j));
                }
        }
    }

    @Test
    void how_much_of_a_map_is_there_grows_with_its_neurons() {
        Evaluation evaluation = evaluation(new Shape(1, 4, 5), 2);
        Course course = Moment.course(evaluation);
        assertThat(Moment.at(evaluation, course, 0).reached(0)).isZero();
        assertThat(Moment.at(evaluation, course, course.end(0, 1, 4)).reached(0)).isEqualTo(0.5);
        assertThat(Moment.at(evaluation, course, course.end(0, 1, 4) + 1).reached(0)).isEqualTo(0.5);
        Moment second = Moment.at(evaluation, course, course.end(1, 0, 0));
        assertThat(second.reached(0)).isEqualTo(1);
        assertThat(second.reached(1)).isEqualTo(1 / 20.0);
    }
}
