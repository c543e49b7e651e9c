package org.fovea.ui;

import java.nio.file.Path;
import java.util.Optional;
import org.fovea.ui.open.Dialogs;

/// A user who chooses nothing.
public final class NoDialogs implements Dialogs {
    @Override
    public Optional<Path> open() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> save(String name) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> folder(String title) {
        return Optional.empty();
    }
}
