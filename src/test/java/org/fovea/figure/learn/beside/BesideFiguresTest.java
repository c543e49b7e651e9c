package org.fovea.figure.learn.beside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.fovea.compute.learn.beside.Match;
import org.fovea.compute.learn.beside.PictureGrowth;
import org.fovea.compute.learn.beside.ShiftTest;
import org.fovea.compute.learn.beside.Standing;
import org.fovea.compute.learn.beside.Strokes;
import org.fovea.compute.learn.beside.Twin;
import org.fovea.engine.Tensor;
import org.fovea.engine.train.Loss;
import org.fovea.figure.Figure;
import org.fovea.figure.Palette;
import org.fovea.figure.TextPen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class BesideFiguresTest {
    private static final Standing STANDING = ContestTextTest.standing(new double[]{0.5, 0.75, 1},
            new double[]{0.25, 0.5});
    private static final List<ShiftTest> TESTS = List.of(ContestTextTest.test(1000, 900, 800, 700, 600, 500, 400),
            ContestTextTest.test(900, 700, 400, 200, 100, 100, 100));
    private static final Tensor PICTURE = new Strokes(1, 10, 3).example(0, 0).input();
    private static final List<Twin> TWINS = List.of(
            Twin.of(ContestTextTest.NETWORK, Loss.CROSS_ENTROPY, Match.PARAMETERS),
            Twin.of(ContestTextTest.NETWORK, Loss.CROSS_ENTROPY, Match.UNITS));
    private static final PictureGrowth GROWTH = PictureGrowth.of(ContestTextTest.NETWORK, TWINS);

    static Stream<Figure> figures() {
        return Stream.of(400, 560, 1100)
                .flatMap(width -> Stream.of(new ContestFigure(STANDING, TESTS, Math.max(760, width)),
                        new CurvesFigure(STANDING, false, 2.0 * width, 230),
                        new CurvesFigure(STANDING, true, 2.0 * width, 230),
                        new ShiftCurveFigure(TESTS, List.of("convolutional", "fully connected"), 6, PICTURE, width,
                                300),
                        new ShiftCurveFigure(TESTS, List.of("convolutional", "fully connected"), 6, null, width, 240),
                        new GrowthFigure(GROWTH, List.of("3 hidden units", "300 hidden units"), width, 300),
                        new WeightPictures(STANDING.entrants().getFirst().network(),
                                STANDING.entrants().getLast().network(), width,
                                260)));
    }

    private static List<String[]> calls(Figure figure, Palette palette) {
        return TextPen.of(figure, palette).lines().map(line -> line.split(" ")).toList();
    }

    @ParameterizedTest
    @MethodSource("figures")
    void everything_stands_inside_the_figure_and_text_is_at_least_12_pixels(Figure figure) {
        var pen = new TextPen();
        for (Palette palette : List.of(Palette.LIGHT, Palette.DARK))
            for (String[] call : calls(figure, palette)) {
                String line = String.join(" ", call);
                if (call[0].equals("fill") || call[0].equals("image")) {
                    assertThat(Double.parseDouble(call[1])).as(line).isGreaterThanOrEqualTo(-1);
                    assertThat(Double.parseDouble(call[1]) + Double.parseDouble(call[3])).as(line)
                            .isLessThanOrEqualTo(figure.width() + 1);
                    assertThat(Double.parseDouble(call[2]) + Double.parseDouble(call[4])).as(line)
                            .isLessThanOrEqualTo(figure.height() + 1);
                }
                if (!call[0].equals("text")) continue;
                double x = Double.parseDouble(call[1]);
                String text = line.substring(line.indexOf('“') + 1, line.lastIndexOf('”'));
                // Letters of words are about 0.53 of their size wide; the pen of the tests takes all for those of numbers.
                double wide = pen.textWidth(text, org.fovea.figure.Pen.Face.NUMBERS, 12)
                        * (line.contains("WORDS") ? 0.88 : 1);
                double left = line.contains(" RIGHT ") ? x - wide : line.contains(" CENTER ") ? x - wide / 2 : x;
                assertThat(line).containsPattern(" 12 ");
                assertThat(left).as(line).isGreaterThanOrEqualTo(-1);
                assertThat(left + wide).as(line).isLessThanOrEqualTo(figure.width() + 1);
            }
    }

    @Test
    void curves_of_the_shift_test_fall_as_the_numbers_do() {
        List<double[]> lines = lines(new ShiftCurveFigure(TESTS, List.of("a", "b"), 6, null, 600, 240));
        assertThat(lines).hasSize(12);
        // The first drawn is the second network, from 90 % to 70 %; the axis is 240 − 28 − 44 pixels high.
        assertThat(lines.getFirst()[3] - lines.getFirst()[1]).isCloseTo(0.2 * 168, within());
        assertThat(lines.get(6)[1]).isCloseTo(28, within());
        assertThat(lines.get(6)[3]).isCloseTo(28 + 0.1 * 168, within());
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(0.02);
    }

    /// The ends of all lines drawn.
    private static List<double[]> lines(Figure figure) {
        return calls(figure, Palette.LIGHT).stream().filter(call -> call[0].equals("line"))
                .map(call -> Arrays.stream(call, 1, 5).mapToDouble(Double::parseDouble).toArray()).toList();
    }

    @Test
    void on_logarithmic_scales_twice_the_side_is_a_step_and_parameters_of_a_fully_connected_network_rise_straight() {
        var figure = new GrowthFigure(GROWTH, List.of("3 hidden units", "300 hidden units"), 600, 300);
        String drawn = TextPen.of(figure, Palette.LIGHT);
        assertThat(drawn).contains("“10×10”", "“20×20”", "“40×40”", "“80×80”", "“100”", "“10⁵”");
        List<double[]> conv = lines(figure).stream().filter(line -> line[2] - line[0] > 100).toList();
        assertThat(conv.get(1)[2] - conv.get(1)[0]).isCloseTo(conv.get(0)[2] - conv.get(0)[0], within());
    }

    @Test
    void hidden_units_that_weigh_most_come_first_where_not_all_have_room() {
        var figure = new WeightPictures(ContestTextTest.NETWORK, TWINS.getLast().network(1), 900, 260);
        String drawn = TextPen.of(figure, Palette.LIGHT);
        assertThat(drawn).contains("“3, used at every place”").containsPattern("“\\d+ of 300, those that weigh most");
        assertThat(drawn.lines().filter(line -> line.startsWith("image")).count()).isBetween(10L, 80L);
    }

    @Test
    void accuracies_that_lie_close_together_are_drawn_on_a_scale_that_tells_them_apart() {
        var close = new CurvesFigure(ContestTextTest.standing(new double[]{0.93, 0.98}, new double[]{0.91, 0.92}),
                false, 900,
                230);
        assertThat(TextPen.of(close, Palette.LIGHT)).contains("“90 %”", "“92 %”", "“100 %”").doesNotContain("“0 %”");
        var far = new CurvesFigure(ContestTextTest.standing(new double[]{0.1, 0.98}, new double[]{0.1, 0.2}), false,
                900, 230);
        assertThat(TextPen.of(far, Palette.LIGHT)).contains("“0 %”", "“25 %”");
        var wrong = new CurvesFigure(ContestTextTest.standing(new double[]{0.93, 0.98}, new double[]{0.91, 0.92}), true,
                900,
                230);
        assertThat(TextPen.of(wrong, Palette.LIGHT)).contains("“Test pictures misread”", "“0.01”", "“0.1”");
    }

    @Test
    void the_sheet_of_a_contest_holds_its_table_and_its_curves() {
        String drawn = TextPen.of(new ContestFigure(STANDING, TESTS, 900), Palette.LIGHT);
        assertThat(drawn).contains("“read when moved by 6 pixels”", "“40.0 %”", "“Test loss”", "“convolutional”");
    }
}
