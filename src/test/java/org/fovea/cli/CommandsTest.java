package org.fovea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fovea.engine.Problem;
import org.fovea.project.WindowOptions;
import org.fovea.project.WindowOptions.Size;
import org.fovea.project.WindowOptions.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandsTest {
    private static final Screen WITH_DISPLAY = new Screen(Map.of("DISPLAY", ":0"), true, _ -> true);

    private final List<WindowOptions> opened = new ArrayList<>();

    private Ran run(Screen screen, String... args) {
        return Ran.with(screen, opened::add, StandardCharsets.UTF_8, args);
    }

    @Test
    void without_arguments_the_window_opens_as_it_was() {
        assertThat(run(WITH_DISPLAY)).isEqualTo(new Ran(0, "", ""));
        assertThat(opened).containsExactly(WindowOptions.NONE);
    }

    @Test
    void a_file_a_size_and_a_theme_reach_the_window(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("a.png"));
        assertThat(run(WITH_DISPLAY, "--window", "1024x700", "--theme", "dark", file.toString()).code()).isZero();
        assertThat(run(WITH_DISPLAY, "--window=1440×900", "--theme=Light").code()).isZero();
        assertThat(opened).containsExactly(new WindowOptions(file, new Size(1024, 700), Theme.DARK),
                new WindowOptions(null, new Size(1440, 900), Theme.LIGHT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--window=7", "--window=0x0", "--window=99999x700", "--window=axb", "--theme=blue",
            "--colour",
            "--window", "a.png b.png", "no-such-file.png"})
    void what_cannot_work_is_refused_in_one_line_and_opens_nothing(String args) {
        Ran ran = run(WITH_DISPLAY, args.split(" ", -1));
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).startsWith("fovea: ").hasLineCount(1).endsWith(".\n");
        assertThat(opened).isEmpty();
    }

    @Test
    void a_refused_value_is_named_with_what_would_be_right() {
        assertThat(run(WITH_DISPLAY, "--theme", "blue").err())
                .isEqualTo("fovea: --theme: “blue” is not a theme; choose light or dark. “fovea --help” tells more.\n");
    }

    @Test
    void the_version_is_the_build_s() {
        assertThat(run(WITH_DISPLAY, "--version").out()).matches("fovea \\d+\\.\\d+\\.\\d+\\R");
    }

    @Test
    void help_names_every_option_and_command() {
        assertThat(run(WITH_DISPLAY, "--help")).satisfies(ran -> {
            assertThat(ran.code()).isZero();
            assertThat(ran.out()).contains("FILE", "--window", "--theme", "--version", "convolve", "bench");
        });
        assertThat(run(WITH_DISPLAY, "convolve", "--help").out()).contains("IMAGE", "--filter", "--gray", "--size",
                "--stride", "--padding", "--padding-mode", "--dilation", "--bias", "--relu", "--flip", "--precise",
                "--color-map",
                "--format", "--out");
        assertThat(run(WITH_DISPLAY, "bench", "--help").out()).contains("--quick", "--json", "--threads", "--only");
    }

    @Test
    void without_a_display_one_sentence_says_so_and_shows_the_command_line_that_does_the_job() {
        Ran ran = run(new Screen(Map.of(), true, _ -> true));
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).startsWith("fovea: There is no display").contains("DISPLAY is not set")
                .contains("fovea convolve temple.jpg --out maps").hasLineCount(1);
        assertThat(opened).isEmpty();
    }

    @Test
    void a_display_that_does_not_answer_is_named() {
        Ran ran = Ran.with(new Screen(Map.of("DISPLAY", ":77"), true, _ -> true), _ -> {
            throw new UnsupportedOperationException("Unable to open DISPLAY");
        }, StandardCharsets.UTF_8);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("“:77”").contains("fovea convolve").hasLineCount(1);
    }

    @Test
    void missing_system_libraries_are_named_with_their_packages() {
        Ran ran = run(new Screen(Map.of("DISPLAY", ":0"), true,
                library -> !library.startsWith("libgtk") && !library.startsWith("libXtst")));
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("libgtk-3.so.0, libXtst.so.6").contains("apt-get install libgtk-3-0 libxtst6")
                .contains("fovea convolve").hasLineCount(1);
    }

    @Test
    void systems_other_than_linux_need_neither_display_nor_libraries() {
        assertThat(run(new Screen(Map.of(), false, _ -> false)).code()).isZero();
        assertThat(opened).hasSize(1);
    }

    @Test
    void this_machine_can_be_asked() {
        assertThat(Screen.ofThisMachine().loads().test("libno-such-library.so.1")).isFalse();
        assertThat(Screen.ofThisMachine().obstacle()).as("the tests run off screen").isEmpty();
    }

    @Test
    void a_problem_met_in_the_window_s_opening_is_bad_input_and_anything_else_a_failure() {
        assertThat(Ran.with(WITH_DISPLAY, _ -> {
            throw new Problem("The file is torn.");
        }, StandardCharsets.UTF_8)).isEqualTo(new Ran(2, "", "fovea: The file is torn.\n"));
        Ran failed = Ran.with(WITH_DISPLAY, _ -> {
            throw new IllegalStateException("first\nsecond");
        }, StandardCharsets.UTF_8);
        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.err()).startsWith("fovea: ").contains("first second").hasLineCount(1);
        assertThat(Ran.with(WITH_DISPLAY, _ -> {
            throw new OutOfMemoryError("heap");
        }, StandardCharsets.UTF_8).code()).isEqualTo(1);
    }

    @Test
    void a_terminal_that_knows_ascii_only_reads_no_question_marks() {
        Ran ran = Ran.with(new Screen(Map.of(), true, _ -> true), opened::add, StandardCharsets.US_ASCII);
        assertThat(ran.err()).contains("\"fovea convolve temple.jpg --out maps\"").doesNotContain("?");
    }
}
