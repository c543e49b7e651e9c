package org.fovea.ui.filter;

import java.util.Optional;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.fovea.engine.Tensor;
import org.fovea.project.Cell;
import org.fovea.ui.filter.Workbench.Tool;
import org.jspecify.annotations.Nullable;

/// The mouse on the weights: strokes of the brush, or a cell dragged up and down. Each gesture is one undo step.
final class GridMouse {
    private static final double FINE = 0.1;
    private static final double COARSE = 10;

    /// A cell being dragged.
    ///
    /// @param before the weights when the drag began
    /// @param unit what one pixel adds
    private record Adjustment(Cell cell, Tensor before, float from, double unit) {
    }

    private final Workbench bench;
    private final KernelGrid grid;
    private final Runnable type;
    private @Nullable Cell painted;
    private @Nullable Adjustment adjustment;
    private double travelled;
    private double lastY;

    /// @param type opens the selected cell for typing
    GridMouse(Workbench bench, KernelGrid grid, Runnable type) {
        this.bench = bench;
        this.grid = grid;
        this.type = type;
        grid.setOnMousePressed(this::pressed);
        grid.setOnMouseDragged(this::dragged);
        grid.setOnMouseReleased(_ -> released());
        grid.setOnMouseMoved(event -> grid.hoveredProperty().set(under(event).orElse(null)));
        grid.setOnMouseExited(_ -> grid.hoveredProperty().set(null));
        bench.toolProperty().subscribe(tool -> grid.setCursor(tool == Tool.PAINT ? Cursor.CROSSHAIR : Cursor.V_RESIZE));
    }

    private Optional<Cell> under(MouseEvent event) {
        return grid.lattice().at(event.getX(), event.getY());
    }

    private void pressed(MouseEvent event) {
        grid.requestFocus();
        released();
        Optional<Cell> under = under(event);
        if (under.isEmpty()) return;
        Cell cell = under.get();
        bench.cellProperty().set(cell);
        if (event.getButton() != MouseButton.PRIMARY) return;
        switch (bench.toolProperty().get()) {
            case PAINT -> {
                painted = cell;
                paint(cell, cell);
            }
            case ADJUST -> {
                if (event.getClickCount() == 2) type.run();
                else {
                    adjustment = new Adjustment(cell, bench.part(), bench.value(), bench.unit());
                    travelled = 0;
                    lastY = event.getY();
                }
            }
        }
    }

    private void dragged(MouseEvent event) {
        grid.hoveredProperty().set(under(event).orElse(null));
        if (painted != null) {
            Cell to = grid.lattice().beyond(event.getX(), event.getY());
            if (to.equals(painted)) return;
            paint(painted, to);
            painted = to;
        } else if (adjustment != null) adjust(adjustment, event);
    }

    private void paint(Cell from, Cell to) {
        bench.change("paint weights", part -> bench.brushProperty().get().stroke(part, from, to));
    }

    private void adjust(Adjustment drag, MouseEvent event) {
        if (!bench.part().shape.equals(drag.before().shape)) return;
        double factor = event.isShiftDown() ? FINE : event.isShortcutDown() ? COARSE : 1;
        travelled += (lastY - event.getY()) * factor;
        lastY = event.getY();
        double quantum = drag.unit() * (event.isShiftDown() ? FINE : 1);
        double value = Math.round((drag.from() + travelled * drag.unit()) / quantum) * quantum;
        bench.change("change weight", _ -> bench.adjusted(drag.before(), drag.cell(), value));
    }

    private void released() {
        painted = null;
        adjustment = null;
        bench.session().endGesture();
    }
}
