package org.fovea.ui.window;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// The keys that work everywhere in the window. They come last: a text field or the filter grid takes its own first.
final class Shortcuts {
    private record Shortcut(KeyCombination keys, String what, Runnable action) {
    }

    private final Map<String, Shortcut> shortcuts = new LinkedHashMap<>();

    /// @param keys as JavaFX writes them, `Shortcut` being Ctrl or ⌘
    void add(String keys, String what, Runnable action) {
        shortcuts.put(keys, new Shortcut(KeyCombination.valueOf(keys), what, action));
    }

    void install(Scene scene) {
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            for (Shortcut shortcut : shortcuts.values())
                if (shortcut.keys().match(event)) {
                    event.consume();
                    shortcut.action().run();
                    return;
                }
        });
    }

    /// The keys and what they do, for people.
    Map<String, String> texts() {
        var texts = new LinkedHashMap<String, String>();
        for (Shortcut shortcut : shortcuts.values()) texts.put(shortcut.keys().getDisplayText(), shortcut.what());
        return texts;
    }
}
