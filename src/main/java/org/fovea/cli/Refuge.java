package org.fovea.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fovea.engine.Problem;
import org.fovea.format.ProjectFile;

/// Where a document goes that took long to make when its file cannot be written any more: the disk is full, or the folder is
/// gone.
///
/// @param folders tried in this order
record Refuge(List<Path> folders) {

    Refuge {
        folders = List.copyOf(folders);
    }

    /// The user's home, which stays, then the system's folder for temporary files.
    static Refuge usual() {
        return new Refuge(Stream.of("user.home", "java.io.tmpdir").map(System::getProperty).map(Path::of).toList());
    }

    /// @throws Problem when the file cannot be written, saying where the document is instead, if it is anywhere
    void write(Path file, ProjectFile.Document document) {
        try {
            ProjectFile.write(file, document);
        } catch (Problem lost) {
            for (Path folder : folders) {
                Path other = free(folder, String.valueOf(file.getFileName()));
                if (isWritten(other, document))
                    throw new Problem("%s; what was learned is in “%s”."
                            .formatted(lost.sentence().replaceFirst("\\.$", ""), other), lost);
            }
            throw lost;
        }
    }

    private static boolean isWritten(Path file, ProjectFile.Document document) {
        try {
            ProjectFile.write(file, document);
            return true;
        } catch (Problem e) {
            return false;
        }
    }

    /// `net.fovea`, or `net-2.fovea` where that exists, and so on.
    private static Path free(Path folder, String name) {
        String stem = name.substring(0, name.length() - ProjectFile.ENDING.length());
        Path free = folder.resolve(name);
        for (int n = 2; Files.exists(free); n++) free = folder.resolve(stem + "-" + n + ProjectFile.ENDING);
        return free;
    }
}
