package org.fovea.format.learn;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.fovea.engine.Problem;
import org.fovea.format.ProjectFile;
import org.fovea.project.Project;
import org.fovea.project.learn.ShapeSettings;
import org.fovea.project.learn.Task;

/// The networks that ship with the app and have learned already: one the digits, one the shapes as they usually are. They were
/// written by `fovea train digits` and `fovea train shapes`.
public final class TrainedNetworks {
    private static final String FOLDER = "/org/fovea/trained/";

    private TrainedNetworks() {
    }

    /// The document of a network that has learned this very task; nothing where none ships.
    ///
    /// @throws Problem when the installation is damaged
    public static Optional<Project> of(Task task) {
        return switch (task) {
            case Task.Digits _ -> Optional.of(read("digits.fovea"));
            case Task.Shapes(ShapeSettings settings) when settings.equals(ShapeSettings.USUAL) ->
                Optional.of(read("shapes.fovea"));
            case Task.Shapes _,Task.Recover _,Task.Denoise _,Task.Folder _ -> Optional.empty();
        };
    }

    private static Project read(String file) {
        try (InputStream in = TrainedNetworks.class.getResourceAsStream(FOLDER + file)) {
            if (in == null)
                throw new Problem("The trained network %s is missing; install Fovea again.".formatted(file));
            return ProjectFile.read(in.readAllBytes(), file).project();
        } catch (IOException e) {
            throw new Problem("The trained network %s cannot be read; install Fovea again.".formatted(file), e);
        }
    }
}
