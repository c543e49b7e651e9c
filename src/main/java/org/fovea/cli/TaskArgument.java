package org.fovea.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.fovea.engine.Problem;
import org.fovea.engine.Shape;
import org.fovea.project.learn.FolderSettings;
import org.fovea.project.learn.ShapeSettings;
import org.fovea.project.learn.Task;
import org.jspecify.annotations.Nullable;

/// What is learned, as the command line names it: `digits`, `shapes`, or a folder of the user's own pictures.
final class TaskArgument {
    static final String DIGITS = "digits";
    static final String SHAPES = "shapes";
    static final String LABEL = "digits|shapes|FOLDER";

    private TaskArgument() {
    }

    /// @param folder how pictures of a folder are read
    /// @throws Problem when it is none of them
    static Task of(String text, ShapeSettings shapes, FolderSettings folder) {
        if (text.equals(DIGITS)) return new Task.Digits();
        if (text.equals(SHAPES)) return new Task.Shapes(shapes);
        Path path = new Values.FileName().convert(text);
        if (!Files.exists(path))
            throw new Problem(
                    "There is neither a task nor a folder “%s”; choose digits, shapes or a folder with one subfolder of pictures for each class."
                            .formatted(text));
        return new Task.Folder(path, folder);
    }

    /// How pictures of a folder become what a network takes.
    ///
    /// @param input of the network, null for the usual one
    /// @param side in pixels, null as the network takes them
    /// @throws Problem when no such pictures can be made
    static FolderSettings folder(@Nullable Shape input, @Nullable Integer side, boolean gray) {
        FolderSettings usual = FolderSettings.USUAL;
        if (input != null && (side == null ? input.height() != input.width() : input.height() != side))
            throw new Problem(
                    "The network takes %s, and pictures of a folder are made square%s; choose another network."
                            .formatted(input, side == null ? "" : ", with a side of " + side));
        if (input != null && input.channels() != 1 && input.channels() != 3)
            throw new Problem("The network takes %s, and pictures have 1 or 3 channels; choose another network."
                    .formatted(input));
        int wanted = side != null ? side : input == null ? usual.side() : input.height();
        boolean color = !gray && (input == null ? usual.color() : input.channels() == 3);
        try {
            return new FolderSettings(wanted, color, usual.test(), usual.seed());
        } catch (IllegalArgumentException e) {
            throw new Problem(e.getMessage() + ".", e);
        }
    }
}
