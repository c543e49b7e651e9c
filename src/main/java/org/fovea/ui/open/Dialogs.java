package org.fovea.ui.open;

import java.nio.file.Path;
import java.util.Optional;

/// Asks the user for files; an interface, because the system's dialogs cannot be shown in tests.
public interface Dialogs {
    /// A picture or a document to open.
    Optional<Path> open();

    /// Where to write a file.
    ///
    /// @param name the suggested file name, whose ending says the kind
    Optional<Path> save(String name);

    /// A folder to write files into.
    ///
    /// @param title what for
    Optional<Path> folder(String title);
}
