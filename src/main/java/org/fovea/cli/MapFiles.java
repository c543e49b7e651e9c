package org.fovea.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.fovea.cli.Values.Format;
import org.fovea.engine.Problem;
import org.fovea.engine.Tensor;
import org.fovea.export.CsvFile;
import org.fovea.export.NpyFile;
import org.fovea.export.PngFile;
import org.fovea.figure.ColorScale;
import org.fovea.figure.Painting;

/// The files that feature maps are written to: `FOLDER/<picture>-<filter>.<format>`.
///
/// @param folder where they go
/// @param picture the name of the picture, without its ending
/// @param formats each map is written in all of them
record MapFiles(Path folder, String picture, List<Format> formats) {

    /// One file to be written.
    record MapFile(Path path, Format format) {
    }

    /// The files of each filter, in order. A name that comes again gets `-2`, `-3`, …, also where only upper and lower case
    /// differ, which some file systems take for the same.
    List<List<MapFile>> of(List<String> filters) {
        Set<String> taken = new HashSet<>();
        return filters.stream().map(filter -> {
            String name = filter;
            for (int turn = 2; !taken.add(name.toLowerCase(Locale.ROOT)); turn++) name = filter + "-" + turn;
            String unique = name;
            return formats.stream().distinct()
                    .map(format -> new MapFile(
                            folder.resolve("%s-%s.%s".formatted(picture, unique, Values.name(format))), format))
                    .toList();
        }).toList();
    }

    /// Refuses what would fail or destroy something, before anything is computed.
    ///
    /// @throws Problem when the folder cannot be written to, or a file would take the place of one that is read
    void check(List<List<MapFile>> files, Collection<Path> read) {
        if (Files.exists(folder) && !Files.isDirectory(folder))
            throw new Problem("%s is not a folder; name another one after --out.".formatted(folder));
        if (Files.exists(folder) && !Files.isWritable(folder))
            throw new Problem("The folder %s cannot be written to; name another one after --out.".formatted(folder));
        for (Path file : files.stream().flatMap(List::stream).map(MapFile::path).toList()) {
            if (Files.isDirectory(file))
                throw new Problem("%s is a folder where a file would be written; name another folder after --out."
                        .formatted(file));
            for (Path input : read)
                if (same(file, input))
                    throw new Problem(
                            "%s would be overwritten, and it is read as well; name another folder after --out."
                                    .formatted(file));
        }
    }

    /// @throws Problem when there is no folder and none can be made
    void makeFolder() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new Problem("The folder %s cannot be made; name another one after --out.".formatted(folder), e);
        }
    }

    /// Writes a map, whole or not at all.
    ///
    /// @param scale the colours of a PNG
    /// @throws Problem when it cannot be written
    static void write(MapFile file, Tensor map, ColorScale scale) {
        switch (file.format()) {
            case PNG -> PngFile.write(file.path(), Painting.map(map, 0, scale));
            case NPY -> NpyFile.write(file.path(), map);
            case CSV -> CsvFile.write(file.path(), map);
        }
    }

    /// The name of a file without its ending.
    static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static boolean same(Path file, Path input) {
        try {
            return Files.exists(file) && Files.exists(input) && Files.isSameFile(file, input);
        } catch (IOException e) {
            throw new Problem("%s cannot be compared with %s; name another folder after --out.".formatted(file, input),
                    e);
        }
    }
}
