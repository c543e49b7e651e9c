package org.fovea.ui.window;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fovea.engine.Problem;
import org.fovea.format.SampleImages;
import org.fovea.format.SessionFile;
import org.fovea.project.FirstProject;
import org.fovea.project.Selection;
import org.jspecify.annotations.Nullable;

/// Where the app remembers what was open.
public record StateFolder(Path folder) {
    /// What the window starts with.
    ///
    /// @param problem why the last state could not be restored, or null
    public record Start(SessionFile.State state, StateFolder folder, @Nullable String problem) {
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

    /// The last state, or the first lesson where there is none. Where only its picture is gone, the filters and settings of
    /// the last state are shown on the first lesson's picture.
    public Start read() {
        try {
            return new Start(SessionFile.read(folder).orElseGet(StateFolder::first), this, null);
        } catch (Problem problem) {
            SessionFile.State rest = withoutItsPicture();
            return new Start(rest, this, "%s What was open was kept in %s.".formatted(problem.sentence(), kept()));
        }
    }

    private SessionFile.State withoutItsPicture() {
        SessionFile.State first = first();
        try {
            return SessionFile.readOn(folder, first.project().picture()).orElse(first);
        } catch (Problem same) {
            // It is not the picture; what is wrong is told already.
            return first;
        }
    }

    private String kept() {
        try {
            return SessionFile.setAside(folder).toString();
        } catch (Problem problem) {
            return "its place: " + problem.sentence();
        }
    }

    private static SessionFile.State first() {
        return new SessionFile.State(FirstProject.of(SampleImages.read(FirstProject.SAMPLE)), Selection.FIRST,
                new SessionFile.Settings("system", List.of()));
    }
}
