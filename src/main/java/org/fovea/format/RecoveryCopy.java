package org.fovea.format;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.fovea.engine.Problem;
import org.fovea.export.WholeFile;
import org.fovea.format.ProjectFile.Document;
import org.jspecify.annotations.Nullable;

/// A copy of a document that is not saved, and beside it which file it belongs to. For one thread at a time.
public final class RecoveryCopy {
    private final Path copy;
    private final Path belongs;
    private final Path lockFile;
    private final FileChannel lock;
    private final ProjectWriter writer = new ProjectWriter();

    RecoveryCopy(Path copy, Path belongs, Path lockFile, FileChannel lock) {
        this.copy = copy;
        this.belongs = belongs;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    boolean exists() {
        return Files.exists(copy);
    }

    /// When it was written.
    public FileTime time() {
        try {
            return Files.getLastModifiedTime(copy);
        } catch (IOException e) {
            throw new Problem("The unsaved changes in %s cannot be read (%s).".formatted(copy, e.getMessage()), e);
        }
    }

    /// When it was written, on the clock.
    public Instant instant() {
        return time().toInstant();
    }

    /// Writes the document as it is now in place of an older copy.
    ///
    /// @param file where the document is saved, null when it never was
    /// @throws Problem when it cannot be written; the older copy is then still there
    public void write(Document document, @Nullable Path file) {
        var json = JsonNodeFactory.instance.objectNode();
        if (file != null) json.put("file", file.toString());
        WholeFile.write(belongs, out -> out.write(NetworkJson.bytes(json)));
        writer.write(copy, document);
    }

    /// @throws Problem when it cannot be read
    public Document read() {
        return ProjectFile.read(copy);
    }

    /// The file whose document this is; null when it never had one.
    public @Nullable Path file() {
        try {
            String file = NetworkJson.parse(Files.readAllBytes(belongs)).path("file").asText("");
            return file.isEmpty() ? null : Path.of(file);
        } catch (IOException | Damage | InvalidPathException e) {
            // Then it is restored as a document without a file, which loses nothing.
            return null;
        }
    }

    /// Removes the copy: everything is saved.
    ///
    /// @throws Problem when it cannot be removed
    public void clear() {
        try {
            Files.deleteIfExists(copy);
            Files.deleteIfExists(belongs);
        } catch (IOException e) {
            throw new Problem("An old copy of the document stays in %s (%s).".formatted(copy, e.getMessage()), e);
        }
    }

    /// Removes the copy and gives its place back.
    ///
    /// @throws Problem when it cannot be removed
    public void discard() {
        clear();
        try {
            // Systems that do not delete open files want it closed first.
            lock.close();
            Files.deleteIfExists(lockFile);
        } catch (IOException e) {
            throw new Problem("An empty file stays behind as %s (%s).".formatted(lockFile, e.getMessage()), e);
        }
    }
}
