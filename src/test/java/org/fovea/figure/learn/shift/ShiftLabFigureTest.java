package org.fovea.figure.learn.shift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fovea.compute.Projects;
import org.fovea.compute.learn.shift.ShiftLab;
import org.fovea.compute.learn.shift.ShiftLab.Wish;
import org.fovea.engine.Axis;
import org.fovea.engine.Cancel;
import org.fovea.engine.Padding;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Network;
import org.fovea.engine.net.ReceptiveField;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Dense;
import org.fovea.engine.op.MaxPool;
import org.fovea.engine.op.Op;
import org.fovea.engine.op.Pooling;
import org.fovea.engine.simd.Machine;
import org.fovea.figure.Palette;
import org.fovea.figure.TextPen;
import org.fovea.figure.learn.shift.ShiftLabFigure.Place;
import org.fovea.project.Colors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShiftLabFigureTest {
    private static final Tensor PICTURE = Projects.noise(new Shape(1, 16, 20), 3);
    private static final Network NETWORK = Network.chain(PICTURE.shape, List.of(conv(1, 1), conv(2, 2),
            new MaxPool(Pooling.square(2)), new Dense(Projects.noise(new Shape(1, 3, 40), 1), new float[3])));

    /// Two filters of 3×3.
    private static Op conv(int channels, int stride) {
        var axis = new Axis(3, stride, 1);
        return Convolution.of(Projects.layer(2, channels, axis, axis, Padding.Named.SAME).convolution());
    }

    private static ShiftLab lab(int layer, int down, int right) {
        return ShiftLab.of(new Wish(NETWORK, layer, 0, PICTURE, down, right), Machine.SCALAR, Cancel.NEVER);
    }

    private static String verdict(int layer, int down, int right) {
        return ShiftText.verdict(lab(layer, down, right), "it");
    }

    @Test
    void the_verdict_says_what_happened_in_a_sentence() {
        assertThat(verdict(1, 0, 0)).startsWith("Drag the picture");
        // 14 × 18 values see no border; one column of them saw what came in, one column left.
        assertThat(verdict(1, 0, 1)).isEqualTo(
                "Moved 1 pixel right: the maps of it move 1 place right, and all 476 values that see no border are the same to the last bit.");
        assertThat(verdict(2, -1, 0))
                .startsWith(
                        "Moved 1 pixel up: the maps of it should move 1/2 place up, which they cannot, having a value only "
                                + "every 2 pixels. ")
                .containsPattern(
                        "(Staying where they are|Moving 1 place up) comes nearest, and is off by [0-9.]+ % of the mean");
        assertThat(verdict(2, 2, -4))
                .startsWith("Moved 2 pixels down and 4 pixels left: the maps of it move 1 place down and 2 "
                        + "places left, and all ");
        assertThat(verdict(3, 0, 1)).contains("should move 1/4 place right", "every 4 pixels",
                "Pooling tolerates some of it: of ");
        assertThat(verdict(3, 8, 10)).contains("every value of it now sees a border or what came in");
        assertThat(verdict(4, 1, 0))
                .endsWith("every value of it sees the whole picture, so there is no place that could move along.");
    }

    @Test
    void the_table_says_it_in_numbers() {
        ReceptiveField second = ReceptiveField.of(NETWORK).get(2);
        assertThat(ShiftText.cells("it", second.rows().jump(), second.columns().jump(), lab(2, 2, 0).layer()))
                .containsExactly("it", "2", "1 down", "100 %", "0 %", "–");
        assertThat(ShiftText.cells("it", second.rows().jump(), second.columns().jump(), lab(2, 0, 1).layer()).subList(0,
                4))
                .containsExactly("it", "2", "1/2 right", "0 %");
        assertThat(ShiftText.cells("dense", second.rows().jump(), second.columns().jump(), lab(4, 0, 1).layer()))
                .containsExactly("dense", "sees all", "–", "–", "–", "–");
        assertThat(ShiftText.ABOUT).hasSameSizeAs(ShiftText.HEAD);
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 1, 900, 560", "2, 1, 0, 640, 380", "3, -4, 4, 1400, 700", "4, 2, 2, 300, 400",
            "1, 0, 0, 900, 560"})
    void all_pictures_are_as_large_as_each_other_and_stand_inside(int layer, int down, int right, double width,
            double height) {
        var figure = new ShiftLabFigure(lab(layer, down, right), "it", Colors.VIRIDIS, width, height);
        List<double[]> images = TextPen.of(figure, Palette.LIGHT).lines().filter(line -> line.startsWith("image"))
                .map(line -> line.split(" ")).map(words -> new double[]{Double.parseDouble(words[1]),
                        Double.parseDouble(words[2]), Double.parseDouble(words[3]), Double.parseDouble(words[4])})
                .filter(image -> image[3] > 8).toList();
        assertThat(images).hasSize(6);
        for (double[] image : images) {
            assertThat(image[2]).isEqualTo(images.getFirst()[2]);
            assertThat(image[3]).isEqualTo(image[2] * 16 / 20);
            assertThat(image[0]).isNotNegative();
            assertThat(image[0] + image[2]).isLessThanOrEqualTo(width);
            assertThat(image[1] + image[3]).isLessThanOrEqualTo(height);
        }
    }

    @Test
    void what_came_in_is_hatched_and_what_can_be_compared_is_outlined() {
        var figure = new ShiftLabFigure(lab(1, 0, 2), "it", Colors.GREY, 900, 560);
        Place moving = figure.movable();
        String drawn = TextPen.of(figure, Palette.LIGHT);
        assertThat(drawn)
                .contains("hatch %.0f %.0f %.0f %.0f".formatted(moving.x(), moving.y(), 2 * figure.pixel(),
                        moving.high()))
                .contains("“difference: none”", "“the picture, moved 2 right”", "“its map, moved 2 right”");
        assertThat(drawn.lines().filter(line -> line.startsWith("outline") && line.endsWith("#0969da"))).hasSize(3);
        assertThat(moving.contains(moving.x() + 1, moving.y() + 1)).isTrue();
        assertThat(moving.contains(moving.x() - 1, moving.y() + 1)).isFalse();
    }

    @Test
    void large_pictures_are_drawn_as_large_as_their_place() {
        Tensor large = Projects.noise(new Shape(3, 300, 400), 9);
        var axis = new Axis(3, 1, 1);
        Network network = Network.chain(large.shape,
                List.of(Convolution.of(Projects.layer(2, 3, axis, axis, Padding.Named.SAME).convolution())));
        ShiftLab lab = ShiftLab.of(new Wish(network, 1, 1, large, 5, 0), Machine.fastest(), Cancel.NEVER);
        String drawn = TextPen.of(new ShiftLabFigure(lab, "it", Colors.MAGMA, 640, 400), Palette.DARK);
        assertThat(drawn.lines().filter(line -> line.startsWith("image") && line.contains("400×300"))).isEmpty();
    }
}
