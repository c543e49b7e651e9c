package org.fovea.ui.neuron;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;
import org.fovea.compute.Neuron;
import org.fovea.engine.Shape;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.ProductText;
import org.fovea.figure.ProductsFigure;
import org.fovea.figure.SlicesFigure;
import org.fovea.project.Cell;
import org.fovea.ui.kit.CanvasView;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// Receptive field ⊙ filter = products, cell by cell; the tap under the pointer, or the one the arrow keys moved to, is
/// spelt out.
final class ProductsView extends CanvasView {
    /// What is shown.
    ///
    /// @param channel one channel, [ProductsFigure#ALL] or [ProductsFigure#STACKED]
    record Shown(Neuron neuron, Shape input, int channel, boolean padsZeros) {
        ProductsFigure figure(@Nullable Cell marked, double width, double height) {
            return new ProductsFigure(neuron, input, channel, padsZeros, marked, width, height);
        }

        SlicesFigure slices(double width, double height) {
            return new SlicesFigure(neuron, input, padsZeros, width, height);
        }

        boolean stacked() {
            return channel == ProductsFigure.STACKED;
        }

        boolean has(Cell tap) {
            return tap.row() >= 0 && tap.row() < neuron.rows().size() && tap.column() >= 0
                    && tap.column() < neuron.columns().size();
        }
    }

    private final ObjectProperty<@Nullable Shown> shown = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Cell> marked = new SimpleObjectProperty<>();
    private final Tooltip tooltip = new Tooltip();

    ProductsView(Theme theme) {
        super(theme);
        setFocusTraversable(true);
        getStyleClass().add("products");
        tooltip.setShowDelay(Duration.millis(300));
        setOnMouseMoved(this::hover);
        setOnMouseExited(_ -> marked.set(null));
        setOnKeyPressed(this::key);
        repaintOn(shown, marked);
        shown.subscribe(this::describe);
        marked.subscribe(this::describe);
    }

    ObjectProperty<@Nullable Shown> shownProperty() {
        return shown;
    }

    /// How wide the grids are where there is this much room.
    double used(double room, double height) {
        Shown now = shown.get();
        if (now == null || room <= 0) return 0;
        return now.stacked() ? now.slices(room, height).used() : now.figure(null, room, height).used();
    }

    /// One product, written out in two lines: `x[53, 80] · w[3, 2]`, `= 0.412 · 1.000 = 0.412`; empty when no tap is marked.
    String marked() {
        Shown now = shown.get();
        Cell tap = marked.get();
        if (now == null || tap == null || now.stacked() || !now.has(tap)) return "";
        return ProductText.of(now.neuron(), now.input(), now.channel(), tap);
    }

    ObjectProperty<@Nullable Cell> markedProperty() {
        return marked;
    }

    private void describe() {
        String product = marked();
        tooltip.setText(product);
        if (product.isEmpty()) Tooltip.uninstall(this, tooltip);
        else
            Tooltip.install(this, tooltip);
        setAccessibleText(product.isEmpty()
                ? "Receptive field times filter; arrow keys go from tap to tap"
                : product);
    }

    private void hover(MouseEvent event) {
        Shown now = shown.get();
        Optional<Cell> tap = now == null || now.stacked()
                ? Optional.empty()
                : now.figure(null, getWidth(), getHeight()).tapAt(event.getX(), event.getY());
        marked.set(tap.orElse(null));
    }

    private void key(KeyEvent event) {
        Cell at = marked.get() == null ? new Cell(0, 0) : marked.get();
        Cell next = switch (event.getCode()) {
            case UP -> new Cell(at.row() - 1, at.column());
            case DOWN -> new Cell(at.row() + 1, at.column());
            case LEFT -> new Cell(at.row(), at.column() - 1);
            case RIGHT -> new Cell(at.row(), at.column() + 1);
            default -> null;
        };
        Shown now = shown.get();
        if (next == null || now == null) return;
        event.consume();
        if (marked.get() == null) marked.set(at);
        else if (now.has(next)) marked.set(next);
    }

    @Override
    protected void paint(Pen pen, Palette palette, double width, double height) {
        Shown now = shown.get();
        if (now == null) return;
        if (now.stacked()) now.slices(width, height).draw(pen, palette);
        else
            now.figure(marked.get(), width, height).draw(pen, palette);
    }
}
