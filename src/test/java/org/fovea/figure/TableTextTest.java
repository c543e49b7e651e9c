package org.fovea.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTextTest {
    private static final List<String> HEAD = List.of("layer", "start");
    private static final List<List<String>> ROWS = List.of(List.of("conv_1, \"a\"|b", "−2"), List.of("3×3 & 5%", "0"));

    @Test
    void csv_quotes_what_has_to_be_quoted_and_writes_minus_as_programs_do() {
        assertThat(TableText.CSV.of(HEAD, ROWS)).isEqualTo("layer,start\n\"conv_1, \"\"a\"\"|b\",-2\n3×3 & 5%,0\n");
    }

    @Test
    void markdown_has_a_rule_below_its_head() {
        assertThat(TableText.MARKDOWN.of(HEAD, ROWS))
                .isEqualTo("| layer | start |\n|---|---|\n| conv_1, \"a\"\\|b | −2 |\n| 3×3 & 5% | 0 |\n");
    }

    @Test
    void latex_escapes_its_special_characters() {
        assertThat(TableText.LATEX.of(HEAD, ROWS)).isEqualTo("""
                \\begin{tabular}{ll}
                \\hline
                layer & start \\\\
                \\hline
                conv\\_1, "a"|b & $-$2 \\\\
                3$\\times$3 \\& 5\\% & 0 \\\\
                \\hline
                \\end{tabular}
                """);
    }
}
