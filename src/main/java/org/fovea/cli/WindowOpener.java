package org.fovea.cli;

import org.fovea.project.WindowOptions;

/// Opens the window and returns when it was closed.
@FunctionalInterface
public interface WindowOpener {

    /// @throws UnsupportedOperationException when the system has no display that can be used
    void open(WindowOptions options);
}
