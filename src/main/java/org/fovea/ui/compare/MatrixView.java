package org.fovea.ui.compare;

import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.fovea.compute.MatrixCut;
import org.fovea.compute.WeightMatrix;
import org.fovea.compute.WeightMatrix.Entry;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Conv2d;
import org.fovea.figure.KernelSliceFigure;
import org.fovea.figure.MatrixFigure;
import org.fovea.figure.MovedPen;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.project.Cell;
import org.fovea.ui.kit.CanvasView;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// A filter beside the matrix its layer is: the weight under the pointer, or the one the arrow keys moved to, is marked
/// everywhere it stands.
final class MatrixView extends CanvasView {
    static final double HEIGHT = 470;
    private static final double KERNEL = 200;
    private static final double GAP = 24;
    /// The kernel stands beside the first row of the matrix.
    private static final double TOP = 48;

    /// @param layer whose matrix it is
    record Shown(Conv2d layer, MatrixCut cut) {
    }

    private final ReadOnlyObjectWrapper<@Nullable Entry> marked = new ReadOnlyObjectWrapper<>();
    private @Nullable Shown shown;
    private int row = -1;

    MatrixView(Theme theme) {
        super(theme);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setFocusTraversable(true);
        getStyleClass().add("products");
        setAccessibleText(
                "The layer as a matrix; arrow keys go from weight to weight, Page Up and Page Down from channel "
                        + "to channel");
        setOnMouseMoved(this::hover);
        setOnMouseExited(_ -> mark(null, -1));
        setOnMousePressed(_ -> requestFocus());
        setOnKeyPressed(this::key);
        repaintOn(focusVisibleProperty());
    }

    ReadOnlyObjectProperty<@Nullable Entry> markedProperty() {
        return marked.getReadOnlyProperty();
    }

    void show(@Nullable Shown now) {
        shown = now;
        Entry before = marked.get();
        // A weight keeps its place while it is changed.
        marked.set(now == null || before == null ? null : found(now, before).orElse(null));
        row = -1;
        repaint();
    }

    /// The same weight in another matrix.
    private static Optional<Entry> found(Shown now, Entry wanted) {
        for (int r = 0; r < now.cut().matrix().height(); r++)
            for (Entry entry : now.cut().matrix().row(r)) if (entry.sharesWith(wanted)) return Optional.of(entry);
        return Optional.empty();
    }

    private void mark(@Nullable Entry entry, int newRow) {
        if (Objects.equals(entry, marked.get()) && newRow == row) return;
        row = newRow;
        marked.set(entry);
        repaint();
    }

    private MatrixFigure matrix(Shown now, double width) {
        return new MatrixFigure(now.cut(), marked.get(), row, width - KERNEL - GAP, HEIGHT);
    }

    private KernelSliceFigure kernel(Shown now) {
        Entry entry = marked.get();
        int map = entry == null ? now.cut().matrix().maps().getFirst() : entry.map();
        Tensor weights = now.layer().filters().get(map).weights();
        int seen = weights.shape.channels();
        return new KernelSliceFigure(weights, entry == null ? 0 : entry.channel() % seen,
                entry == null ? null : tap(now.layer(), entry), KERNEL);
    }

    /// Where a tap stands in the kernel as it is written.
    private static Cell tap(Conv2d layer, Entry entry) {
        return layer.flipped()
                ? new Cell(layer.rows().size() - 1 - entry.tapRow(), layer.columns().size() - 1 - entry.tapColumn())
                : new Cell(entry.tapRow(), entry.tapColumn());
    }

    private void hover(MouseEvent event) {
        Shown now = shown;
        if (now == null) return;
        Optional<Cell> tap = kernel(now).at(event.getX(), event.getY() - TOP);
        if (tap.isPresent()) {
            markTap(now, tap.get(), channel(now));
            return;
        }
        var hit = matrix(now, getWidth()).at(event.getX() - KERNEL - GAP, event.getY());
        mark(hit.flatMap(MatrixFigure.Hit::entry).orElse(null), hit.map(MatrixFigure.Hit::row).orElse(-1));
    }

    private int channel(Shown now) {
        return kernel(now).channel();
    }

    /// Marks a weight by its place in the kernel.
    private void markTap(Shown now, Cell written, int channel) {
        int map = marked.get() == null ? now.cut().matrix().maps().getFirst() : marked.get().map();
        int seen = now.layer().filters().getFirst().weights().shape.channels();
        for (int r = 0; r < now.cut().matrix().height(); r++)
            for (Entry entry : now.cut().matrix().row(r))
                if (entry.map() == map && entry.channel() % seen == channel
                        && tap(now.layer(), entry).equals(written)) {
                            mark(entry, -1);
                            return;
                        }
    }

    private void key(KeyEvent event) {
        Shown now = shown;
        if (now == null) return;
        Entry entry = marked.get();
        Cell at = entry == null ? new Cell(0, 0) : tap(now.layer(), entry);
        int channel = channel(now);
        switch (event.getCode()) {
            case LEFT -> at = new Cell(at.row(), at.column() - 1);
            case RIGHT -> at = new Cell(at.row(), at.column() + (entry == null ? 0 : 1));
            case UP -> at = new Cell(at.row() - 1, at.column());
            case DOWN -> at = new Cell(at.row() + 1, at.column());
            case PAGE_UP -> channel--;
            case PAGE_DOWN -> channel++;
            case ESCAPE -> {
                mark(null, -1);
                event.consume();
                return;
            }
            default -> {
                return;
            }
        }
        event.consume();
        markTap(now, at, channel);
    }

    @Override
    protected void paint(Pen pen, Palette palette, double width, double height) {
        Shown now = shown;
        if (now == null) return;
        kernel(now).draw(new MovedPen(pen, 0, TOP), palette);
        matrix(now, width).draw(new MovedPen(pen, KERNEL + GAP, 0), palette);
        if (isFocusVisible()) pen.outline(1, 1, width - 2, height - 2, 2, palette.neuron());
    }

    Optional<WeightMatrix> matrix() {
        return Optional.ofNullable(shown).map(now -> now.cut().matrix());
    }

    /// The matrix as it is now, without a mark, for export.
    Optional<MatrixFigure> figure(double width) {
        return Optional.ofNullable(shown).map(now -> new MatrixFigure(now.cut(), null, -1, width, HEIGHT))
                .map(figure -> new MatrixFigure(figure.cut(), null, -1, Math.ceil(figure.used()), HEIGHT));
    }
}
