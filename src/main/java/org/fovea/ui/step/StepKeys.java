package org.fovea.ui.step;

import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.fovea.compute.step.Level;
import org.fovea.session.Stepping;
import org.fovea.ui.kit.Notices;

/// What the keys do while a layer is stepped through. Arrow keys take a step as far as chosen, with Shift one level further,
/// with Ctrl two, with both three; Page Up and Page Down are those of a presenter's clicker. Enter follows the term in turn down to the
/// layer below, Backspace leads up again.
public final class StepKeys {
    private final Stepping stepping;
    private final Speed speed;
    private final Notices notices;

    StepKeys(Stepping stepping, Speed speed, Notices notices) {
        this.stepping = stepping;
        this.notices = notices;
        this.speed = speed;
    }

    /// For a filter or a handler: takes the key when it means a step.
    public void handle(KeyEvent event) {
        if (!stepping.activeProperty().get() || event.isAltDown() || event.getTarget() instanceof TextInputControl)
            return;
        boolean presses = event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER;
        if (presses && event.getTarget() instanceof ButtonBase) return;
        if (did(event)) event.consume();
    }

    /// For a filter of the whole window: play and the keys of a clicker work wherever the focus is, such as on the layer that was
    /// just chosen, which the space bar would switch off.
    public void everywhere(KeyEvent event) {
        switch (event.getCode()) {
            case SPACE, PAGE_UP, PAGE_DOWN -> handle(event);
            default -> {
                // Others belong to what has the focus.
            }
        }
    }

    private boolean did(KeyEvent event) {
        boolean plain = !event.isControlDown() && !event.isMetaDown();
        Level level = further(event);
        switch (event.getCode()) {
            case RIGHT, KP_RIGHT -> stepping.forward(level);
            case LEFT, KP_LEFT -> stepping.back(level);
            case DOWN, KP_DOWN -> stepping.forward(Level.ROW);
            case UP, KP_UP -> stepping.back(Level.ROW);
            case PAGE_DOWN -> stepping.forward(stepping.levelProperty().get());
            case PAGE_UP -> stepping.back(stepping.levelProperty().get());
            case HOME -> stepping.home();
            case END -> stepping.end();
            default -> {
                return plain && letter(event);
            }
        }
        stepping.playingProperty().set(false);
        return true;
    }

    private boolean letter(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE) stepping.togglePlaying();
        else if (event.getCode() == KeyCode.OPEN_BRACKET) stepping.loopFromHere();
        else if (event.getCode() == KeyCode.CLOSE_BRACKET) stepping.loopToHere();
        else if (event.getCode() == KeyCode.ENTER) stepping.stepInto().ifPresent(notices::say);
        else if (event.getCode() == KeyCode.BACK_SPACE) stepping.backUp();
        else if (event.getCode() == KeyCode.L) stepping.loopProperty().set(null);
        else if (digit(event) > 0) speed.choiceProperty().set(digit(event) - 1);
        else
            return false;
        return true;
    }

    private Level further(KeyEvent event) {
        Level level = stepping.levelProperty().get();
        if (event.isShiftDown()) level = level.larger();
        return event.isControlDown() || event.isMetaDown() ? level.larger().larger() : level;
    }

    /// 1 to 9; 0 for any other key.
    private static int digit(KeyEvent event) {
        if (!event.getCode().isDigitKey()) return 0;
        String name = event.getCode().getName();
        char last = name.charAt(name.length() - 1);
        return last >= '1' && last <= '9' ? last - '0' : 0;
    }
}
