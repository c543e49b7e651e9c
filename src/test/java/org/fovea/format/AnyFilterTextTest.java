package org.fovea.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fovea.engine.Problem;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is on the clipboard: a kernel, or a sentence, and soon.
class AnyFilterTextTest {
    private static final int LONG = 900_000;

    @ParameterizedTest
    @ValueSource(strings = {"1\t2\n3\t4", "[[1, 2], [3, 4]]",
            "array([[[1., 2.]],\n\n       [[3., 4.]]], dtype=float32)", "1;2,5\n\n3;4", "\"1\",\"-2\"\n\"3.5\",\"4\""})
    void every_part_of_a_text_is_a_kernel_or_a_problem(String text) {
        for (int from = 0; from < text.length(); from++)
            for (int to = from; to <= text.length(); to++)
                try {
                    assertThat(FilterText.parse(text.substring(from, to)).data).isNotEmpty();
                } catch (Problem problem) {
                    assertThat(problem.sentence()).endsWith(".").hasSizeLessThan(200);
                }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", " ", "[", "]", ",", ";", "x", "[]", "\n", "array(", "\"", "−", "[[1]],", "1\n\n"})
    @Timeout(value = 10, threadMode = ThreadMode.SEPARATE_THREAD)
    void a_long_text_that_is_no_kernel_is_refused_soon(String part) {
        String many = part.repeat(LONG / part.length());
        for (String text : new String[]{many + "x", "1" + many + "x", "1" + many + "2x", "[[1" + many + "x]]",
                "[[1" + many + "2x]]", "[[1],[2]]" + many + "x", "[" + many + "x]"})
            assertThatThrownBy(() -> FilterText.parse(text)).isInstanceOf(Problem.class);
    }
}
