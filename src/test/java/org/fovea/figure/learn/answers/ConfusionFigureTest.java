package org.fovea.figure.learn.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.fovea.figure.Palette;
import org.fovea.figure.TextPen;
import org.fovea.project.Cell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfusionFigureTest {
    private static final List<String> SHAPES = List.of("circle", "star", "ring");

    private static ConfusionFigure random(int classes, double width, double height, long seed) {
        var random = new Random(seed);
        int[][] counts = IntStream.range(0, classes).mapToObj(i -> IntStream.range(0, classes)
                .map(j -> i == j ? 50 + random.nextInt(50) : random.nextInt(3)).toArray()).toArray(int[][]::new);
        return new ConfusionFigure(IntStream.range(0, classes).mapToObj("class %d"::formatted).toList(), counts, null,
                width, height);
    }

    @ParameterizedTest
    @CsvSource({"1, 300, 200", "2, 640, 480", "10, 600, 560", "10, 330, 260", "37, 500, 500", "150, 640, 640",
            "1000, 640, 640"})
    void every_cell_is_found_where_it_lies_and_nothing_lies_outside(int classes, double width, double height) {
        ConfusionFigure figure = random(classes, width, height, 1);
        var random = new Random(2);
        for (int turn = 0; turn < 60; turn++) {
            var cell = new Cell(random.nextInt(classes), random.nextInt(classes));
            double[] middle = figure.middle(cell);
            if (figure.cell() >= 2) assertThat(figure.cellAt(middle[0], middle[1])).contains(cell);
            assertThat(middle[1]).isLessThan(Math.max(height, 0.5 * classes + 42));
        }
        assertThat(figure.cellAt(0, height / 2)).isEmpty();
        assertThat(figure.cellAt(width / 2, 1)).isEmpty();
    }

    @Test
    void cells_say_their_count_and_share_and_rows_what_was_recognised() {
        var figure = new ConfusionFigure(SHAPES, new int[][]{{18, 2, 0}, {0, 9, 1}, {5, 0, 0}}, new Cell(0, 1), 520,
                400);
        String drawn = TextPen.of(figure, Palette.LIGHT);
        assertThat(drawn).contains("“18”", "“90 %”", "“2”", "“10 %”", "“90.0 %”", "“0 %”", "“star”", "wanted", "given");
        assertThat(drawn.lines().filter(line -> line.contains("“0”"))).as("nobody needs to read nothing").isEmpty();
        assertThat(figure.text(new Cell(0, 1))).isEqualTo("“circle” taken for “star”: 2 of 20, 10.0 %");
        assertThat(figure.text(new Cell(1, 1))).isEqualTo("“star” recognised: 9 of 10, 90.0 %");
        assertThat(figure.text(new Cell(2, 0))).isEqualTo("“ring” taken for “circle”: 5 of 5, 100 %");
    }

    @Test
    void right_cells_are_blue_and_wrong_ones_red_the_stronger_the_more_there_are() {
        var figure = new ConfusionFigure(SHAPES, new int[][]{{90, 9, 1}, {0, 100, 0}, {0, 0, 100}}, null, 520, 400);
        int many = ground(figure, new Cell(0, 1));
        int few = ground(figure, new Cell(0, 2));
        int right = ground(figure, new Cell(1, 1));
        assertThat(red(many) - blue(many)).isGreaterThan(red(few) - blue(few));
        assertThat(red(few)).isGreaterThan(blue(few));
        assertThat(blue(right)).isGreaterThan(red(right));
        assertThat(ground(figure, new Cell(1, 0))).isEqualTo(Palette.LIGHT.panel());
    }

    private static int ground(ConfusionFigure figure, Cell cell) {
        double[] middle = figure.middle(cell);
        return TextPen.of(figure, Palette.LIGHT).lines().filter(line -> line.startsWith("fill ")).filter(line -> {
            String[] words = line.split(" ", -1);
            double x = Double.parseDouble(words[1]);
            double y = Double.parseDouble(words[2]);
            return Math.abs(x + figure.cell() / 2 - middle[0]) < 1 && Math.abs(y + figure.cell() / 2 - middle[1]) < 1;
        }).map(line -> 0xff000000 | Integer.parseInt(line.substring(line.indexOf('#') + 1).strip(), 16)).findFirst()
                .orElseThrow();
    }

    private static int red(int argb) {
        return argb >> 16 & 255;
    }

    private static int blue(int argb) {
        return argb & 255;
    }

    @Test
    void a_thousand_classes_are_drawn_without_a_word_in_their_cells() {
        String drawn = TextPen.of(random(200, 640, 640, 3), Palette.DARK);
        assertThat(drawn.lines().filter(line -> line.startsWith("text")).count()).isLessThan(10);
        ConfusionFigure figure = random(200, 640, 640, 3);
        assertThat(figure.middle(new Cell(199, 199))[0]).isEqualTo(figure.middle(new Cell(0, 0))[0]
                + 199 * figure.cell(), within(1e-6));
    }
}
