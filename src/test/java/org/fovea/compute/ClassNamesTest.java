package org.fovea.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.Flatten;
import org.fovea.engine.op.GlobalAvgPool;
import org.fovea.engine.op.Op;
import org.fovea.engine.op.Softmax;
import org.fovea.project.Layer;
import org.fovea.project.Operation;
import org.fovea.project.Project;
import org.fovea.project.learn.Trainings;
import org.junit.jupiter.api.Test;

/// The network of the tests has three maps: here they are three classes.
final class ClassNamesTest {
    private static final List<String> NAMES = List.of("circle", "star", "ring");

    private static Project project(List<String> classes, Op... ops) {
        Project small = Projects.small();
        var layers = new ArrayList<>(small.layers());
        for (Op op : ops)
            layers.add(Layer.of("layer " + (layers.size() + 1), new Operation(op), layers.size()));
        return new Project(small.picture(), layers, Trainings.of(classes));
    }

    @Test
    void the_softmax_at_the_end_and_what_it_reads_are_named() {
        ClassNames names = ClassNames.of(project(NAMES, new GlobalAvgPool(), new Flatten(), new Softmax()));
        assertThat(names.layers()).containsExactlyInAnyOrder(3, 4);
        assertThat(names.of(4)).isEqualTo(NAMES);
        assertThat(names.of(3, 1)).contains("star");
        assertThat(names.of(2, 1)).isEmpty();
        assertThat(names.of(4, 3)).isEmpty();
        assertThat(names.called(4, 1)).isEqualTo("map 1 “star”");
        assertThat(names.called(2, 1)).isEqualTo("map 1");
    }

    @Test
    void without_a_softmax_the_last_layer_is_named() {
        assertThat(ClassNames.of(project(NAMES, new GlobalAvgPool())).layers()).containsExactly(2);
        assertThat(ClassNames.of(project(NAMES, new GlobalAvgPool(), Activation.RELU)).layers()).containsExactly(3);
    }

    @Test
    void where_maps_are_no_scores_or_of_another_number_nothing_is_named() {
        assertThat(ClassNames.of(project(NAMES)).layers()).isEmpty();
        assertThat(ClassNames.of(project(List.of("circle", "star"), new GlobalAvgPool())).layers()).isEmpty();
        assertThat(ClassNames.of(project(List.of(), new GlobalAvgPool()))).isEqualTo(ClassNames.NONE);
        assertThat(ClassNames.of(Projects.small())).isEqualTo(ClassNames.NONE);
    }

    @Test
    void classes_that_are_called_by_their_numbers_are_not_called_twice() {
        ClassNames digits = ClassNames.of(project(IntStream.range(0, 3).mapToObj(String::valueOf).toList(),
                new GlobalAvgPool()));
        assertThat(digits.layers()).containsExactly(2);
        assertThat(digits.called(2, 1)).isEqualTo("map 1");
        assertThat(digits.of(2)).isEmpty();
    }
}
