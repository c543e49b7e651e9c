package org.fovea.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.Stream;
import org.fovea.engine.Problem;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Kernels as text, in and out.
class FilterTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"1\t-2\n3.5\t4", "1,-2\n3.5,4", "1, -2\n3.5, 4\n", "1;-2\n3,5;4", "1\t−2\n3,5\t4",
            "  1 -2\n 3.5   4  ",
            "[[1, -2], [3.5, 4]]", "[[1, -2],\n [3.5, 4],]", "[[ 1.  -2. ]\n [ 3.5  4. ]]",
            "array([[ 1. , -2. ],\n       [ 3.5,  4. ]])",
            "np.array([[1, -2], [3.5, 4]], dtype=float32)", "[[[1, -2], [3.5, 4]]]", "1,-2,\r\n3.5,4,\r\n",
            "\"1\",\"-2\"\n\"3.5\",\"4\"", "1e0\t-2\n35e-1\t+4"})
    void the_same_kernel_in_every_spelling(String text) {
        Tensor kernel = FilterText.parse(text);
        assertThat(kernel.shape).isEqualTo(new Shape(1, 2, 2));
        assertThat(kernel.data).containsExactly(1, -2, 3.5f, 4);
    }

    @Test
    void blocks_and_three_deep_brackets_are_channels() {
        var expected = new Shape(2, 1, 3);
        assertThat(FilterText.parse("1 2 3\n\n4 5 6\n").shape).isEqualTo(expected);
        assertThat(FilterText.parse("[[[1, 2, 3]], [[4, 5, 6]]]").shape).isEqualTo(expected);
        assertThat(FilterText.parse("[[[1, 2, 3]],\n\n [[4, 5, 6]]]").data).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void what_is_written_reads_back_exactly() {
        var random = new Random(1);
        for (int i = 0; i < 200; i++) {
            var shape = new Shape(1 + random.nextInt(3), 1 + random.nextInt(6), 1 + random.nextInt(6));
            var data = new float[shape.size()];
            for (int j = 0; j < data.length; j++)
                data[j] = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(20) - 10));
            for (String text : new String[]{FilterText.tsv(new Tensor(shape, data)),
                    FilterText.numpy(new Tensor(shape, data))}) {
                Tensor read = FilterText.parse(text);
                assertThat(read.shape).isEqualTo(shape);
                assertThat(read.data).isEqualTo(data);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"'1 2\n3' | Line 2 has 1 number and line 1 has 2", "'1,x' | “x” in line 1",
            "'1,NaN' | “NaN”", "'1,inf' | “inf”",
            "'1,1e99' | too large", "'1,,2' | missing in line 1", "'[[1, 2]' | not closed", "'[1]]' | never opened",
            "'[[[[1]]]]' | three deep", "'[]' | no numbers",
            "'1 2\n\n3 4\n5 6' | starts at line 3 has 2 rows"})
    void what_is_no_kernel_is_explained(String text, String words) {
        assertThatThrownBy(() -> FilterText.parse(text)).isInstanceOf(Problem.class).hasMessageContaining(words);
    }

    @Test
    void nothing_is_no_kernel() {
        assertThatThrownBy(() -> FilterText.parse(" \n ")).isInstanceOf(Problem.class)
                .hasMessageContaining("no numbers");
    }

    private static final float[] FOUR = {1, -2.5f, 3, 0.04f};

    private static Tensor parse(String text) {
        return FilterText.parse(text);
    }

    private static void assertRefused(String text, String... words) {
        var refusal = assertThatThrownBy(() -> parse(text)).isExactlyInstanceOf(Problem.class)
                .hasMessageEndingWith(".");
        for (String word : words) refusal.hasMessageContaining(word);
    }

    private static Stream<Tensor> kernels() {
        var random = new Random(11);
        return Stream.generate(() -> {
            var kernel = Tensor.zeros(new Shape(1 + random.nextInt(4), 1 + random.nextInt(5), 1 + random.nextInt(5)));
            for (int i = 0; i < kernel.data.length; i++) {
                float value = Float.intBitsToFloat(random.nextInt());
                kernel.data[i] = Float.isFinite(value) ? value : -0f;
            }
            return kernel;
        }).limit(200);
    }

    private static void assertSame(Tensor read, Tensor kernel) {
        assertThat(read.shape).isEqualTo(kernel.shape);
        // isEqualTo compares bits, so that −0 is not 0.
        assertThat(read.data).isEqualTo(kernel.data);
    }

    @Test
    void a_table_reads_back_exactly() {
        kernels().forEach(kernel -> assertSame(parse(FilterText.tsv(kernel)), kernel));
    }

    @Test
    void brackets_read_back_exactly() {
        kernels().forEach(kernel -> assertSame(parse(FilterText.numpy(kernel)), kernel));
    }

    @Test
    void line_ends_of_other_systems_and_a_byte_order_mark_change_nothing() {
        kernels().limit(20).forEach(kernel -> {
            assertSame(parse("\uFEFF" + FilterText.tsv(kernel).replace("\n", "\r\n") + "\r\n"), kernel);
            assertSame(parse(FilterText.tsv(kernel).replace('\n', '\r')), kernel);
            assertSame(parse("\n\n" + FilterText.tsv(kernel) + "\n\n\n"), kernel);
        });
    }

    @Test
    void one_channel_is_written_as_spreadsheets_and_numpy_expect() {
        Tensor kernel = Tensor.plane(2, 2, FOUR);
        assertThat(FilterText.tsv(kernel)).isEqualTo("1.0\t-2.5\n3.0\t0.04");
        assertThat(FilterText.numpy(kernel)).isEqualTo("[[1.0, -2.5],\n [3.0, 0.04]]");
    }

    @Test
    void channels_are_written_with_an_empty_line_or_one_more_bracket() {
        var kernel = new Tensor(new Shape(2, 1, 2), FOUR);
        assertThat(FilterText.tsv(kernel)).isEqualTo("1.0\t-2.5\n\n3.0\t0.04");
        assertThat(FilterText.numpy(kernel)).isEqualTo("[[[1.0, -2.5]],\n [[3.0, 0.04]]]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1\t-2.5\n3\t0.04", "1\t-2,5\n3\t0,04", "1,-2.5\n3,0.04", "1, -2.5\n3, 0.04\n",
            "1;-2,5\n3;0,04", "1 ; -2.5\n3 ; 0.04", "1 -2.5\n3 0.04", "  1.   -2.5\n  3.    .04 ",
            "1,\u22122.5\n+3,4e-2", "1,-2.5,\n3,0.04,", "1\t-2.5\t\n3\t0.04\t", "\"1\",\"-2.5\"\n\"3\",\"0.04\"",
            "[[1, -2.5], [3, 0.04]]", "[[1, -2.5,], [3, 0.04,],]", "[[ 1.   -2.5 ]\n [ 3.    0.04]]",
            "[1, -2.5], [3, 0.04]", "array([[1, -2.5], [3, 0.04]])", "array([[1.  , -2.5 ],\n       [3.  , 0.04]])",
            "np.array([[1, -2.5], [3, 4E-2]], dtype=np.float32)", "array([[1, -2.5], [3, 0.04]], dtype=float32)",
            "numpy.array([[1, -2.5],\n [3, 0.04]],\n dtype=np.dtype('float32'))",
            "tensor([[ 1.0000, -2.5000],\n        [ 3.0000,  0.0400]])"})
    void a_kernel_of_two_by_two_is_read(String text) {
        assertSame(parse(text), Tensor.plane(2, 2, FOUR));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1\t-2.5\n\n3\t0.04", "1 -2.5\n\n \n\n3 0.04", "1;-2,5\n;\n3;0,04", "1,-2.5\n,,\n3,0.04",
            "[[[1, -2.5]], [[3, 0.04]]]", "[[[ 1.   -2.5 ]]\n\n [[ 3.    0.04]]]", "[[1, -2.5]]\n\n[[3, 0.04]]",
            "array([[[1, -2.5]],\n\n       [[3, 0.04]]])"})
    void two_channels_of_one_row_are_read(String text) {
        assertSame(parse(text), new Tensor(new Shape(2, 1, 2), FOUR));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1\n-2.5\n3\n0.04", "[[1], [-2.5], [3], [0.04]]"})
    void a_column_is_read(String text) {
        assertSame(parse(text), Tensor.plane(4, 1, FOUR));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 -2.5 3 0.04", "[1, -2.5, 3, 0.04]", "[[1 -2.5 3 0.04]]", "array([1, -2.5, 3, 0.04])"})
    void a_row_is_read(String text) {
        assertSame(parse(text), Tensor.plane(1, 4, FOUR));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("1,2,3\n4,5", "Line 2 has 2 numbers", "line 1 has 3"),
                Arguments.of("1 2\n\n3 4\n\n5", "Line 5 has 1 number ", "line 1 has 2"),
                Arguments.of("1 2\n3 4\n\n5 6", "line 4", "1 row and"),
                Arguments.of("[[1, 2], [3]]", "Row 2 has 1 number ", "row 1 has 2"),
                Arguments.of("[[[1, 2], [3, 4]], [[5, 6]]]", "row 3", "1 row and"),
                Arguments.of("1,2\n3,four", "“four”", "line 2"),
                Arguments.of("[[1, 2], [3, four]]", "“four”", "row 2"),
                Arguments.of("weights", "“weights”", "line 1"),
                Arguments.of("1 2\nnan 3", "“nan”", "line 2"),
                Arguments.of("1,NaN", "“NaN”", "line 1"),
                Arguments.of("1,inf", "“inf”", "line 1"),
                Arguments.of("-Infinity", "“-Infinity”", "line 1"),
                Arguments.of("1\n1e39", "“1e39”", "line 2"),
                Arguments.of("0x10", "“0x10”", "line 1"),
                Arguments.of("1f 2d", "“1f”", "line 1"),
                Arguments.of("1,,3", "missing", "line 1"),
                Arguments.of("\t1\n\t2", "missing", "line 1"),
                Arguments.of("1\t2\n\t4", "missing", "line 2"),
                Arguments.of("[1,, 2]", "missing", "row 1"),
                Arguments.of("[[1, 2], [3, 4]", "not closed", "whole array"),
                Arguments.of("1, 2]", "never opened", "whole array"),
                Arguments.of("[[[[1]]]]", "three deep", "rows"),
                Arguments.of("[[1, 2], [3, 4]] 5", "“5”", "row 2"),
                Arguments.of("5 [[1, 2]]", "“5”", "row 1"),
                Arguments.of("[1, [2, 3]]", "“1,”", "row 1"),
                Arguments.of("[[1, 2],, [3, 4]]", "“,,”", "row 1"),
                Arguments.of("[[[1, 2]], [3, 4]]", "Row 2", "deep"),
                Arguments.of("[[], [1, 2]]", "no numbers", "row 1"),
                Arguments.of("", "no numbers", "copy"), Arguments.of(" \n\t\n", "no numbers", "copy"),
                Arguments.of("[]", "no numbers", "row 1"),
                Arguments.of("1 ".repeat(600_000), "too long", "1,200,000"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void what_is_no_kernel_is_refused_with_its_place(String text, String what, String where) {
        assertRefused(text, what, where);
    }

    @Test
    void a_long_word_is_shortened_in_the_sentence() {
        assertRefused("x".repeat(100), "“" + "x".repeat(24) + "…”");
    }
}
