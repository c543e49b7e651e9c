package org.fovea.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fovea.engine.Axis;
import org.fovea.format.PictureFile;
import org.fovea.format.SampleImages;
import org.fovea.format.SessionFile;
import org.fovea.project.LayerEdit;
import org.fovea.project.FirstProject;
import org.fovea.project.Picture;
import org.fovea.project.Project;
import org.fovea.project.Selection;
import org.fovea.project.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
    @TempDir
    private Path folder = Path.of("");

    private static Source picture(StateFolder.Start start) {
        return start.state().project().picture().source();
    }

    @Test
    void where_nothing_was_saved_the_first_lesson_is_shown_and_nothing_is_said() {
        StateFolder.Start start = new StateFolder(folder).read();
        assertThat(picture(start)).isEqualTo(new Source.Sample(FirstProject.SAMPLE));
        assertThat(start.problem()).isNull();
    }

    @Test
    void a_damaged_state_is_the_first_lesson_and_said_once() throws IOException {
        Files.writeString(folder.resolve("session.json"), "{");
        StateFolder.Start start = new StateFolder(folder).read();
        assertThat(picture(start)).isEqualTo(new Source.Sample(FirstProject.SAMPLE));
        assertThat(start.problem()).contains("damaged");
    }

    @Test
    void filters_recent_files_and_theme_outlive_their_picture() throws IOException {
        Path file = Files.copy(Path.of("sample-images/cat.png"), folder.resolve("moved.png"));
        Project first = FirstProject.of(SampleImages.read(FirstProject.SAMPLE));
        Project project = new LayerEdit.SetAxes(new Axis(5, 2, 1), new Axis(3, 1, 1)).on(1)
                .applyTo(first.withPicture(Picture.of(new Source.FromFile(file), PictureFile.read(file))));
        var settings = new SessionFile.Settings("dark", List.of(file));
        SessionFile.write(folder, new SessionFile.State(project, new Selection(1, null), settings));
        Files.delete(file);

        StateFolder.Start start = new StateFolder(folder).read();

        assertThat(start.problem()).contains("moved.png");
        assertThat(picture(start)).isEqualTo(new Source.Sample(FirstProject.SAMPLE));
        assertThat(start.state().project().conv(1).orElseThrow().rows()).isEqualTo(new Axis(5, 2, 1));
        assertThat(start.state().selection().filter()).isEqualTo(1);
        assertThat(start.state().settings()).isEqualTo(settings);
    }
}
