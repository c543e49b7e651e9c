package org.fovea.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.fovea.engine.Problem;

/// Writes a file whole or not at all: into a `.part` beside it, which takes its place when everything is on the disk.
/// Whatever goes wrong, an older file of that name stays as it was and no part is left, also when the
/// program is stopped. Two that write one file at once do
/// not disturb each other; the last one to finish wins.
public final class WholeFile {
    /// How systems say that a disk is full.
    private static final List<String> FULL = List.of("no space left", "disk full", "quota exceeded",
            "not enough space");

    /// Writes the content of a file; need not close the stream.
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private WholeFile() {
    }

    /// @throws Problem when the file cannot be written, saying why and what to do
    public static void write(Path file, Content content) {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        Path name = target.getFileName();
        if (folder == null || name == null || Files.isDirectory(target))
            throw new Problem("“%s” is a folder; choose a name for the file.".formatted(file));
        // A name of its own: another window may be writing the same file.
        Path part = folder.resolve("%s-%s.part".formatted(name, UUID.randomUUID().toString().substring(0, 8)));
        Unfinished.begin(part);
        try {
            writePart(part, content);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            discard(part, e);
            throw new Problem("“%s” was not written: %s".formatted(file, reason(folder, e)), e);
        } catch (RuntimeException | Error e) {
            discard(part, e);
            throw e;
        } finally {
            Unfinished.end(part);
        }
    }

    private static void writePart(Path part, Content content) throws IOException {
        try (var channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                var out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
            content.writeTo(out);
            out.flush();
            // A full disk may show only now.
            channel.force(true);
        }
    }

    private static void discard(Path part, Throwable failure) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /// The reason in the user's words, and what to do about it.
    private static String reason(Path folder, IOException e) {
        Path ancestor = folder;
        while (!Files.exists(ancestor) && ancestor.getParent() != null)
            ancestor = ancestor.getParent();
        if (!Files.isDirectory(ancestor))
            return "“%s” is a file, not a folder; choose another folder.".formatted(ancestor);
        if (!Files.isDirectory(folder))
            return "the folder “%s” does not exist; create it or choose another one.".formatted(folder);
        if (full(e)) return "the disk is full; make room or choose another folder.";
        if (e instanceof AccessDeniedException || !Files.isWritable(folder))
            return "there is no permission to write in “%s”; choose another folder.".formatted(folder);
        String detail = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
        return detail == null
                ? "no file can be created in “%s”; choose another folder.".formatted(folder)
                : detail.strip() + "; choose another name or folder.";
    }

    /// Systems report a full disk as a message only; free space says little, as read-only media never have any.
    private static boolean full(IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (FULL.stream().anyMatch(message::contains)) return true;
        }
        return false;
    }
}
