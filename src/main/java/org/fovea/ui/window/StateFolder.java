package org.fovea.ui.window;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.fovea.engine.Problem;
import org.fovea.format.FileStamp;
import org.fovea.format.ProjectFile;
import org.fovea.format.ProjectFile.Document;
import org.fovea.format.RecoveryCopy;
import org.fovea.format.RecoveryFolder;
import org.fovea.format.SampleImages;
import org.fovea.format.Settings;
import org.fovea.format.SettingsFile;
import org.fovea.project.FirstProject;
import org.fovea.project.Selection;
import org.jspecify.annotations.Nullable;

/// Where the app remembers what was open.
public record StateFolder(Path folder) {
    /// What the window starts with.
    ///
    /// @param file where the document was read from, null when nowhere
    /// @param stamp of that file when it was read
    /// @param leftBehind copies of unsaved documents whose windows did not end as they should
    /// @param problem what went wrong, or null
    public record Start(Document document, @Nullable Path file, @Nullable FileStamp stamp, Settings settings,
            StateFolder folder, List<RecoveryCopy> leftBehind, @Nullable String problem) {
    }

    /// The folder that the operating system keeps for such things; the environment variable FOVEA_HOME names another one.
    public static StateFolder ofUser() {
        String chosen = System.getenv("FOVEA_HOME");
        if (chosen != null && !chosen.isBlank()) return new StateFolder(Path.of(chosen));
        Path home = Path.of(System.getProperty("user.home"));
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.contains("win"))
            return new StateFolder(
                    Optional.ofNullable(System.getenv("APPDATA")).map(Path::of).orElse(home).resolve("Fovea"));
        if (system.contains("mac")) return new StateFolder(home.resolve("Library/Application Support/Fovea"));
        Path state = Optional.ofNullable(System.getenv("XDG_STATE_HOME")).filter(s -> !s.isBlank()).map(Path::of)
                .orElse(home.resolve(".local/state"));
        return new StateFolder(state.resolve("fovea"));
    }

    /// Where copies of unsaved documents lie.
    public RecoveryFolder recovery() {
        return new RecoveryFolder(folder.resolve("recovery"));
    }

    /// The document that was open last, or the first lesson where there is none or it cannot be read.
    ///
    /// @param wanted a file to open instead; a picture is opened in the first lesson later
    public Start read(@Nullable Path wanted) {
        var problems = new ArrayList<String>();
        Settings settings = attempt(() -> SettingsFile.read(folder), Settings.USUAL, problems);
        List<RecoveryCopy> leftBehind = attempt(recovery()::leftBehind, List.of(), problems);
        Path file = wanted == null ? settings.open() : ProjectFile.isNamedSo(wanted) ? wanted.toAbsolutePath() : null;
        // Before the file is read: what is written meanwhile is a change.
        FileStamp stamp = file == null
                ? null
                : attempt(() -> Optional.ofNullable(FileStamp.of(file)),
                        Optional.<FileStamp>empty(), problems).orElse(null);
        Document document = file == null
                ? first()
                : attempt(() -> Optional.of(ProjectFile.read(file)), Optional.<Document>empty(), problems)
                        .orElse(null);
        String problem = problems.isEmpty() ? null : String.join(" ", problems);
        return document == null || file == null
                ? new Start(document == null ? first() : document, null, null, settings, this, leftBehind, problem)
                : new Start(document, file, stamp, settings, this, leftBehind, problem);
    }

    private static <T> T attempt(Supplier<T> read, T otherwise, List<String> problems) {
        try {
            return read.get();
        } catch (Problem problem) {
            problems.add(problem.sentence());
            return otherwise;
        }
    }

    private static Document first() {
        return new Document(FirstProject.of(SampleImages.read(FirstProject.SAMPLE)), Selection.FIRST);
    }
}
