package org.fovea.figure.learn.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.fovea.compute.Projects;
import org.fovea.engine.Cancel;
import org.fovea.engine.op.GlobalAvgPool;
import org.fovea.engine.op.Softmax;
import org.fovea.engine.simd.Machine;
import org.fovea.figure.Palette;
import org.fovea.figure.TextPen;
import org.fovea.figure.learn.answers.LayersFigure.Row;
import org.fovea.project.Layer;
import org.fovea.project.Operation;
import org.fovea.project.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LayersFigureTest {
    private static List<Row> rows() {
        Project small = Projects.small();
        Project project = small.withLayers(List.of(small.layer(1),
                Layer.of("mean", new Operation(new GlobalAvgPool()), 1),
                Layer.of("shares", new Operation(new Softmax()), 2)));
        return LayersFigure.rows(project.layers(), project.network().evaluate(small.picture().original(),
                Machine.SCALAR, Cancel.NEVER));
    }

    private static Row many(int count) {
        return new Row("wide", count + " @ 9×12", Collections.nCopies(Math.min(64, count),
                rows().getFirst().maps().getFirst()), count);
    }

    @Test
    void every_layer_has_its_name_its_shape_and_its_maps() {
        assertThat(rows()).extracting(Row::name).containsExactly("conv1", "mean", "shares");
        assertThat(rows()).extracting(Row::about).containsExactly("3 @ 9×12", "3 @ 1×1", "3 @ 1×1");
        assertThat(rows()).allSatisfy(row -> assertThat(row.maps()).hasSize(3));
        String drawn = TextPen.of(new LayersFigure(rows(), 400, 300), Palette.LIGHT);
        assertThat(drawn.lines().filter(line -> line.startsWith("image"))).hasSize(9);
        assertThat(drawn).contains("conv1", "3 @ 9×12", "shares");
    }

    @ParameterizedTest
    @CsvSource({"200, 900", "300, 600", "480, 600", "480, 300", "700, 180", "1100, 700"})
    void maps_use_as_many_lines_as_there_is_room_for_and_stay_inside(double width, double height) {
        List<Row> rows = List.of(many(8), many(16), rows().get(1), many(16), rows().get(2));
        var figure = new LayersFigure(rows, width, height);
        String drawn = TextPen.of(figure, Palette.DARK);
        drawn.lines().filter(line -> line.startsWith("image")).forEach(line -> {
            String[] words = line.split(" ", -1);
            assertThat(Double.parseDouble(words[1]) + Double.parseDouble(words[3])).isLessThanOrEqualTo(width + 1);
            assertThat(Double.parseDouble(words[2]) + Double.parseDouble(words[4]))
                    .isLessThanOrEqualTo(Math.max(height, figure.least()) + 1);
        });
        long images = drawn.lines().filter(line -> line.startsWith("image")).count();
        if (height >= 600) assertThat(images).as("all of them").isEqualTo(8 + 16 + 3 + 16 + 3);
        else
            assertThat(images).isGreaterThan(10);
        if (images < 46) assertThat(drawn).contains("“+ ");
    }

    @Test
    void of_five_hundred_maps_the_first_are_shown_and_the_rest_counted() {
        String drawn = TextPen.of(new LayersFigure(List.of(many(500)), 600, 200), Palette.LIGHT);
        assertThat(drawn).containsPattern("\\+ 4\\d\\d");
    }
}
