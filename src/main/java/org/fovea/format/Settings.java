package org.fovea.format;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the app remembers between two starts.
///
/// @param theme `light`, `dark` or `system`
/// @param pictures the pictures opened last, newest first
/// @param documents the documents opened or saved last, newest first
/// @param open the document that was open last, null when it had no file
public record Settings(String theme, List<Path> pictures, List<Path> documents, @Nullable Path open) {
    public static final Settings USUAL = new Settings("system", List.of(), List.of(), null);

    public Settings {
        pictures = List.copyOf(pictures);
        documents = List.copyOf(documents);
    }
}
