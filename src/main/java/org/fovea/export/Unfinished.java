package org.fovea.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Files and folders that are being written: those that are still unfinished when the program is stopped are deleted.
final class Unfinished {
    private static final int ATTEMPTS = 1000;
    private static final Set<Path> PATHS = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Unfinished::deleteAll));
    }

    private Unfinished() {
    }

    static void begin(Path path) {
        PATHS.add(path);
    }

    static void end(Path path) {
        PATHS.remove(path);
    }

    private static void deleteAll() {
        for (Path path : PATHS)
            for (int attempt = 0; attempt < ATTEMPTS && !gone(path); attempt++) Thread.onSpinWait();
    }

    private static boolean gone(Path path) {
        try {
            delete(path);
            return true;
        } catch (IOException _) {
            // Whoever writes goes on until the program has ended, and may just have added something.
            return false;
        }
    }

    /// A file, or a folder with all that is in it; nothing happens when it is not there.
    ///
    /// @throws IOException when it cannot be deleted
    static void delete(Path path) throws IOException {
        if (!Files.exists(path)) return;
        try (Stream<Path> inside = Files.walk(path)) {
            inside.sorted(Comparator.reverseOrder()).forEach(each -> {
                try {
                    Files.deleteIfExists(each);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
