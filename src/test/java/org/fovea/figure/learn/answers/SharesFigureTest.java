package org.fovea.figure.learn.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Softmax;
import org.fovea.figure.Palette;
import org.fovea.figure.TextPen;
import org.junit.jupiter.api.Test;

final class SharesFigureTest {
    @Test
    void shares_are_those_of_a_softmax_whatever_the_scores() {
        var random = new Random(1);
        for (int turn = 0; turn < 30; turn++) {
            var data = new float[1 + random.nextInt(12)];
            for (int k = 0; k < data.length; k++) data[k] = (random.nextFloat() - 0.5f) * 200;
            var scores = new Tensor(new Shape(data.length, 1, 1), data);
            List<Float> shares = SharesFigure.softmax(scores);
            assertThat(shares.stream().mapToDouble(share -> share).sum()).isEqualTo(1, within(1e-5));
            for (int k = 0; k < data.length; k++)
                assertThat(shares.get(k)).isEqualTo(new Softmax().explain(List.of(scores), k, 0, 0).value(),
                        within(1e-5f));
        }
    }

    @Test
    void the_largest_share_stands_out_and_every_class_has_its_name() {
        String drawn = TextPen.of(
                new SharesFigure(List.of("circle", "star", "ring"), List.of(0.2f, 0.7f, 0.1f), 300, 90),
                Palette.LIGHT);
        assertThat(drawn.lines().filter(line -> line.contains("star")).toList()).singleElement().asString()
                .contains("WORDS_BOLD", "#0969da");
        assertThat(drawn).contains("70.0 %", "20.0 %", "circle", "ring");
    }

    @Test
    void of_a_thousand_classes_the_likely_ones_are_shown() {
        List<String> names = IntStream.range(0, 1000).mapToObj("class %d"::formatted).toList();
        List<Float> shares = IntStream.range(0, 1000).mapToObj(k -> k == 777 ? 0.9f : 0.0001f).toList();
        String drawn = TextPen.of(new SharesFigure(names, shares, 300, 200), Palette.DARK);
        assertThat(drawn).contains("class 777").containsPattern("9\\d\\d more");
        assertThat(drawn.lines().count()).isLessThan(80);
    }

    @Test
    void while_nothing_is_known_there_are_names_and_no_numbers() {
        String drawn = TextPen.of(new SharesFigure(List.of("circle", "star"), List.of(), 300, 90), Palette.LIGHT);
        assertThat(drawn).contains("circle", "star").doesNotContain("%");
    }

    @Test
    void what_is_nearly_all_or_nothing_is_not_called_so() {
        assertThat(SharesFigure.percent(1)).isEqualTo("100 %");
        assertThat(SharesFigure.percent(0.99999)).isEqualTo(">99.9 %");
        assertThat(SharesFigure.percent(0)).isEqualTo("0 %");
        assertThat(SharesFigure.percent(1e-6)).isEqualTo("<0.1 %");
        assertThat(SharesFigure.percent(0.973)).isEqualTo("97.3 %");
    }
}
