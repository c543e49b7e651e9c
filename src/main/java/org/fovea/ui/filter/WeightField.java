package org.fovea.ui.filter;

import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.fovea.engine.Problem;

/// The field that opens over a cell to type its weight. Enter commits, Escape leaves all as it was; what is not a number is
/// explained and stays in the field to be corrected.
final class WeightField extends TextField {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final Workbench bench;
    private final Runnable closed;
    private final Consumer<String> refused;

    /// @param closed runs when the field is done with
    /// @param refused receives why a text was refused, and an empty sentence when all is well again
    WeightField(Workbench bench, Runnable closed, Consumer<String> refused) {
        this.bench = bench;
        this.closed = closed;
        this.refused = refused;
        setId("weight");
        getStyleClass().addAll("numbers", "weight-field");
        setManaged(false);
        setVisible(false);
        setOnAction(_ -> {
            if (commit()) close();
        });
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ESCAPE) return;
            event.consume();
            close();
        });
        textProperty().subscribe(() -> refuse(""));
        bench.session().selectionProperty().subscribe((before, now) -> {
            if (before.filter() != now.filter()) drop();
        });
        focusedProperty().subscribe((_, focused) -> {
            if (focused || !isVisible()) return;
            commit();
            hide();
        });
    }

    /// What was being typed belongs to a filter that is no longer in hand.
    private void drop() {
        if (!isVisible()) return;
        hide();
        refused.accept("");
    }

    /// Opens with a text to go on typing, or with the whole weight selected where it is empty.
    void open(String start) {
        setAccessibleText("Weight in row %d, column %d".formatted(bench.cell().row() + 1, bench.cell().column() + 1));
        setText(start.isEmpty() ? TypedWeight.text(bench.value()) : start);
        setVisible(true);
        requestFocus();
        if (start.isEmpty()) selectAll();
        else
            end();
    }

    private boolean commit() {
        try {
            float value = TypedWeight.parse(getText());
            if (value != bench.value()) bench.setValue(value);
            return true;
        } catch (Problem problem) {
            refuse(problem.sentence());
            return false;
        }
    }

    private void refuse(String sentence) {
        pseudoClassStateChanged(WRONG, !sentence.isEmpty());
        refused.accept(sentence);
    }

    private void hide() {
        setVisible(false);
        pseudoClassStateChanged(WRONG, false);
    }

    private void close() {
        drop();
        closed.run();
    }
}
