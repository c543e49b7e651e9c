package org.fovea.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
final class NumberFieldTest {
    private final List<Double> committed = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final NumberField field = new NumberField("Rate", 0, 100, false, 0.1, committed::add);
    private final NumberField other = new NumberField("Other", 0, 1, true, 1, committed::add);
    private int undone;

    @Start
    void start(Stage stage) {
        field.onRefused(refused::add);
        var scene = new Scene(new VBox(field, other), 300, 100);
        KeyCombination undo = KeyCombination.valueOf("Shortcut+Z");
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (undo.match(event)) undone++;
        });
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    private void focus(FxRobot fx, NumberField wanted) {
        fx.interact(wanted::requestFocus);
    }

    private void undo(FxRobot fx) {
        fx.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
    }

    @Test
    void small_and_large_numbers_are_short(FxRobot fx) {
        fx.interact(() -> field.show(1e-5f));
        assertThat(field.getText()).isEqualTo("0.00001");
        fx.interact(() -> field.show(1e-12f));
        assertThat(field.getText()).isEqualTo("1e−12");
        fx.interact(() -> field.show(-2.5f));
        assertThat(field.getText()).isEqualTo("−2.5");
        fx.interact(() -> field.show(12));
        assertThat(field.getText()).isEqualTo("12");
    }

    @Test
    void what_is_shown_is_not_committed_and_can_be_typed_again(FxRobot fx) {
        fx.interact(() -> field.show(1e-12f));
        focus(fx, field);
        focus(fx, other);
        assertThat(committed).isEmpty();
        focus(fx, field);
        fx.interact(() -> field.setText("2e−5"));
        fx.type(KeyCode.ENTER);
        assertThat(committed).containsExactly(2e-5);
        assertThat(field.getText()).isEqualTo("0.00002");
    }

    @Test
    void a_field_that_shows_nothing_is_not_wrong_when_it_is_left(FxRobot fx) {
        focus(fx, field);
        focus(fx, other);
        assertThat(refused).allMatch(String::isEmpty);
        focus(fx, field);
        fx.write("300");
        focus(fx, other);
        assertThat(refused.getLast()).isEqualTo("Rate: a number from 0 to 100.");
        assertThat(committed).isEmpty();
    }

    @Test
    void undo_takes_back_the_typing_and_after_that_the_edit(FxRobot fx) {
        fx.interact(() -> field.show(1));
        focus(fx, field);
        fx.interact(() -> {
            field.selectAll();
            field.replaceSelection("7");
        });
        undo(fx);
        assertThat(undone).isZero();
        assertThat(field.getText()).isEqualTo("1");
        fx.interact(() -> {
            field.selectAll();
            field.replaceSelection("8");
        });
        fx.type(KeyCode.ENTER);
        undo(fx);
        assertThat(undone).isEqualTo(1);
        assertThat(committed).containsExactly(8.0);
    }
}
