package org.fovea.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.fovea.engine.Problem;
import org.jspecify.annotations.Nullable;

/// What a file looked like from outside at some moment: whoever writes it changes that.
///
/// @param key what the system knows it by, where it has such a thing; another one when the file was replaced
public record FileStamp(long size, FileTime changed, @Nullable Object key) {

    /// The file as it is now; null when there is none.
    ///
    /// @throws Problem when that cannot be known
    public static @Nullable FileStamp of(Path file) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new FileStamp(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw new Problem("“%s” cannot be reached (%s); save under another name.".formatted(file.getFileName(),
                    e.getMessage()), e);
        }
    }
}
