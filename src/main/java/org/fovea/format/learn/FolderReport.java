package org.fovea.format.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.fovea.engine.Problem;
import org.fovea.engine.Shape;
import org.fovea.project.learn.Task;

/// What was found in a folder of pictures: the classes with what could be read, and what one should know of it.
final class FolderReport {
    private static final int NAMED = 5;
    /// A class that has so many times as many pictures as another one is worth a note.
    private static final int UNBALANCED = 3;

    private final Task.Folder task;
    private final List<String> found;
    private final List<OfClass> classes = new ArrayList<>();
    private final List<FolderPicture.Skipped> skipped = new ArrayList<>();
    private final List<Shape> originals = new ArrayList<>();
    private int files;

    /// @param pictures those of the class that could be read
    record OfClass(String name, List<byte[]> pictures) {
    }

    /// @param found notes about the folder itself
    FolderReport(Task.Folder task, List<String> found) {
        this.task = task;
        this.found = found;
    }

    void add(String name, List<FolderPicture> pictures) {
        var read = new ArrayList<byte[]>();
        for (FolderPicture picture : pictures) {
            files++;
            switch (picture) {
                case FolderPicture.Read(byte[] values, Shape original) -> {
                    read.add(values);
                    originals.add(original);
                }
                case FolderPicture.Skipped one -> skipped.add(one);
            }
        }
        if (!read.isEmpty()) classes.add(new OfClass(name, read));
    }

    List<OfClass> classes() {
        return classes;
    }

    /// @throws Problem when there are too few classes or pictures to learn from
    void check() {
        if (classes.isEmpty())
            throw new Problem("None of the %,d files in “%s” is a picture that can be opened: %s".formatted(files,
                    task.folder(), skipped.getFirst().why()));
        if (classes.size() == 1)
            throw new Problem(
                    "Only “%s” in “%s” holds pictures that can be opened; a network learns to tell at least two classes apart."
                            .formatted(classes.getFirst().name(), task.folder()));
        List<String> single = classes.stream().filter(one -> one.pictures().size() == 1).map(OfClass::name).toList();
        if (!single.isEmpty())
            throw new Problem(
                    "There is one picture only of %s; each class needs at least two, one to learn from and one to be tested on."
                            .formatted(listed(single)));
    }

    /// How many of so many pictures are kept for testing.
    static int tested(int pictures, float share) {
        return Math.clamp(Math.round(pictures * share), 1, pictures - 1);
    }

    List<String> notes() {
        var notes = new ArrayList<String>();
        int all = originals.size();
        int tested = classes.stream().mapToInt(this::tested).sum();
        notes.add("%,d pictures of %d classes: %,d to learn from, %,d to be tested on.".formatted(all, classes.size(),
                all - tested, tested));
        notes.add(classes.stream().map(one -> "%s %,d + %,d".formatted(one.name(),
                one.pictures().size() - tested(one), tested(one))).collect(Collectors.joining(" · ", "", ".")));
        balance(notes);
        sizes(notes);
        if (!skipped.isEmpty())
            notes.add("%,d of %,d files skipped: %s %s".formatted(skipped.size(), files,
                    listed(skipped.stream().map(one -> one.file().toString()).toList()) + ".",
                    skipped.getFirst().why()));
        notes.addAll(found);
        return notes;
    }

    private int tested(OfClass one) {
        return tested(one.pictures().size(), task.settings().test());
    }

    private void balance(List<String> notes) {
        OfClass most = classes.getFirst();
        OfClass least = classes.getFirst();
        for (OfClass one : classes) {
            if (one.pictures().size() > most.pictures().size()) most = one;
            if (one.pictures().size() < least.pictures().size()) least = one;
        }
        if (most.pictures().size() >= UNBALANCED * least.pictures().size())
            notes.add(
                    "“%s” has %,d pictures, “%s” %,d: a network that always says “%1$s” is right in %d %% of all cases."
                            .formatted(most.name(), most.pictures().size(), least.name(), least.pictures().size(),
                                    Math.round(100.0 * most.pictures().size() / originals.size())));
    }

    private void sizes(List<String> notes) {
        int side = task.settings().side();
        List<Shape> sizes = originals.stream().map(Shape::oneChannel).distinct().toList();
        Shape smallest = sizes.getFirst();
        Shape largest = sizes.getFirst();
        for (Shape size : sizes) {
            if (size.plane() < smallest.plane()) smallest = size;
            if (size.plane() > largest.plane()) largest = size;
        }
        if (sizes.size() > 1)
            notes.add("Pictures have %,d sizes, %s to %s; the middle square of each is fitted to %d × %d.".formatted(
                    sizes.size(), text(smallest), text(largest), side, side));
        else if (smallest.height() != side || smallest.width() != side)
            notes.add("Pictures have %s pixels; the middle square of each is fitted to %d × %d.".formatted(
                    text(smallest), side, side));
    }

    private static String text(Shape size) {
        return "%d × %d".formatted(size.width(), size.height());
    }

    private static String listed(List<String> names) {
        String some = names.stream().limit(NAMED).map("“%s”"::formatted).collect(Collectors.joining(", "));
        return names.size() <= NAMED ? some : "%s and %,d more".formatted(some, names.size() - NAMED);
    }
}
