package org.fovea.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.function.IntFunction;
import org.fovea.engine.Problem;
import org.fovea.figure.Raster;

/// Pictures that follow each other as numbered PNG files in a folder, in the order of their names: `step-007.png`. They are
/// written beside each other out of sight and put in place when all are there.
public final class PictureSeries {
    private PictureSeries() {
    }

    /// Writes a series. The folder is made where it does not exist; files of the same names are replaced.
    ///
    /// @param first the number of the first picture
    /// @param count how many there are
    /// @param pictures each of them, counted from 0
    /// @throws Problem when they cannot be written; then none of them is there, and what was there before is
    public static void write(Path folder, String stem, long first, int count, IntFunction<Raster> pictures) {
        boolean made = makeFolder(folder);
        Path hidden = folder.resolve(".%s-%s.part".formatted(stem, UUID.randomUUID().toString().substring(0, 8)));
        int digits = Long.toString(first + count - 1).length();
        Path unfinished = made ? folder : hidden;
        Unfinished.begin(unfinished);
        try {
            Files.createDirectory(hidden);
            for (int n = 0; n < count; n++)
                PngFile.write(hidden.resolve(name(stem, first + n, digits)), pictures.apply(n));
            for (int n = 0; n < count; n++) {
                String name = name(stem, first + n, digits);
                Files.move(hidden.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
            Unfinished.delete(hidden);
        } catch (IOException e) {
            discard(folder, hidden, made, e);
            throw new Problem("Nothing can be written into “%s” (%s); choose another folder.".formatted(folder,
                    e.getMessage()), e);
        } catch (RuntimeException | Error e) {
            discard(folder, hidden, made, e);
            throw e;
        } finally {
            Unfinished.end(unfinished);
        }
    }

    /// The file name of a picture.
    static String name(String stem, long number, int digits) {
        return ("%s-%0" + digits + "d.png").formatted(stem, number);
    }

    /// @return whether it was not there
    private static boolean makeFolder(Path folder) {
        if (Files.isDirectory(folder)) return false;
        if (Files.exists(folder))
            throw new Problem("“%s” is a file, not a folder; choose another folder.".formatted(folder));
        try {
            Files.createDirectories(folder);
            return true;
        } catch (IOException e) {
            throw new Problem("The folder “%s” cannot be made; choose another one.".formatted(folder), e);
        }
    }

    private static void discard(Path folder, Path hidden, boolean made, Throwable failure) {
        try {
            Unfinished.delete(hidden);
            if (made) Files.deleteIfExists(folder);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
