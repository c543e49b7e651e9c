package org.fovea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `fovea questions`.
final class QuestionsCommandTest {
    @TempDir
    private Path folder = Path.of("");
    private Path lenet = Path.of("");

    @BeforeEach
    void make() {
        lenet = folder.resolve("lenet.fovea");
        assertThat(Ran.fovea("new", "lenet-5", "--out", lenet.toString()).code()).isZero();
    }

    private Ran questions(String options) {
        var args = new ArrayList<>(List.of("questions", lenet.toString()));
        for (String option : options.strip().split(" ", -1)) args.add(option.replace("DIR", folder.toString()));
        return Ran.fovea(args.toArray(String[]::new));
    }

    @Test
    void a_sheet_has_as_many_questions_as_asked_for_and_as_many_answers() throws IOException {
        Ran ran = questions("--count 7 --seed 5 --out DIR/a.md");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).contains("7 questions, seed 5");
        String text = Files.readString(folder.resolve("a.md"));
        assertThat(text.lines().filter(line -> line.startsWith("### "))).hasSize(14);
        assertThat(text.lines().filter(line -> line.startsWith("**Answer: "))).hasSize(7);
        questions("--count 7 --seed 5 --out DIR/b.md");
        assertThat(folder.resolve("b.md")).hasSameTextualContentAs(folder.resolve("a.md"));
    }

    @Test
    void one_layer_can_be_asked_about_and_printed() throws IOException {
        assertThat(questions("--layer conv2 --count 4 --out DIR/a.md").code()).isZero();
        assertThat(Files.readString(folder.resolve("a.md")).lines().filter(line -> line.startsWith("### ")))
                .allMatch(line -> line.endsWith("conv2"));
        assertThat(questions("--out DIR/a.pdf").code()).isZero();
        assertThat(Files.readAllBytes(folder.resolve("a.pdf"))).startsWith('%', 'P', 'D', 'F');
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"--out DIR/a.txt | ends neither in .md nor in .pdf",
            "--layer nix --out DIR/a.md | there are conv1, tanh1", "--count 0 --out DIR/a.md | whole number from 1",
            "--count 500 --out DIR/a.md | 200 is the most", "--seed x --out DIR/a.md | whole number from 0",
            "--out DIR/none/a.pdf | does not exist", "--input DIR/none.png --out DIR/a.md | none.png"})
    void what_cannot_work_is_said_in_one_line_and_nothing_is_written(String options, String sentence) {
        Ran ran = questions(options);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).startsWith("fovea: ").contains(sentence);
        assertThat(ran.err().strip().lines()).hasSize(1);
        assertThat(folder.toFile().list()).containsExactly("lenet.fovea");
    }
}
