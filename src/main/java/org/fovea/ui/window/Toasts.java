package org.fovea.ui.window;

import javafx.animation.PauseTransition;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.fovea.ui.kit.Icons;
import org.fovea.ui.kit.Notices;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;

/// Notices as quiet cards over the lower right corner of the window; they go by themselves, or when closed.
/// Offers stay.
final class Toasts extends VBox implements Notices {
    private static final int MOST = 3;
    private static final double WIDTH = 420;
    private static final Duration SEEN = Duration.seconds(10);

    Toasts() {
        super(8);
        setAlignment(Pos.BOTTOM_RIGHT);
        setPadding(new Insets(0, 16, 42, 16));
        setPickOnBounds(false);
    }

    /// An answer to an offer.
    record Answer(String text, Runnable action) {
    }

    @Override
    public void say(String sentence) {
        HBox toast = toast(sentence);
        var gone = new PauseTransition(SEEN);
        gone.setOnFinished(_ -> getChildren().remove(toast));
        gone.play();
    }

    /// Offers something; it stays until it is answered or closed.
    void offer(String sentence, Answer... answers) {
        HBox toast = toast(sentence);
        for (int i = 0; i < answers.length; i++) {
            Answer answer = answers[i];
            var button = new Button(answer.text());
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(_ -> {
                getChildren().remove(toast);
                answer.action().run();
            });
            toast.getChildren().add(1 + i, button);
        }
    }

    private HBox toast(String sentence) {
        var words = new Label(sentence, Icons.of(MaterialDesignI.INFORMATION_OUTLINE));
        words.setGraphicTextGap(10);
        words.setWrapText(true);
        words.setAccessibleRole(AccessibleRole.TEXT);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button close = Icons.button(MaterialDesignC.CLOSE, "Close this message", "Close this message");
        var toast = new HBox(10, words, close);
        close.setOnAction(_ -> getChildren().remove(toast));
        toast.setAlignment(Pos.CENTER_LEFT);
        toast.setMaxWidth(WIDTH);
        toast.getStyleClass().add("toast");
        if (getChildren().size() == MOST) getChildren().removeFirst();
        getChildren().add(toast);
        return toast;
    }
}
