package org.fovea.ui.kit;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// A typed number. Enter or leaving the field commits, Escape takes back, the arrow keys count up and down; what is not a
/// number in the range is marked, explained to [#onRefused], and changes nothing.
public final class NumberField extends TextField {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private static final List<KeyCombination> HISTORY = List.of(KeyCombination.valueOf("Shortcut+Z"),
            KeyCombination.valueOf("Shortcut+Y"), KeyCombination.valueOf("Shortcut+Shift+Z"));
    /// The longest number that is written without a power of ten.
    private static final int ROOM = 10;

    private final double low;
    private double high;
    private final boolean whole;
    private final double step;
    private final Consumer<Double> committed;
    private Consumer<String> refused = _ -> {};
    private double value;
    /// The text of what is shown; while it stands there, nothing was typed.
    private String shown = "";

    /// @param whole whether only whole numbers count
    /// @param step what an arrow key adds
    /// @param committed receives each new value once
    public NumberField(String name, double low, double high, boolean whole, double step, Consumer<Double> committed) {
        this.low = low;
        this.high = high;
        this.whole = whole;
        this.step = step;
        this.committed = committed;
        getStyleClass().addAll("numbers", "number-field");
        setAccessibleText(name);
        setTooltip(new Tooltip(name));
        setOnAction(_ -> commit());
        focusedProperty().subscribe((_, focused) -> {
            if (!focused) commit();
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    /// Another largest value.
    public void setMost(double most) {
        high = most;
    }

    /// Receives the sentence when a text is refused, and an empty one when all is well again.
    public void onRefused(Consumer<String> listener) {
        refused = listener;
    }

    /// Shows a value that came from elsewhere; does not commit.
    public void show(double changed) {
        value = changed;
        if (!isFocused() || parsed() == null || parse(getText()).map(p -> p != changed).orElse(true))
            write(changed);
        pseudoClassStateChanged(WRONG, false);
    }

    /// The last value shown or committed.
    public double value() {
        return value;
    }

    private @Nullable Double parsed() {
        return parse(getText()).orElse(null);
    }

    private void key(KeyEvent event) {
        if (getText().equals(shown) && HISTORY.stream().anyMatch(keys -> keys.match(event)) && getParent() != null) {
            // Nothing is being typed: what is taken back is the edit before.
            event.consume();
            getParent().fireEvent(event.copyFor(getParent(), getParent()));
        } else if (event.getCode() == KeyCode.ESCAPE) {
            setText(shown);
            pseudoClassStateChanged(WRONG, false);
            refused.accept("");
        } else if (event.getCode() == KeyCode.UP) nudge(step, event);
        else if (event.getCode() == KeyCode.DOWN) nudge(-step, event);
    }

    private void nudge(double by, KeyEvent event) {
        event.consume();
        double next = Math.clamp(Math.round((value + by) / step) * step, low, high);
        setText(format(next));
        commit();
    }

    private void write(double number) {
        shown = format(number);
        if (!shown.equals(getText())) setText(shown);
    }

    private void commit() {
        if (getText().equals(shown)) {
            pseudoClassStateChanged(WRONG, false);
            refused.accept("");
            return;
        }
        Optional<Double> typed = parse(getText());
        boolean good = typed.isPresent() && typed.get() >= low && typed.get() <= high;
        pseudoClassStateChanged(WRONG, !good);
        if (!good) {
            refused.accept("%s: %s number from %s to %s.".formatted(getAccessibleText(), whole ? "a whole" : "a",
                    format(low), format(high)));
            return;
        }
        refused.accept("");
        double next = typed.get();
        write(next);
        if (next == value) return;
        value = next;
        committed.accept(next);
    }

    private Optional<Double> parse(String text) {
        try {
            double number = Double.parseDouble(text.strip().replace('−', '-').replace(',', '.'));
            return Double.isFinite(number) && (!whole || number == Math.rint(number))
                    ? Optional.of(number)
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private String format(double number) {
        if (number == Math.rint(number) && Math.abs(number) < 1e9)
            return Long.toString((long) number).replace('-', '−');
        String shortest = Float.toString((float) number);
        String text = new BigDecimal(shortest).stripTrailingZeros().toPlainString();
        // Short as people write it: 0.0001 and 1e−12, not 1.0E−12.
        return (text.length() <= ROOM ? text : shortest.replace(".0E", "e").replace('E', 'e')).replace('-', '−');
    }
}
