package org.fovea.ui;

import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.fovea.ui.kit.NumberField;
import org.testfx.api.FxRobot;

/// Uses the window as its user does: by what is written on it.
public record Hand(FxRobot robot) {

    /// The control with this accessible text.
    public <T extends Node> T named(Class<T> type, String name) {
        return robot.lookup((Node n) -> type.isInstance(n) && name.equals(n.getAccessibleText())).queryAs(type);
    }

    /// Replaces the text of a number field and commits it.
    public void type(String field, String text) {
        robot.interact(() -> {
            NumberField number = named(NumberField.class, field);
            number.requestFocus();
            number.setText(text);
        });
        robot.type(KeyCode.ENTER);
    }

    /// Presses the visible button with this text.
    public void press(String button) {
        robot.interact(() -> robot
                .lookup((Predicate<Node>) n -> n instanceof ButtonBase b && seen(b) && button.equals(b.getText()))
                .queryAs(ButtonBase.class).fire());
    }

    /// Whether a visible label or flow of text contains this.
    public boolean says(String part) {
        return !robot.lookup((Node n) -> seen(n) && text(n).contains(part)).queryAll().isEmpty();
    }

    private static String text(Node node) {
        if (node instanceof Label label) return label.getText().replace('\u00a0', ' ');
        var text = new StringBuilder();
        if (node instanceof TextFlow flow)
            for (Node part : flow.getChildren()) text.append(((Text) part).getText().replace('\u00a0', ' '));
        return text.toString();
    }

    private static boolean seen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) if (!at.isVisible()) return false;
        return true;
    }
}
