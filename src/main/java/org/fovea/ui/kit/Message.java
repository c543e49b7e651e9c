package org.fovea.ui.kit;

import javafx.scene.control.Label;

/// One quiet sentence under a control, gone while there is nothing to say.
public final class Message extends Label {
    public Message() {
        getStyleClass().add("wrong-text");
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
        managedProperty().bind(textProperty().isNotEmpty());
        visibleProperty().bind(textProperty().isNotEmpty());
    }

    /// @param sentence empty when all is well
    public void say(String sentence) {
        setText(sentence);
    }
}
