package org.fovea.project.learn;

import java.nio.file.Path;
import java.util.List;
import org.fovea.project.NamedFilter;

/// What a network is to learn.
public sealed interface Task {
    /// For people: `Digits`.
    String title();

    /// Filters that nobody shows are found again from pictures and their feature maps.
    ///
    /// @param hidden at least one, all of one shape C×kh×kw, kh and kw odd; C is 1 or 3
    /// @param relu whether only what a ReLU leaves of the maps is shown
    record Recover(List<NamedFilter> hidden, boolean relu) implements Task {
        /// @throws IllegalArgumentException without a filter, or when shapes differ
        public Recover {
            hidden = List.copyOf(hidden);
            if (hidden.isEmpty() || hidden.stream().map(filter -> filter.weights().shape).distinct().count() > 1)
                throw new IllegalArgumentException("filters of one shape, at least one");
        }

        @Override
        public String title() {
            return "Recover a hidden filter";
        }
    }

    /// The handwritten digits that ship with the app.
    record Digits() implements Task {
        @Override
        public String title() {
            return "Digits";
        }
    }

    /// Generated pictures of shapes.
    record Shapes(ShapeSettings settings) implements Task {
        @Override
        public String title() {
            return "Shapes";
        }
    }

    /// Patches of a picture are freed of noise.
    record Denoise(DenoiseSettings settings) implements Task {
        @Override
        public String title() {
            return "Denoise the picture";
        }
    }

    /// The user's own pictures, one subfolder for each class.
    record Folder(Path folder, FolderSettings settings) implements Task {
        @Override
        public String title() {
            return "Folder " + folder.getFileName();
        }
    }
}
