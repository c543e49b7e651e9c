package org.fovea.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.fovea.figure.paper.Paper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

class PaperFilesTest {
    @TempDir
    private Path folder = Path.of("");

    private static Paper paper(int items) {
        var table = new Paper.Table("input, channel 0", List.of("4", "5"),
                List.of(new Paper.Row("−1", List.of(new Paper.Cell("0", true), new Paper.Cell("0", true))),
                        new Paper.Row("0", List.of(new Paper.Cell("0.250", false), new Paper.Cell("−0.125", false)))));
        var asked = new ArrayList<Paper.Item>();
        var key = new ArrayList<Paper.Item>();
        IntStream.rangeClosed(1, items).forEach(n -> {
            asked.add(new Paper.Item(n, "Value of a neuron · conv1",
                    List.of(new Paper.Text("What is z[%d] * 2_3?".formatted(n)),
                            new Paper.Tables(List.of(table, table)),
                            new Paper.Room("Answer"))));
            key.add(new Paper.Item(n, "Value", List.of(new Paper.Result("Answer", "0.612"),
                    new Paper.Steps(List.of("0.25·2 = 0.5", "⌊(28 + 2 − 5) / 1⌋ + 1 = 26")))));
        });
        return new Paper("Questions on lenet", List.of(new Paper.Fact("Seed", "3")), List.of("Counted from 0."),
                List.of(new Paper.Section("Questions", asked), new Paper.Section("Answer key", key)));
    }

    @Test
    void markdown_has_headings_tables_and_calculations_and_escapes_what_it_would_take_for_its_own() throws IOException {
        Path file = folder.resolve("a.md");
        MarkdownFile.write(file, paper(1));
        assertThat(Files.readString(file)).isEqualTo("""
                # Questions on lenet

                - **Seed:** 3

                Counted from 0.

                ## Questions

                ### 1. Value of a neuron · conv1

                What is z\\[1\\] \\* 2\\_3?

                *input, channel 0*

                | | 4 | 5 |
                |---:|---:|---:|
                | **−1** | *0* | *0* |
                | **0** | 0.250 | −0.125 |

                *input, channel 0*

                | | 4 | 5 |
                |---:|---:|---:|
                | **−1** | *0* | *0* |
                | **0** | 0.250 | −0.125 |

                Answer: \\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_

                <div style="page-break-before: always"></div>

                ## Answer key

                ### 1. Value

                **Answer: 0.612**

                ```text
                0.25·2 = 0.5
                ⌊(28 + 2 − 5) / 1⌋ + 1 = 26
                ```
                """);
    }

    @Test
    void a_pdf_opens_again_with_everything_in_it_and_the_key_on_a_page_of_its_own() throws IOException {
        Path file = folder.resolve("a.pdf");
        PdfFile.write(file, paper(12));
        var reader = new PdfReader(Files.readAllBytes(file));
        var pages = new ArrayList<String>();
        for (int page = 1; page <= reader.getNumberOfPages(); page++)
            pages.add(new PdfTextExtractor(reader).getTextFromPage(page).replaceAll("\\s+", " "));
        assertThat(pages).hasSizeGreaterThan(2);
        String all = String.join(" ", pages);
        for (int n = 1; n <= 12; n++) assertThat(all).contains("What is z[%d]".formatted(n));
        assertThat(all).contains("−0.125").contains("⌊(28 + 2 − 5) / 1⌋ + 1 = 26");
        String key = pages.stream().filter(page -> page.contains("Answer key")).findFirst().orElseThrow();
        assertThat(key).doesNotContain("What is");
        assertThat(reader.getPageSize(1).getWidth()).isEqualTo(595);
    }
}
