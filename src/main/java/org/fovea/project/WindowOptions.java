package org.fovea.project;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// How the window was asked to open; null where nothing was asked for.
///
/// @param file the picture or project to open
/// @param size of the window
/// @param theme light or dark, whatever the system says
public record WindowOptions(@Nullable Path file, @Nullable Size size, @Nullable Theme theme) {
    public static final WindowOptions NONE = new WindowOptions(null, null, null);

    public enum Theme {
        LIGHT, DARK
    }

    /// In pixels of the screen, as the system scales them.
    public record Size(int width, int height) {
    }
}
