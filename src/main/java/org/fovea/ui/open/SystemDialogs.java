package org.fovea.ui.open;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The file dialogs of the operating system; each opens where the last one ended.
public final class SystemDialogs implements Dialogs {
    private final Supplier<@Nullable Window> owner;
    private @Nullable File folder;

    /// @param owner the window the dialogs belong to
    public SystemDialogs(Supplier<@Nullable Window> owner) {
        this.owner = owner;
    }

    @Override
    public Optional<Path> open() {
        FileChooser chooser = chooser("Open a picture or a document");
        chooser.getExtensionFilters().addAll(
                new ExtensionFilter("Pictures and documents", "*.fovea", "*.png", "*.jpg", "*.jpeg", "*.gif", "*.bmp",
                        "*.tif", "*.tiff", "*.webp"),
                new ExtensionFilter("Documents", "*.fovea"),
                new ExtensionFilter("All files", "*.*"));
        return chosen(chooser.showOpenDialog(owner.get()));
    }

    @Override
    public Optional<Path> save(String name) {
        FileChooser chooser = chooser("Save " + name);
        String ending = name.substring(name.lastIndexOf('.'));
        chooser.getExtensionFilters()
                .add(new ExtensionFilter(ending.substring(1).toUpperCase(java.util.Locale.ROOT), "*" + ending));
        chooser.setInitialFileName(name);
        return chosen(chooser.showSaveDialog(owner.get()))
                .map(path -> path.toString().endsWith(ending) ? path : Path.of(path + ending));
    }

    @Override
    public Optional<Path> folder(String title) {
        var chooser = new DirectoryChooser();
        chooser.setTitle(title);
        if (folder != null && folder.isDirectory()) chooser.setInitialDirectory(folder);
        File chosen = chooser.showDialog(owner.get());
        if (chosen == null) return Optional.empty();
        folder = chosen;
        return Optional.of(chosen.toPath());
    }

    private FileChooser chooser(String title) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        if (folder != null && folder.isDirectory()) chooser.setInitialDirectory(folder);
        return chooser;
    }

    private Optional<Path> chosen(@Nullable File file) {
        if (file == null) return Optional.empty();
        folder = file.getParentFile();
        return Optional.of(file.toPath());
    }
}
