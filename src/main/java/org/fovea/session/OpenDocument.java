package org.fovea.session;

import java.nio.file.Path;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.fovea.format.FileStamp;
import org.fovea.format.ProjectFile.Document;
import org.fovea.format.Unknown;
import org.fovea.project.Project;
import org.jspecify.annotations.Nullable;

/// The document of a session and the file it belongs to. Lives on the home thread.
public final class OpenDocument {
    public static final String UNTITLED = "Untitled";

    private final Session session;
    private final ReadOnlyObjectWrapper<@Nullable Path> file;
    /// The file as it was when it was read or written last; null when there was none.
    private @Nullable FileStamp stamp;
    private Unknown unknown;

    /// @param session shows the document already
    /// @param file where it was read from, null when nowhere
    /// @param stamp of the file when it was read
    public OpenDocument(Session session, @Nullable Path file, @Nullable FileStamp stamp, Unknown unknown) {
        this.session = session;
        this.file = new ReadOnlyObjectWrapper<>(file);
        this.stamp = stamp;
        this.unknown = unknown;
    }

    /// Shows another document.
    ///
    /// @param from where it was read from, null when nowhere
    /// @param isSaved whether it can be read again as it is
    public void open(Document document, @Nullable Path from, @Nullable FileStamp when, boolean isSaved) {
        file.set(from);
        stamp = when;
        unknown = document.unknown();
        session.open(document.project(), document.selection(), isSaved);
    }

    /// A state of the document was written.
    public void saved(Project state, Path to, @Nullable FileStamp when) {
        stamp = when;
        session.saved(state);
        file.set(to);
    }

    /// What there is to save, as it is now.
    public Document document() {
        return new Document(session.project(), session.selection(), unknown);
    }

    /// Where it is saved; null when it never was.
    public ReadOnlyObjectProperty<@Nullable Path> fileProperty() {
        return file.getReadOnlyProperty();
    }

    public @Nullable Path file() {
        return file.get();
    }

    public @Nullable FileStamp stamp() {
        return stamp;
    }

    /// What people call it.
    public String name() {
        return name(file.get());
    }

    /// What people call the document of a file.
    public static String name(@Nullable Path file) {
        return file == null ? UNTITLED : String.valueOf(file.getFileName());
    }
}
