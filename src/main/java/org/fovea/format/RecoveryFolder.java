package org.fovea.format;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.fovea.engine.Problem;
import org.jspecify.annotations.Nullable;

/// Where copies of unsaved documents lie, one per window. A window holds the lock of its own copy as long as it lives,
/// however it ends: a copy whose lock is free was left behind.
public final class RecoveryFolder {
    private static final String COPY = ".fovea";
    private static final String LOCK = ".lock";

    private final Path folder;

    public RecoveryFolder(Path folder) {
        this.folder = folder;
    }

    /// A place for this window's copy, locked until the program ends.
    ///
    /// @throws Problem when the folder cannot be written
    public RecoveryCopy claim() {
        try {
            Files.createDirectories(folder);
            RecoveryCopy copy = lock(UUID.randomUUID().toString());
            if (copy != null) return copy;
            throw new IOException("files cannot be locked there");
        } catch (IOException e) {
            throw new Problem(
                    "Unsaved changes cannot be kept in %s (%s); make room there or set FOVEA_HOME to another folder."
                            .formatted(folder, e.getMessage()),
                    e);
        }
    }

    /// The copies that windows left behind when they did not end as they should, newest first. Each is locked, so that no
    /// other window offers it too.
    ///
    /// @throws Problem when the folder cannot be read
    public List<RecoveryCopy> leftBehind() {
        var found = new ArrayList<RecoveryCopy>();
        if (!Files.isDirectory(folder)) return found;
        try (DirectoryStream<Path> copies = Files.newDirectoryStream(folder, "*" + LOCK)) {
            for (Path each : copies) {
                String name = String.valueOf(each.getFileName());
                RecoveryCopy copy = lock(name.substring(0, name.length() - LOCK.length()));
                if (copy == null) continue;
                if (copy.exists()) found.add(copy);
                else
                    copy.discard();
            }
        } catch (IOException e) {
            throw new Problem("Unsaved changes kept in %s cannot be looked for (%s).".formatted(folder,
                    e.getMessage()), e);
        }
        found.sort(Comparator.comparing(RecoveryCopy::time).reversed());
        return found;
    }

    /// @return null when another window holds it
    private @Nullable RecoveryCopy lock(String id) throws IOException {
        Path file = folder.resolve(id + LOCK);
        FileChannel channel = FileChannel.open(file, java.nio.file.StandardOpenOption.CREATE,
                java.nio.file.StandardOpenOption.WRITE);
        if (held(channel))
            return new RecoveryCopy(folder.resolve(id + COPY), folder.resolve(id + ".json"), file, channel);
        channel.close();
        return null;
    }

    private static boolean held(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (java.nio.channels.OverlappingFileLockException e) {
            // Another window of this very program.
            return false;
        }
    }
}
