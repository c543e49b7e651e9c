package org.fovea.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.fovea.compute.learn.recover.Attempt;
import org.fovea.compute.learn.recover.Scene;
import org.fovea.compute.learn.recover.WeightPaths;
import org.fovea.compute.learn.recover.WeightPaths.Point;
import org.fovea.engine.Cancel;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.train.Optimizer;
import org.fovea.figure.learn.recover.GuessFigure;
import org.fovea.figure.learn.recover.KernelFigure;
import org.fovea.figure.learn.recover.PathsFigure;
import org.fovea.figure.learn.recover.RecoverFigure;
import org.fovea.figure.learn.recover.StepText;
import org.fovea.project.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A hidden filter and the one that looks for it, drawn.
class RecoverFigureTest {
    private static final Tensor HIDDEN = Tensor.plane(3, 3, 0.71f, -1.37f, 0.53f, 0.29f, -0.83f, 1.19f, -0.47f, 0.61f,
            -0.97f);
    private static final Tensor LEARNED = Tensor.plane(3, 3, 0, 2, 0, 0, -2, 0, 1, 0, -1);
    private static final Tensor INPUT = Weights.random(new Shape(1, 10, 12), 1);
    private static final Optimizer PLAIN = new Optimizer.Sgd(0, false);

    private static Attempt attempt(Tensor weights) {
        Tensor wanted = Attempt.of(Scene.layer(List.of(HIDDEN), false),
                new Scene(INPUT, Tensor.zeros(new Shape(1, 8, 10))), Machine.SCALAR, Cancel.NEVER).made();
        return Attempt.of(Scene.layer(List.of(weights), false), new Scene(INPUT, wanted), Machine.SCALAR, Cancel.NEVER);
    }

    private static RecoverFigure figure(boolean revealed, int marked) {
        var paths = new WeightPaths(List.of(new Point(0, Tensor.zeros(LEARNED.shape)), new Point(2, LEARNED)));
        var story = new RecoverFigure.Story(paths, List.of(1.0, 2.0), List.of(3.5, 0.02), 2, 0.5, PLAIN);
        return new RecoverFigure(attempt(LEARNED), 0, story, revealed ? HIDDEN : null, revealed ? "Sobel x" : "",
                marked, 900, 620);
    }

    private static String drawn(Figure figure) {
        return TextPen.of(figure, Palette.LIGHT);
    }

    @Test
    void a_covered_kernel_has_a_question_mark_in_every_cell_and_no_number() {
        var shape = new Shape(3, 3, 5);
        String text = drawn(new KernelFigure(shape, null, ColorScale.ofWeights(new float[]{1}), -1, false, 500, 120));
        assertThat(text.lines().filter(line -> line.contains("“?”"))).hasSize(shape.size());
        assertThat(text.lines().filter(line -> line.startsWith("fill")).map(line -> line.split(" ", -1)[5]).distinct())
                .hasSize(1);
        assertThat(text).contains("“R”", "“G”", "“B”").doesNotContain("NUMBERS");
    }

    @Test
    void a_kernel_shows_each_weight_in_its_colour_with_a_true_minus() {
        String text = drawn(new KernelFigure(HIDDEN.shape, HIDDEN, ColorScale.ofWeights(HIDDEN.data), 3, false, 200,
                200));
        assertThat(text).contains("“0.71”", "“−1.37”", "“−0.97”").doesNotContain("-1.37");
        assertThat(text.lines().filter(line -> line.startsWith("outline"))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"1, 3, 3, 240, 200", "3, 5, 5, 400, 90", "3, 11, 11, 170, 120", "1, 11, 11, 170, 100"})
    void every_weight_is_found_where_it_is_drawn(int channels, int rows, int columns, double width, double height) {
        var shape = new Shape(channels, rows, columns);
        for (int at = 0; at < shape.size(); at++) {
            String text = drawn(new KernelFigure(shape, null, ColorScale.ofWeights(new float[]{1}), at, false, width,
                    height));
            String[] outline = text.lines().filter(line -> line.startsWith("outline")).findFirst().orElseThrow()
                    .split(" ", -1);
            double x = Double.parseDouble(outline[1]) + Double.parseDouble(outline[3]) / 2;
            double y = Double.parseDouble(outline[2]) + Double.parseDouble(outline[4]) / 2;
            assertThat(new KernelFigure(shape, null, ColorScale.ofWeights(new float[]{1}), -1, false, width, height)
                    .at(x, y)).isEqualTo(OptionalInt.of(at));
            assertThat(x).isBetween(0.0, width);
            assertThat(y).isBetween(0.0, height);
        }
    }

    @Test
    void nothing_of_the_hidden_filter_is_drawn_before_it_is_revealed() {
        String covered = drawn(figure(false, -1));
        String revealed = drawn(figure(true, -1));
        for (String weight : List.of("0.71", "1.37", "0.53", "0.29", "0.83", "1.19", "0.47", "0.61", "0.97")) {
            assertThat(covered).doesNotContain(weight + "”");
            assertThat(revealed).contains(weight + "”");
        }
        assertThat(covered).contains("“?”", "Gradient").doesNotContain("Sobel", "Learned − hidden", "off by");
        assertThat(revealed).contains("Sobel x", "Learned − hidden", "off by").doesNotContain("“?”", "Gradient for");
    }

    @Test
    void hidden_weights_end_the_paths_only_once_they_are_revealed() {
        var paths = new WeightPaths(List.of(new Point(0, Tensor.zeros(LEARNED.shape)), new Point(2, LEARNED)));
        String covered = drawn(new PathsFigure(paths, null, 2, 1, 4, 400, 160));
        String revealed = drawn(new PathsFigure(paths, HIDDEN, 2, 1, 4, 400, 160));
        assertThat(covered.lines().filter(line -> line.startsWith("line"))).hasSize(9);
        assertThat(revealed.lines().filter(line -> line.startsWith("fill")))
                .hasSize(9 + (int) covered.lines().filter(line -> line.startsWith("fill")).count());
    }

    @Test
    void the_weight_that_would_move_most_is_written_out_until_another_one_is_pointed_at() {
        float[] gradient = attempt(LEARNED).gradients().getFirst().data;
        int most = figure(false, -1).weight();
        for (float other : gradient) assertThat(Math.abs(gradient[most])).isGreaterThanOrEqualTo(Math.abs(other));
        assertThat(figure(false, 7).weight()).isEqualTo(7);
        assertThat(drawn(figure(false, 7))).contains("“w[2, 1] = 0”");
    }

    @Test
    void a_step_is_written_with_the_numbers_that_make_it() {
        Attempt attempt = attempt(LEARNED);
        float gradient = attempt.gradients().getFirst().data[1];
        List<String> lines = StepText.of(attempt, 0, 1, 0.5, PLAIN);
        assertThat(lines.getFirst()).isEqualTo("w[0, 1] = 2");
        assertThat(lines).contains("= 2⁄80 · %s".formatted(bracketed((float) attempt.sum(0, 1))),
                "= " + NumberText.of(gradient, 7), "= −0.5 · " + bracketed(gradient));
        assertThat(lines.getLast()).isEqualTo("= " + (gradient < 0 ? "+" : "") + NumberText.of(-gradient / 2, 7));
        assertThat(StepText.of(attempt, 0, 1, 0.5, new Optimizer.Sgd(0.9f, true))).last()
                .isEqualTo("and 0.9 · the last step");
        assertThat(StepText.of(attempt, 0, 1, 0.5, new Optimizer.Adam())).last()
                .isEqualTo(gradient < 0 ? "= +0.5" : "= −0.5");
    }

    private static String bracketed(float value) {
        String text = NumberText.of(value, 7);
        return value < 0 ? "(" + text + ")" : text;
    }

    @ParameterizedTest
    @CsvSource({"1120, 700", "744, 440", "560, 400"})
    void all_of_it_lies_within_its_area(double width, double height) {
        var story = figure(false, -1).story();
        String text = drawn(new RecoverFigure(attempt(LEARNED), 0, story, HIDDEN, "Sobel x", -1, width, height));
        text.lines().filter(line -> line.startsWith("image") || line.startsWith("outline")).forEach(line -> {
            String[] parts = line.split(" ", -1);
            double x = Double.parseDouble(parts[1]);
            double y = Double.parseDouble(parts[2]);
            assertThat(x).as(line).isBetween(0.0, width);
            assertThat(x + Double.parseDouble(parts[3])).as(line).isBetween(0.0, width);
            assertThat(y + Double.parseDouble(parts[4])).as(line).isBetween(0.0, height);
        });
    }

    @Test
    void before_the_guess_there_are_the_picture_and_the_map_and_nothing_is_made_up() {
        Attempt guess = attempt(LEARNED);
        String before = drawn(new GuessFigure(guess.scene(), LEARNED.shape, null, 0, 800, 600));
        String after = drawn(new GuessFigure(guess.scene(), LEARNED.shape, guess, 0, 800, 600));
        assertThat(before.lines().filter(line -> line.startsWith("image"))).hasSize(2);
        assertThat(after.lines().filter(line -> line.startsWith("image"))).hasSize(4);
        assertThat(before).contains("not yet", "“?”").doesNotContain("correlation");
        assertThat(after).contains("correlation", "mean square", "“?”");
    }
}
