package org.fovea.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.fovea.engine.Problem;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
}
