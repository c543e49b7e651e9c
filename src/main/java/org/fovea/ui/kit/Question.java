package org.fovea.ui.kit;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Asks one thing over the window. What runs goes on meanwhile; only keys and clicks wait. Enter takes the first answer,
/// Esc none.
public final class Question extends StackPane {
    /// @param text on the button
    public record Answer(String text, Runnable action) {
    }

    private static final double WIDTH = 440;

    private @Nullable Node focusBefore;

    public Question() {
        getStyleClass().add("question");
        hide();
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        // Whatever the buttons do not use stays here: keys of the window wait too.
        addEventHandler(KeyEvent.ANY, KeyEvent::consume);
    }

    /// Asks; a question that is still open is withdrawn without an answer.
    ///
    /// @param answers the first one is what people mostly want; “Cancel” comes by itself
    public void ask(String title, String sentence, List<Answer> answers) {
        if (!isVisible() && getScene() != null) focusBefore = getScene().getFocusOwner();
        var head = new Label(title);
        head.getStyleClass().add("question-title");
        head.setWrapText(true);
        var words = new Label(sentence);
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        var buttons = new HBox(8);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        Button cancel = button("Cancel", this::hide);
        cancel.setCancelButton(true);
        buttons.getChildren().add(cancel);
        for (Answer answer : answers.reversed()) buttons.getChildren().add(button(answer.text(), () -> {
            hide();
            answer.action().run();
        }));
        var first = (Button) buttons.getChildren().getLast();
        first.getStyleClass().add("primary");
        first.setDefaultButton(true);
        var card = new VBox(12, head, words, buttons);
        card.getStyleClass().add("question-card");
        card.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        card.setAccessibleText(title + " " + sentence);
        getChildren().setAll(card);
        setVisible(true);
        setMouseTransparent(false);
        first.requestFocus();
    }

    private static Button button(String text, Runnable action) {
        var button = new Button(text);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void hide() {
        setVisible(false);
        setMouseTransparent(true);
        getChildren().clear();
        if (focusBefore != null) focusBefore.requestFocus();
        focusBefore = null;
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            hide();
            event.consume();
        } else if (event.getCode() == KeyCode.TAB || event.getCode() == KeyCode.LEFT
                || event.getCode() == KeyCode.RIGHT) {
            boolean back = event.getCode() == KeyCode.LEFT || event.isShiftDown();
            step(back ? -1 : 1);
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && event.getTarget() instanceof Button button) {
            button.fire();
            event.consume();
        }
    }

    /// Moves the focus among the buttons, round and round.
    private void step(int by) {
        List<Node> buttons = lookupAll(".button").stream().toList();
        for (int i = 0; i < buttons.size(); i++)
            if (buttons.get(i).isFocused()) {
                buttons.get(Math.floorMod(i + by, buttons.size())).requestFocus();
                return;
            }
    }
}
