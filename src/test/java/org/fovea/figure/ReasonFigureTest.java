package org.fovea.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.fovea.compute.Evaluation;
import org.fovea.compute.Limits;
import org.fovea.compute.Reason;
import org.fovea.compute.Request;
import org.fovea.compute.Results;
import org.fovea.engine.Cancel;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.Explanation;
import org.fovea.engine.op.Flatten;
import org.fovea.engine.op.GlobalMaxPool;
import org.fovea.engine.op.Op;
import org.fovea.engine.op.RandomOps;
import org.fovea.engine.op.Resize;
import org.fovea.engine.op.Slice;
import org.fovea.engine.op.Softmax;
import org.fovea.engine.op.Source;
import org.fovea.engine.simd.Curve;
import org.fovea.engine.simd.Machine;
import org.fovea.figure.reason.ReasonFigure;
import org.fovea.figure.reason.ReasonText;
import org.fovea.project.Cell;
import org.fovea.project.Layer;
import org.fovea.project.Operation;
import org.fovea.project.Picture;
import org.fovea.project.Project;
import org.fovea.project.learn.Trainings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReasonFigureTest {
    private static final int LARGEST = 6;

    static Stream<Class<?>> kinds() {
        return RandomOps.KINDS.stream();
    }

    private static Evaluation stage(Project project, int layer, int map) {
        return Objects.requireNonNull(Results.of(new Request(project, layer, map, false, null, Limits.whole()), null,
                Machine.SCALAR, Cancel.NEVER, _ -> {}).stage());
    }

    private static Evaluation stage(Tensor picture, Op op, int map) {
        Layer layer = Layer.of("layer", new Operation(op), 0);
        return stage(new Project(Picture.of(new org.fovea.project.Source.Pasted("noise"), picture), List.of(layer)), 1,
                map);
    }

    /// An operation with what it reads; where that is several inputs, the picture and its first channel.
    static Evaluation stage(RandomOps.Case a, Random random) {
        var picture = Picture.of(new org.fovea.project.Source.Pasted("noise"), a.inputs().getFirst());
        var layers = new ArrayList<Layer>();
        boolean several = RandomOps.several(a.op().getClass());
        if (several) layers.add(Layer.of("first", new Operation(new Slice(0, 1)), 0));
        layers.add(several
                ? Layer.of("layer", new Operation(a.op()), 0, 1)
                : Layer.of("layer", new Operation(a.op()), 0));
        var project = new Project(picture, layers);
        Shape output = Objects.requireNonNull(project.shapes().getLast());
        return stage(project, layers.size(), random.nextInt(output.channels()));
    }

    private static Reason reason(Evaluation evaluation, Random random) {
        return Reason.of(evaluation, evaluation.selected(), new Cell(random.nextInt(evaluation.output().height()),
                random.nextInt(evaluation.output().width())));
    }

    private static String drawn(Reason reason) {
        return TextPen.of(new ReasonFigure(reason, 1080, 172), Palette.LIGHT);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void every_kind_has_a_drawing_that_ends_with_what_the_map_shows(Class<?> kind) {
        var ops = new RandomOps(7 + kind.getSimpleName().hashCode());
        var random = new Random(7);
        for (int n = 0; n < 25; n++) {
            Evaluation evaluation = stage(ops.next(kind, LARGEST), random);
            Reason reason = reason(evaluation, random);
            float shown = Objects.requireNonNull(reason.value());
            float explained = reason.explanation().value();
            switch (reason.explanation()) {
                case Explanation.Copied _,Explanation.Largest _,Explanation.Combined _ ->
                    assertThat(explained).as("%s", reason).isEqualTo(shown);
                // The engine may add in another order, or compute a function by a polynomial.
                case Explanation.WeightedSum _,Explanation.Applied _,Explanation.Mean _,Explanation.Interpolated _,Explanation.BatchNormalised _,Explanation.LayerNormalised _,Explanation.ResponseNormalised _,Explanation.Share _ ->
                    assertThat(explained).as("%s", reason).isCloseTo(shown,
                            within(1e-4f * Math.max(1, Math.abs(shown))));
            }
            String text = drawn(reason);
            assertThat(text).contains(ReasonText.place(reason) + " = " + SumText.plain(shown));
            assertThat(text.lines().filter(line -> !line.startsWith("text")).count()).as("a picture of %s", reason)
                    .isGreaterThan(2);
            assertThat(ReasonText.line(reason)).endsWith(SumText.plain(shown)).doesNotContain("\n");
            assertThat(text.contains("rounded")).isEqualTo(!reason.exact());
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void the_lines_name_the_numbers_of_the_explanation(Class<?> kind) {
        var ops = new RandomOps(11 + kind.getSimpleName().hashCode());
        var random = new Random(11);
        for (int n = 0; n < 25; n++) {
            Reason reason = reason(stage(ops.next(kind, LARGEST), random), random);
            String lines = String.join("\n", ReasonText.lines(reason));
            for (float number : named(reason.explanation())) assertThat(lines).contains(SumText.plain(number));
        }
    }

    private static List<Float> named(Explanation explanation) {
        return switch (explanation) {
            case Explanation.Copied(Source source) -> source.padding() ? List.of(source.value()) : List.of();
            case Explanation.WeightedSum sum -> List.of(sum.bias());
            case Explanation.Applied applied -> List.of(applied.argument().value(), applied.value());
            case Explanation.Largest largest -> largest.winner() < 0 ? List.of() : List.of(largest.value());
            case Explanation.Mean mean -> List.of(mean.sum());
            case Explanation.Interpolated i -> List.of(i.above(), i.below(), i.down(), i.right());
            case Explanation.Combined combined -> combined.values().stream().map(Source::value).toList();
            case Explanation.BatchNormalised n -> List.of(n.x().value(), n.mean(), n.variance(), n.scale(), n.bias());
            case Explanation.LayerNormalised n -> List.of(n.values().get(n.channel()).value(), (float) n.mean(),
                    (float) n.variance(), n.weight(), n.bias());
            case Explanation.ResponseNormalised n -> List.of(n.x().value(), (float) n.squares());
            case Explanation.Share share -> List.of(share.most(), share.exponential(share.channel()), share.sum());
        };
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void what_is_seen_holds_every_place_that_was_read(Class<?> kind) {
        var ops = new RandomOps(13 + kind.getSimpleName().hashCode());
        var random = new Random(13);
        for (int n = 0; n < 25; n++) {
            Evaluation evaluation = stage(ops.next(kind, LARGEST), random);
            Reason reason = reason(evaluation, random);
            if (reason.explanation() instanceof Explanation.Largest largest)
                holds(evaluation, reason, largest.values());
            if (reason.explanation() instanceof Explanation.Mean mean) holds(evaluation, reason, mean.values());
            if (reason.explanation() instanceof Explanation.Copied(Source source))
                holds(evaluation, reason, List.of(source));
            if (reason.explanation() instanceof Explanation.Combined combined)
                holds(evaluation, reason, combined.values());
        }
    }

    private static void holds(Evaluation evaluation, Reason reason, List<Source> sources) {
        for (Source source : sources) {
            var seen = evaluation.seen(reason.map(), reason.at(), source.input()).orElseThrow();
            assertThat(source.row()).as("%s", reason).isBetween(seen.rows().first(), seen.rows().last());
            assertThat(source.column()).as("%s", reason).isBetween(seen.columns().first(), seen.columns().last());
            assertThat((source.row() - seen.rows().first()) % seen.rows().step()).isZero();
        }
    }

    @Test
    void a_flattened_value_is_made_of_one_pixel() {
        Evaluation stage = stage(new RandomOps(1).tensor(new Shape(2, 3, 4)), new Flatten(), 17);
        Reason reason = Reason.of(stage, 17, new Cell(0, 0));
        assertThat(reason.rows()).containsExactly(1);
        assertThat(reason.columns()).containsExactly(1);
        assertThat(ReasonText.line(reason)).contains("map 1, (1, 1)");
    }

    @Test
    void what_lies_between_is_never_read_outside_the_input() {
        Tensor picture = new RandomOps(2).tensor(new Shape(1, 4, 4));
        Evaluation stage = stage(picture, new Resize(2, 2, Resize.Sampling.LINEAR), 0);
        assertThat(Reason.of(stage, 0, new Cell(0, 7)).rows()).containsExactly(0);
        Reason inside = Reason.of(stage, 0, new Cell(3, 4));
        assertThat(inside.rows()).containsExactly(1, 2);
        assertThat(drawn(inside)).contains("× 0.188").contains("× 0.563");
    }

    @Test
    void of_a_thousand_classes_the_one_in_question_and_the_largest_are_shown() {
        Tensor scores = new RandomOps(3).tensor(new Shape(1000, 1, 1));
        Reason reason = Reason.of(stage(scores, new Softmax(false), 321), 321, new Cell(0, 0));
        assertThat(drawn(reason)).contains("“321”").containsPattern("9\\d\\d more");
    }

    @Test
    void shares_of_named_classes_have_their_names() {
        Tensor scores = new RandomOps(3).tensor(new Shape(3, 1, 1));
        Layer layer = Layer.of("layer", new Operation(new Softmax(false)), 0);
        var project = new Project(Picture.of(new org.fovea.project.Source.Pasted("noise"), scores), List.of(layer),
                Trainings.of(List.of("circle", "triangle", "ring")));
        Reason reason = Reason.of(stage(project, 1, 1), 1, new Cell(0, 0));
        assertThat(drawn(reason)).contains("circle", "triangle", "ring", "y[0, 0, 1] “triangle” = ")
                .doesNotContain("“0”", "“1”", "“2”");
    }

    @Test
    void a_large_map_is_drawn_as_a_picture() {
        Tensor picture = new RandomOps(4).tensor(new Shape(1, 300, 400));
        Reason reason = Reason.of(stage(picture, new GlobalMaxPool(), 0), 0, new Cell(0, 0));
        String text = drawn(reason);
        assertThat(text).contains("image").contains("largest of 120,000 values");
        assertThat(text.lines().count()).isLessThan(40);
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN, Float.MAX_VALUE, 0})
    void extreme_values_can_be_drawn(float value) {
        for (Class<?> kind : RandomOps.KINDS) {
            RandomOps.Case a = new RandomOps(5).next(kind, 3);
            List<Tensor> inputs = new ArrayList<>();
            for (Tensor x : a.inputs()) {
                var data = new float[x.data.length];
                java.util.Arrays.fill(data, value);
                inputs.add(new Tensor(x.shape, data));
            }
            Explanation explanation = a.op().explain(inputs, 0, 0, 0);
            var names = inputs.stream().map(_ -> "x").toList();
            var reason = new Reason(a.op(), 0, new Cell(0, 0), explanation, explanation.value(), names, List.of(0),
                    List.of(0), List.of());
            assertThat(drawn(reason)).contains("y[0, 0, 0] = ");
        }
    }

    @ParameterizedTest
    @EnumSource(Curve.class)
    void the_point_lies_on_the_curve(Curve curve) {
        var activation = new Activation(curve, 0.5f, 1.5f);
        Tensor x = Tensor.plane(1, 1, -1.25f);
        Reason reason = Reason.of(stage(x, activation, 0), 0, new Cell(0, 0));
        assertThat(drawn(reason)).contains("f(−1.250) = " + SumText.plain((float) curve.at(-1.25, 0.5f, 1.5f)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1080, 640, 380, 200})
    void nothing_is_drawn_beyond_the_width(double width) {
        for (Class<?> kind : RandomOps.KINDS) {
            Reason reason = reason(stage(new RandomOps(6).next(kind, LARGEST), new Random(6)), new Random(6));
            String text = TextPen.of(new ReasonFigure(reason, width, 172), Palette.DARK);
            text.lines().filter(line -> line.startsWith("fill") || line.startsWith("outline")).forEach(line -> {
                String[] words = line.split(" ", -1);
                assertThat(Double.parseDouble(words[1]) + Double.parseDouble(words[3])).as("%s in %s", line, reason)
                        .isLessThanOrEqualTo(width + 4);
            });
        }
    }
}
