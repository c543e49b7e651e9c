package org.fovea.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fovea.format.FileStamp;
import org.fovea.format.ProjectFile;
import org.fovea.format.ProjectFile.Document;
import org.fovea.format.SampleImages;
import org.fovea.format.Settings;
import org.fovea.format.SettingsFile;
import org.fovea.project.FirstProject;
import org.fovea.project.Project;
import org.fovea.project.Selection;
import org.fovea.project.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
    @TempDir
    private Path folder = Path.of("");

    private static void assertFirstLesson(StateFolder.Start start) {
        assertThat(start.document().project().picture().source()).isEqualTo(new Source.Sample(FirstProject.SAMPLE));
        assertThat(start.file()).isNull();
    }

    private Path saved(String name) {
        Path file = folder.resolve(name);
        Project first = FirstProject.of(SampleImages.read(FirstProject.SAMPLE));
        ProjectFile.write(file, new Document(first.withLayer(1, first.layer(1).withName("edges")),
                new Selection(1, null)));
        return file;
    }

    private void remember(Path open) {
        SettingsFile.write(folder, new Settings("dark", List.of(), List.of(open), open));
    }

    @Test
    void where_nothing_was_saved_the_first_lesson_is_shown_and_nothing_is_said() {
        StateFolder.Start start = new StateFolder(folder).read(null);
        assertFirstLesson(start);
        assertThat(start.problem()).isNull();
        assertThat(start.leftBehind()).isEmpty();
    }

    @Test
    void the_document_that_was_open_last_is_open_again() {
        Path file = saved("last.fovea");
        remember(file);
        StateFolder.Start start = new StateFolder(folder).read(null);
        assertThat(start.document().project().layer(1).name()).isEqualTo("edges");
        assertThat(start.document().selection().filter()).isEqualTo(1);
        assertThat(start.file()).isEqualTo(file);
        assertThat(start.stamp()).isEqualTo(FileStamp.of(file));
        assertThat(start.settings().theme()).isEqualTo("dark");
    }

    @Test
    void a_document_that_was_asked_for_comes_before_the_last_one() {
        remember(saved("last.fovea"));
        Path wanted = saved("wanted.fovea");
        assertThat(new StateFolder(folder).read(wanted).file()).isEqualTo(wanted);
        // A picture is opened in the first lesson, not in the document that happens to be there.
        assertFirstLesson(new StateFolder(folder).read(Path.of("cat.png")));
    }

    @Test
    void a_document_that_is_gone_or_damaged_is_the_first_lesson_and_said_once() throws IOException {
        Path file = saved("last.fovea");
        remember(file);
        Files.writeString(file, "not a document");
        StateFolder.Start damaged = new StateFolder(folder).read(null);
        assertFirstLesson(damaged);
        assertThat(damaged.problem()).contains("“last.fovea” is not a Fovea document");
        Files.delete(file);
        StateFolder.Start gone = new StateFolder(folder).read(null);
        assertFirstLesson(gone);
        assertThat(gone.problem()).contains("There is no file");
        assertThat(gone.settings().theme()).isEqualTo("dark");
    }

    @Test
    void damaged_settings_are_the_usual_ones_and_said_once() throws IOException {
        Files.writeString(folder.resolve("settings.json"), "{");
        StateFolder.Start start = new StateFolder(folder).read(null);
        assertFirstLesson(start);
        assertThat(start.settings()).isEqualTo(Settings.USUAL);
        assertThat(start.problem()).contains("settings.json cannot be read");
    }
}
