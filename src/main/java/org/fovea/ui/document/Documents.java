package org.fovea.ui.document;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.input.Clipboard;
import org.fovea.format.FileStamp;
import org.fovea.format.ProjectFile;
import org.fovea.format.ProjectFile.Document;
import org.fovea.format.RecoveryCopy;
import org.fovea.format.SampleImages;
import org.fovea.format.SettingsFile;
import org.fovea.project.FirstProject;
import org.fovea.project.Selection;
import org.fovea.project.Template;
import org.fovea.session.Jobs;
import org.fovea.session.OpenDocument;
import org.fovea.session.Session;
import org.fovea.ui.kit.Question;
import org.fovea.ui.kit.Question.Answer;
import org.fovea.ui.open.Dialogs;
import org.fovea.ui.open.Opening;
import org.jspecify.annotations.Nullable;

/// New, open, save: what can be done with documents as a whole. Nothing unsaved is given up without asking, and files are
/// read and written off the FX thread.
public final class Documents {
    private final Session session;
    private final OpenDocument opened;
    private final Jobs jobs;
    private final Dialogs dialogs;
    private final Question question;
    private final Opening pictures;
    private final ObservableList<Path> recent = FXCollections.observableArrayList();
    private boolean saving;
    private @Nullable Runnable afterwards;

    /// @param recent the documents opened or saved before, newest first
    public Documents(Session session, OpenDocument opened, Jobs jobs, Dialogs dialogs, Question question,
            Opening pictures, List<Path> recent) {
        this.session = session;
        this.opened = opened;
        this.jobs = jobs;
        this.dialogs = dialogs;
        this.question = question;
        this.pictures = pictures;
        this.recent.setAll(recent);
        if (opened.file() != null) remember(opened.file());
    }

    /// The documents opened or saved last, newest first.
    public ObservableList<Path> recent() {
        return recent;
    }

    /// What is open, and its file.
    public OpenDocument opened() {
        return opened;
    }

    /// A new document: the first lesson, without a file.
    public void create() {
        guarded(() -> jobs.startPicture("Making a new document",
                () -> new Document(FirstProject.of(SampleImages.read(FirstProject.SAMPLE)), Selection.FIRST),
                document -> opened.open(document, null, null, true)));
    }

    /// A new document from a template, without a file.
    public void from(Template template) {
        guarded(() -> jobs.startPicture("Making " + template.title(),
                () -> new Document(template.project(SampleImages.pixels(template.source())), Selection.FIRST),
                document -> opened.open(document, null, null, true)));
    }

    /// Asks for a picture or a document and opens it.
    public void choose() {
        dialogs.open().ifPresent(this::file);
    }

    /// Opens a document, or a picture in the document that is open.
    public void file(Path file) {
        if (ProjectFile.isNamedSo(file)) guarded(() -> read(file.toAbsolutePath()));
        else
            pictures.file(file);
    }

    /// What is on the clipboard or was dropped: its first file, or a picture.
    public void paste(Clipboard clipboard) {
        if (clipboard.hasFiles()) file(clipboard.getFiles().getFirst().toPath());
        else
            pictures.paste(clipboard);
    }

    private record Read(Document document, @Nullable FileStamp stamp) {
    }

    private void read(Path file) {
        jobs.startPicture("Opening " + file.getFileName(), () -> {
            // Before the file is read: what is written meanwhile is a change.
            FileStamp stamp = FileStamp.of(file);
            return new Read(ProjectFile.read(file), stamp);
        }, read -> {
            opened.open(read.document(), file, read.stamp(), true);
            remember(file);
        });
    }

    /// Opens a copy of unsaved changes that was left behind.
    ///
    /// @param restored runs when it is open
    public void restore(RecoveryCopy copy, Runnable restored) {
        guarded(() -> jobs.startPicture("Restoring", () -> {
            Path file = copy.file();
            return new Restored(copy.read(), file, file == null ? null : FileStamp.of(file));
        }, read -> {
            opened.open(read.document(), read.file(), read.stamp(), false);
            restored.run();
        }));
    }

    private record Restored(Document document, @Nullable Path file, @Nullable FileStamp stamp) {
    }

    public void save() {
        save(() -> {});
    }

    public void saveAs() {
        saveAs(() -> {});
    }

    private void save(Runnable then) {
        Path file = opened.file();
        if (file == null) saveAs(then);
        else
            write(file, false, then);
    }

    private void saveAs(Runnable then) {
        String name = opened.file() == null ? opened.name() + ProjectFile.ENDING : opened.name();
        dialogs.save(name).map(Path::toAbsolutePath).ifPresent(file -> write(file, true, then));
    }

    /// @param replace whether the user knows that another file of this name is replaced
    private void write(Path file, boolean replace, Runnable then) {
        if (saving) {
            afterwards = () -> write(file, replace, then);
            return;
        }
        saving = true;
        Document document = opened.document();
        FileStamp known = opened.stamp();
        jobs.start("Saving " + file.getFileName(), () -> {
            FileStamp now = FileStamp.of(file);
            if (!replace && now != null && !now.equals(known)) return Optional.<FileStamp>empty();
            ProjectFile.write(file, document);
            return Optional.ofNullable(FileStamp.of(file));
        }, stamp -> {
            if (stamp.isPresent()) {
                opened.saved(document.project(), file, stamp.get());
                remember(file);
                ended();
                then.run();
            } else {
                ended();
                changedMeanwhile(file, then);
            }
        }, this::ended);
    }

    private void ended() {
        saving = false;
        Runnable next = afterwards;
        afterwards = null;
        if (next != null) next.run();
    }

    private void changedMeanwhile(Path file, Runnable then) {
        question.ask("Replace “%s”?".formatted(file.getFileName()),
                "Another window or program changed this file since it was opened here. Replacing it takes those changes back.",
                List.of(new Answer("Save as…", () -> saveAs(then)),
                        new Answer("Replace", () -> write(file, true, then))));
    }

    /// Does something that gives up the open document, after asking when it is not saved.
    public void guarded(Runnable then) {
        if (!session.dirtyProperty().get()) {
            then.run();
            return;
        }
        question.ask("Save changes to “%s”?".formatted(opened.name()), "Changes that are not saved are lost.",
                // Edits go on while a file is written.
                List.of(new Answer("Save", () -> save(() -> guarded(then))), new Answer("Don’t save", then)));
    }

    private void remember(Path file) {
        recent.remove(file);
        recent.addFirst(file);
        if (recent.size() > SettingsFile.RECENT) recent.removeLast();
    }
}
