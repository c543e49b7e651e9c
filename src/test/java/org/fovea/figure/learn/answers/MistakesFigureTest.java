package org.fovea.figure.learn.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.fovea.figure.Palette;
import org.fovea.figure.Raster;
import org.fovea.figure.Rectangle;
import org.fovea.figure.TextPen;
import org.fovea.figure.learn.answers.MistakesFigure.Card;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MistakesFigureTest {
    private static Raster picture() {
        var argb = new int[28 * 28];
        Arrays.fill(argb, 0xff808080);
        return new Raster(28, 28, argb);
    }

    private static List<Card> cards(int count) {
        return IntStream.range(0, count).mapToObj(n -> new Card(10 + n, n % 2 == 0 ? picture() : null, "star",
                n % 5 == 4 ? "star" : "ring", 0.973f, 0.019f)).toList();
    }

    @ParameterizedTest
    @ValueSource(doubles = {150, 220, 400, 777, 1200})
    void every_card_is_found_where_it_lies_and_none_overlaps_another(double width) {
        var figure = new MistakesFigure(cards(11), 12, width);
        for (int card = 0; card < 11; card++) {
            Rectangle at = figure.at(card);
            assertThat(figure.cardAt(at.x() + at.width() / 2, at.y() + at.height() / 2)).hasValue(card);
            assertThat(at.right()).isLessThanOrEqualTo(width);
            assertThat(at.y() + at.height()).isLessThanOrEqualTo(figure.height());
        }
        assertThat(figure.cardAt(width / 2, figure.height() + 5)).isEmpty();
    }

    @Test
    void a_card_says_what_was_wanted_and_given_and_how_sure_the_network_was() {
        String drawn = TextPen.of(new MistakesFigure(cards(1), 10, 220), Palette.LIGHT);
        assertThat(drawn).contains("star → ring", "97.3 %", "1.9 %").contains("image");
        assertThat(drawn).as("the one that is looked at").contains("#0969da");
        assertThat(TextPen.of(new MistakesFigure(cards(1), 99, 220), Palette.LIGHT)).doesNotContain("#0969da");
    }

    @Test
    void a_picture_that_is_still_to_come_is_hatched_and_right_answers_have_one_share() {
        String waiting = TextPen.of(new MistakesFigure(cards(2).subList(1, 2), 0, 220), Palette.LIGHT);
        assertThat(waiting).contains("hatch").doesNotContain("image");
        String right = TextPen.of(new MistakesFigure(cards(5).subList(4, 5), 0, 220), Palette.LIGHT);
        assertThat(right).contains("97.3 %").doesNotContain("→", "1.9 %");
        assertThat(cards(5).getLast().text()).isEqualTo("Example 14, “star” with 97.3 %");
        assertThat(cards(1).getFirst().text())
                .isEqualTo("Example 10, “star” taken for “ring” with 97.3 %, its own share is 1.9 %");
    }
}
