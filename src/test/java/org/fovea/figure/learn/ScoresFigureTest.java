package org.fovea.figure.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.TextPen;
import org.junit.jupiter.api.Test;

/// Scores of classes as bars.
class ScoresFigureTest {
    private static final int WRONG = 0xcf222e;

    @Test
    void the_wanted_class_is_marked_and_a_wrong_answer_is_red() {
        var right = new ScoresFigure(List.of("cat", "dog"), new float[]{0.9f, 0.1f}, 0, 200, 60);
        var wrong = new ScoresFigure(List.of("cat", "dog"), new float[]{0.9f, 0.1f}, 1, 200, 60);
        String red = "#%06x".formatted(WRONG);
        assertThat(TextPen.of(right, Palette.LIGHT)).doesNotContain(red).contains("“90.0 %”").contains("polygon");
        assertThat(TextPen.of(wrong, Palette.LIGHT)).contains(red);
    }

    @Test
    void the_widest_number_keeps_away_from_its_bar() {
        String drawn = TextPen.of(new ScoresFigure(List.of("cat", "dog"), new float[]{1, 0}, 0, 200, 60),
                Palette.LIGHT);
        String[] bar = drawn.lines().filter(line -> line.startsWith("fill ")).findFirst().orElseThrow().split(" ", -1);
        double end = Double.parseDouble(bar[1]) + Double.parseDouble(bar[3]);
        double text = 200 - new TextPen().textWidth("100.0 %", Pen.Face.NUMBERS, 12);
        assertThat(text - end).isBetween(6.0, 8.5);
    }

    @Test
    void of_many_classes_the_likeliest_are_shown_and_the_wanted_one_always() {
        List<String> classes = IntStream.range(0, 50).mapToObj(n -> "class " + n).toList();
        var shares = new float[50];
        for (int k = 0; k < 50; k++) shares[k] = k / 1225f;
        var figure = new ScoresFigure(classes, shares, 3, 200, 140);
        assertThat(figure.order()).hasSize(10).startsWith(49, 48, 47).endsWith(3);
    }
}
