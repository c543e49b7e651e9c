package org.fovea.project;

import java.nio.file.Path;

/// Where a picture comes from, so that it can be opened again.
public sealed interface Source {
    /// What the user reads as the picture's name.
    String name();

    record FromFile(Path file) implements Source {
        @Override
        public String name() {
            return String.valueOf(file.getFileName());
        }
    }

    /// One of the photographs that ship with the app, by file name.
    record Sample(String name) implements Source {
    }

    /// A pattern the app makes itself.
    record Generated(Pattern pattern, int height, int width, long seed) implements Source {
        @Override
        public String name() {
            return pattern.title();
        }
    }

    /// From the clipboard; the pixels are all there is.
    record Pasted(String name) implements Source {
    }
}
