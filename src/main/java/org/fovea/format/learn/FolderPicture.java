package org.fovea.format.learn;

import java.nio.file.Path;
import org.fovea.engine.Shape;

/// What came of a file of a folder.
sealed interface FolderPicture {
    /// @param values of the fitted picture, 0…255
    /// @param original the shape it has in its file
    record Read(byte[] values, Shape original) implements FolderPicture {
    }

    /// @param file within the folder
    /// @param why one sentence
    record Skipped(Path file, String why) implements FolderPicture {
    }
}
