package org.fovea.ui.filter;

import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.fovea.engine.Shape;
import org.fovea.project.Cell;
import org.fovea.project.Weights;

/// The keyboard on the weights.
final class GridKeys {
    /// Shift changes a weight by so many units, Ctrl by one.
    private static final int LEAP = 10;

    private final Workbench bench;
    private final Consumer<String> type;
    private final KernelClipboard clipboard;
    /// Whether the key going down had a meaning of its own, so that the character it types has none.
    private boolean taken;

    /// @param type opens the selected cell for typing, with the text typed so far
    GridKeys(Workbench bench, KernelGrid grid, Consumer<String> type, KernelClipboard clipboard) {
        this.bench = bench;
        this.type = type;
        this.clipboard = clipboard;
        grid.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            taken = pressed(event);
            if (taken) event.consume();
        });
        grid.addEventHandler(KeyEvent.KEY_TYPED, event -> {
            if (taken || typed(event)) event.consume();
        });
        grid.addEventHandler(KeyEvent.KEY_RELEASED, _ -> bench.session().endGesture());
    }

    private boolean pressed(KeyEvent event) {
        if (event.isAltDown()) return false;
        KeyCode code = event.getCode();
        if (event.isShortcutDown() && !event.isShiftDown()) {
            if (code == KeyCode.C) return done(clipboard::copyTable);
            if (code == KeyCode.V) return done(clipboard::paste);
        }
        int units = event.isShiftDown() ? LEAP : event.isShortcutDown() ? 1 : 0;
        if (code == KeyCode.ADD) return change(Math.max(1, units));
        if (code == KeyCode.SUBTRACT) return change(-Math.max(1, units));
        if (code.isArrowKey()) {
            boolean up = code == KeyCode.UP || code == KeyCode.KP_UP;
            boolean down = code == KeyCode.DOWN || code == KeyCode.KP_DOWN;
            boolean right = code == KeyCode.RIGHT || code == KeyCode.KP_RIGHT;
            if (units > 0) return change(up || right ? units : -units);
            return move(up ? -1 : down ? 1 : 0, up || down ? 0 : right ? 1 : -1);
        }
        if (code == KeyCode.HOME || code == KeyCode.END)
            return edge(code == KeyCode.HOME, event.isShortcutDown());
        if (event.isShortcutDown()) return false;
        if (code == KeyCode.DELETE || code == KeyCode.BACK_SPACE) return done(() -> bench.setValue(0));
        if (code == KeyCode.ENTER || code == KeyCode.F2) return done(() -> type.accept(""));
        if (code == KeyCode.SPACE)
            return done(() -> bench.changeOnce("paint weights",
                    part -> bench.brushProperty().get().stroke(part, bench.cell(), bench.cell())));
        return false;
    }

    private boolean typed(KeyEvent event) {
        String text = event.getCharacter();
        boolean begins = text.length() == 1 && "0123456789.,-−".contains(text);
        return begins && !event.isShortcutDown() && !event.isAltDown() && done(() -> type.accept(text));
    }

    private static boolean done(Runnable action) {
        action.run();
        return true;
    }

    private boolean move(int down, int right) {
        Cell cell = bench.cell();
        return go(cell.row() + down, cell.column() + right);
    }

    private boolean edge(boolean first, boolean ofAll) {
        Shape shape = bench.shape();
        int row = ofAll ? first ? 0 : shape.height() - 1 : bench.cell().row();
        return go(row, first ? 0 : shape.width() - 1);
    }

    private boolean go(int row, int column) {
        Shape shape = bench.shape();
        bench.cellProperty().set(new Cell(Math.clamp(row, 0, shape.height() - 1),
                Math.clamp(column, 0, shape.width() - 1)));
        return true;
    }

    private boolean change(int units) {
        double unit = bench.unit();
        double value = Math.round(bench.value() / unit + units) * unit;
        bench.change("change weight", part -> bench.adjusted(part, bench.cell(), value));
        return true;
    }
}
