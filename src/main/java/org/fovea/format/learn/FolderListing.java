package org.fovea.format.learn;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fovea.engine.Problem;

/// What a folder of pictures holds before any of them is opened. What a system hides is no picture of the user's.
///
/// @param classes the subfolders that hold files, by name
/// @param notes what else is there and not used, a sentence each
record FolderListing(List<OfClass> classes, List<String> notes) {
    private static final int MOST_CLASSES = 200;

    /// The files of one subfolder, by name.
    record OfClass(String name, List<Path> files) {
    }

    int files() {
        return classes.stream().mapToInt(one -> one.files().size()).sum();
    }

    /// @throws Problem when it is no folder, cannot be read, or does not hold at least two classes
    static FolderListing of(Path folder) {
        if (!Files.exists(folder))
            throw new Problem("There is no folder “%s”; check its name.".formatted(folder));
        if (!Files.isDirectory(folder))
            throw new Problem("“%s” is a file, not a folder; choose a folder with one subfolder for each class."
                    .formatted(folder));
        var classes = new ArrayList<OfClass>();
        var notes = new ArrayList<String>();
        List<Path> here = entries(folder);
        List<Path> subfolders = here.stream().filter(Files::isDirectory).toList();
        if (here.isEmpty())
            throw new Problem("“%s” is empty; choose a folder with one subfolder of pictures for each class."
                    .formatted(folder));
        if (subfolders.isEmpty())
            throw new Problem(
                    "“%s” has no subfolders; put the pictures of each class in one that is called as the class."
                            .formatted(folder));
        int loose = here.size() - subfolders.size();
        if (loose > 0)
            notes.add(loose == 1
                    ? "1 file stands beside the subfolders and is not used."
                    : "%,d files stand beside the subfolders and are not used.".formatted(loose));
        for (Path subfolder : subfolders) add(subfolder, classes, notes);
        if (classes.isEmpty())
            throw new Problem("The subfolders of “%s” are empty; put the pictures of each class in its own."
                    .formatted(folder));
        if (classes.size() == 1)
            throw new Problem("“%s” holds one class only, “%s”; a network learns to tell at least two apart."
                    .formatted(folder, classes.getFirst().name()));
        if (classes.size() > MOST_CLASSES)
            throw new Problem("“%s” holds %,d classes, and %d is the most; leave some subfolders out."
                    .formatted(folder, classes.size(), MOST_CLASSES));
        return new FolderListing(classes, notes);
    }

    private static void add(Path subfolder, List<OfClass> classes, List<String> notes) {
        String name = String.valueOf(subfolder.getFileName());
        List<Path> inside = entries(subfolder);
        List<Path> files = inside.stream().filter(path -> !Files.isDirectory(path)).toList();
        if (files.size() < inside.size())
            notes.add("Folders inside “%s” are not used; every file of a class stands in its subfolder itself."
                    .formatted(name));
        if (files.isEmpty())
            notes.add("“%s” holds no files and is no class.".formatted(name));
        else
            classes.add(new OfClass(name, files));
    }

    private static List<Path> entries(Path folder) {
        var all = new ArrayList<Path>();
        try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder)) {
            for (Path path : inside) if (!isHidden(path)) all.add(path);
        } catch (AccessDeniedException e) {
            throw new Problem("“%s” may not be read by you; change its permissions or copy it.".formatted(folder), e);
        } catch (IOException | DirectoryIteratorException e) {
            throw new Problem("“%s” cannot be read (%s); copy it to this computer and try again.".formatted(folder,
                    e.getMessage()), e);
        }
        all.sort(Comparator.comparing(path -> String.valueOf(path.getFileName())));
        return all;
    }

    private static boolean isHidden(Path path) throws IOException {
        String name = String.valueOf(path.getFileName());
        return Files.isHidden(path) || name.equalsIgnoreCase("thumbs.db") || name.equalsIgnoreCase("desktop.ini");
    }
}
