package org.fovea.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.fovea.engine.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    @TempDir
    private Path folder = Path.of("");

    private static Settings settings(Path... documents) {
        return new Settings("dark", List.of(Path.of("/a/b.png")), List.of(documents), documents[0]);
    }

    @Test
    void what_was_written_is_read() {
        assertThat(SettingsFile.read(folder)).isEqualTo(Settings.USUAL);
        Settings settings = settings(Path.of("/a/1.fovea"), Path.of("/ü/2.fovea"));
        SettingsFile.write(folder, settings);
        assertThat(SettingsFile.read(folder)).isEqualTo(settings);
    }

    @Test
    void two_windows_add_to_each_others_recent_files() {
        SettingsFile.write(folder, settings(Path.of("/a/1.fovea")));
        SettingsFile.write(folder, settings(Path.of("/a/2.fovea")));
        assertThat(SettingsFile.read(folder).documents()).containsExactly(Path.of("/a/2.fovea"),
                Path.of("/a/1.fovea"));
        SettingsFile.write(folder,
                settings(IntStream.range(0, 20).mapToObj(i -> Path.of("/b/" + i)).toArray(Path[]::new)));
        assertThat(SettingsFile.read(folder).documents()).hasSize(SettingsFile.RECENT).first()
                .isEqualTo(Path.of("/b/0"));
    }

    @Test
    void fields_nobody_knows_are_kept() throws IOException {
        Files.writeString(folder.resolve("settings.json"), "{\"window\": {\"width\": 3}, \"theme\": 7}");
        assertThat(SettingsFile.read(folder).documents()).isEmpty();
        SettingsFile.write(folder, settings(Path.of("/a/1.fovea")));
        assertThat(folder.resolve("settings.json")).content().contains("\"width\" : 3").contains("1.fovea");
    }

    @Test
    void damaged_settings_are_told_and_replaced_by_the_next() throws IOException {
        Files.writeString(folder.resolve("settings.json"), "[1, 2");
        assertThatThrownBy(() -> SettingsFile.read(folder)).isInstanceOf(Problem.class)
                .hasMessageContaining("settings.json cannot be read");
        SettingsFile.write(folder, settings(Path.of("/a/1.fovea")));
        assertThat(SettingsFile.read(folder)).isEqualTo(settings(Path.of("/a/1.fovea")));
    }

    @Test
    void a_folder_that_cannot_be_is_told() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertThatThrownBy(() -> SettingsFile.write(file.resolve("below"), Settings.USUAL)).isInstanceOf(Problem.class)
                .hasMessageContaining("set FOVEA_HOME to another folder");
    }
}
