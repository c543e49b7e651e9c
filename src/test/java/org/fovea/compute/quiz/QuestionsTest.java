package org.fovea.compute.quiz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fovea.compute.Limits;
import org.fovea.compute.Request;
import org.fovea.compute.Results;
import org.fovea.engine.Axis;
import org.fovea.engine.Cancel;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.field.Span;
import org.fovea.engine.op.Filter;
import org.fovea.engine.simd.Machine;
import org.fovea.format.SampleImages;
import org.fovea.project.Cell;
import org.fovea.project.Conv;
import org.fovea.project.Display;
import org.fovea.project.NamedFilter;
import org.fovea.project.Picture;
import org.fovea.project.Project;
import org.fovea.project.Source;
import org.fovea.project.Template;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QuestionsTest {
    private static Results results(Template template) {
        return results(template.project(SampleImages.pixels(template.source())));
    }

    private static Results results(Project project) {
        return Results.of(new Request(project, 1, 0, false, null, Limits.whole()), null, Machine.SCALAR, Cancel.NEVER,
                _ -> {});
    }

    private static final Results LENET = results(Template.LENET);

    @Test
    void the_same_seed_brings_the_same_questions_and_another_one_others() {
        List<Question> ten = Questions.of(LENET, List.of(), 7, 10);
        assertThat(Questions.of(LENET, List.of(), 7, 10)).isEqualTo(ten);
        assertThat(Questions.of(LENET, List.of(), 7, 4)).as("the first of many are those of a few")
                .isEqualTo(ten.subList(0, 4));
        assertThat(Questions.of(LENET, List.of(), 8, 10)).isNotEqualTo(ten);
        assertThat(ten).extracting(Question::text).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(value = Template.class, names = {"LENET", "VGG", "INCEPTION", "MOBILENET", "RESNET", "UNET"})
    void every_question_has_an_answer_that_counts_as_right_and_a_calculation(Template template) {
        var topics = EnumSet.noneOf(Topic.class);
        for (Question question : Questions.of(results(template), List.of(), 11, 40)) {
            topics.add(question.topic());
            Answer answer = question.answer();
            assertThat(answer.right(answer)).isTrue();
            assertThat(answer.read(answer.text())).as(answer.text())
                    .hasValueSatisfying(read -> assertThat(answer.right(read)).isTrue());
            assertThat(question.calculation()).as(question.text()).isNotEmpty();
            assertThat(question.text()).isNotBlank().doesNotContain("null");
        }
        assertThat(topics).contains(Topic.SIZE, Topic.FIELD, Topic.PARAMETERS);
    }

    @Test
    void values_are_those_of_the_reference() {
        var place = Pattern.compile("row (\\d+), column (\\d+) of map (\\d+) of (\\w+)");
        int seen = 0;
        for (Question question : Questions.of(LENET, List.of(), 13, 60)) {
            Matcher at = place.matcher(question.text());
            if (!(question.answer() instanceof Answer.Quantity asked) || question.topic() == Topic.PARAMETERS
                    || !at.find())
                continue;
            int layer = LENET.project().named(at.group(4)).orElseThrow();
            Tensor values = Objects.requireNonNull(Objects.requireNonNull(LENET.layer(layer)).values());
            float value = values.at(Integer.parseInt(at.group(3)), Integer.parseInt(at.group(1)),
                    Integer.parseInt(at.group(2)));
            assertThat(asked.value()).as(question.text()).isCloseTo(value, within(1e-6 + 1e-6 * Math.abs(value)));
            assertThat(asked.right(new Answer.Quantity(value, 3, 0))).isTrue();
            assertThat(asked.right(new Answer.Quantity(value + 1, 3, 0))).isFalse();
            seen++;
        }
        assertThat(seen).isGreaterThan(5);
    }

    @Test
    void what_is_given_adds_up_to_the_answer() {
        int seen = 0;
        for (Question question : Questions.of(LENET, List.of(1), 17, 80)) {
            if (question.topic() != Topic.NEURON || question.given().size() != 2) continue;
            double sum = 0;
            List<Grid.Cell> inputs = question.given().getFirst().cells();
            List<Grid.Cell> weights = question.given().getLast().cells();
            for (int n = 0; n < inputs.size(); n++) sum += number(inputs.get(n)) * number(weights.get(n));
            // LeNet-5 begins with biases of 0.
            assertThat(question.answer().right(new Answer.Quantity(sum, 3, 0))).as("%s: %s", question.text(), sum)
                    .isTrue();
            seen++;
        }
        assertThat(seen).isPositive();
    }

    private static double number(Grid.Cell cell) {
        return Double.parseDouble(cell.text().replace('−', '-'));
    }

    /// Windows are laid one after the other until one does not fit any more.
    @Test
    void output_sizes_are_those_that_laying_windows_finds() {
        Subject conv = Subject.of(LENET, 1).orElseThrow();
        var random = new Random(19);
        int seen = 0;
        for (int n = 0; n < 300; n++) {
            var rows = new Axis(1 + random.nextInt(7), 1 + random.nextInt(4), 1 + random.nextInt(3));
            var columns = new Axis(1 + random.nextInt(7), 1 + random.nextInt(4), 1 + random.nextInt(3));
            var padding = new Padding.Explicit(random.nextInt(4), random.nextInt(4), random.nextInt(4),
                    random.nextInt(4));
            var setting = new SizeQuestion.Setting(rows, columns, padding, 1 + random.nextInt(30),
                    1 + random.nextInt(30));
            int high = laid(rows, setting.height() + padding.top() + padding.bottom());
            int wide = laid(columns, setting.width() + padding.left() + padding.right());
            var question = SizeQuestion.of(conv, setting);
            assertThat(question.isPresent()).isEqualTo(high > 0 && wide > 0);
            if (question.isEmpty()) continue;
            assertThat(question.get().answer()).isEqualTo(new Answer.Size(high, wide));
            seen++;
        }
        assertThat(seen).isGreaterThan(100);
    }

    /// Most settings that are drawn do not fit 5×5 pixels; there is a question all the same.
    @Test
    void a_small_layer_is_asked_about_too() {
        var filter = new NamedFilter("filter", new Filter(Tensor.plane(3, 3, 0, 1, 0, 1, -4, 1, 0, 1, 0), 0.5f), false);
        var axis = new Axis(3, 1, 1);
        var conv = new Conv(List.of(filter), axis, axis, Padding.Named.VALID, PaddingMode.ZEROS, false, false);
        var picture = Picture.of(new Source.Pasted("example"), Tensor.plane(5, 5, new float[25]));
        Subject layer = Subject.of(results(new Project(picture, conv, Display.DEFAULT)), 1).orElseThrow();
        var asked = new HashSet<String>();
        for (int seed = 0; seed < 300; seed++) {
            Optional<Question> question = SizeQuestion.drawn(layer, new Random(seed));
            assertThat(question).as("seed %d", seed).isPresent();
            question.ifPresent(q -> asked.add(q.text()));
        }
        assertThat(asked).hasSizeGreaterThan(100);
    }

    private static int laid(Axis axis, int padded) {
        int count = 0;
        for (int at = 0; at + axis.reach() <= padded; at += axis.stride()) count++;
        return count;
    }

    @Test
    void fields_are_what_the_windows_read() {
        Subject conv = Subject.of(LENET, 1).orElseThrow();
        var at = new Cell(3, 27);
        Question question = FieldQuestion.ofInput(conv, at).orElseThrow();
        assertThat(question.answer()).isEqualTo(new Answer.Place(new Span(1, 5, 1), new Span(25, 29, 1)));
        Subject second = Subject.of(LENET, 4).orElseThrow();
        assertThat(FieldQuestion.ofPicture(second, 0, new Cell(5, 2)).orElseThrow().answer())
                .isEqualTo(new Answer.Place(new Span(8, 21, 1), new Span(2, 15, 1)));
    }

    @Test
    void parameters_are_counted_as_the_operation_counts_them() {
        var counts = new ArrayList<Long>();
        for (int layer : List.of(1, 4, 7, 9, 11)) {
            Subject subject = Subject.of(LENET, layer).orElseThrow();
            Question question = ParameterQuestion.of(subject).orElseThrow();
            counts.add((long) ((Answer.Quantity) question.answer()).value());
        }
        assertThat(counts).containsExactly(156L, 2416L, 48120L, 10164L, 850L);
    }

    @Test
    void guesses_are_read_in_the_ways_people_write_them() {
        var quantity = new Answer.Quantity(-0.6125, 3, 0.001);
        for (String typed : List.of("-0.612", "−0.613", " -0,6125 "))
            assertThat(quantity.read(typed)).as(typed).hasValueSatisfying(g -> assertThat(quantity.right(g)).isTrue());
        assertThat(quantity.read("about one")).isEmpty();
        var size = new Answer.Size(28, 14);
        for (String typed : List.of("28x14", "28×14", "28, 14", "28 14"))
            assertThat(size.read(typed)).as(typed).contains(size);
        assertThat(size.read("28")).isEmpty();
        var place = new Answer.Place(new Span(-1, 1, 1), new Span(4, 6, 1));
        for (String typed : List.of("-1..1, 4..6", "−1 1 4 6", "rows −1 … 1, columns 4 … 6"))
            assertThat(place.read(typed)).as(typed).contains(place);
        assertThat(Answer.Quantity.count(61_706).read("61,706")).contains(Answer.Quantity.count(61_706));
    }

    @Test
    void a_layer_that_only_moves_values_has_no_value_to_ask_for() {
        Shape output = Objects.requireNonNull(results(Template.INCEPTION).project().shapes().getLast());
        assertThat(output.channels()).isGreaterThan(1);
        Results inception = results(Template.INCEPTION);
        int concat = inception.project().layers().size();
        Subject last = Subject.of(inception, concat).orElseThrow();
        assertThat(ValueQuestion.of(last, 0, new Cell(0, 0))).isEmpty();
    }
}
