package org.fovea.ui.stage;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import org.fovea.compute.Evaluation;
import org.fovea.engine.Shape;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Placement;
import org.fovea.figure.Raster;
import org.fovea.figure.Viewport;
import org.fovea.project.Cell;
import org.fovea.session.Latest;
import org.fovea.session.Session;
import org.fovea.ui.kit.CanvasView;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// A grid of values seen through the shared viewport: zoomed with wheel, pinch and keys, moved by dragging.
abstract class PictureView extends CanvasView {
    private static final double ZOOM_STEP = 1.25;
    private static final double CLICK = 3;

    /// A raster, and the input and viewport it was made for.
    private record Shown(Raster raster, Shape input, Viewport viewport, double width, double height) {
    }

    private record Wish(Evaluation evaluation, Viewport viewport, double width, double height, double pixels) {
    }

    protected final Session session;
    protected final SharedView view;
    private final Latest<Wish, Shown> rasters;
    private @Nullable Shown shown;
    private final ReadOnlyBooleanWrapper painted = new ReadOnlyBooleanWrapper();
    private double pressX;
    private double pressY;
    private double lastX;
    private double lastY;
    private boolean moved;

    PictureView(Session session, Theme theme, Painter painter, SharedView view, String name) {
        super(theme);
        this.session = session;
        this.view = view;
        this.rasters = painter.latest(this::make, this::show);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(name);
        getStyleClass().add("picture");
        repaintOn(session.probeProperty(), session.selectionProperty(),
                view.viewportProperty(),
                focusVisibleProperty());
        view.viewportProperty().subscribe(this::refresh);
        widthProperty().subscribe(this::refresh);
        heightProperty().subscribe(this::refresh);
        setOnMouseMoved(this::hover);
        setOnMouseExited(_ -> left());
        setOnMousePressed(this::pressed);
        setOnMouseDragged(this::dragged);
        setOnMouseReleased(this::released);
        setOnScroll(this::scrolled);
        setOnZoom(this::pinched);
        setOnKeyPressed(this::key);
    }

    /// Makes the pixels of this view; runs on the painting thread.
    protected abstract Raster raster(Evaluation evaluation, Viewport viewport, int width, int height);

    /// Where the cells of this view lie.
    protected abstract Placement placement(Evaluation evaluation);

    /// What lies above the raster.
    protected abstract void paintAbove(Pen pen, Palette palette, Evaluation evaluation);

    /// The pointer is over a cell, which may lie outside the grid.
    protected abstract void hovered(Evaluation evaluation, Cell cell);

    protected abstract void clicked(Evaluation evaluation, Cell cell, int times);

    /// The pointer left.
    protected abstract void left();

    /// Whether the view takes a drag for itself, such as for painting.
    protected boolean takesDrag() {
        return false;
    }

    /// A drag it took went on to a cell.
    protected void dragTaken(Evaluation evaluation, Cell cell) {
    }

    protected void dragEnded() {
    }

    /// A key that means something else than moving the view.
    ///
    /// @return whether it did something
    protected boolean pressedKey(KeyEvent event, Evaluation evaluation) {
        return false;
    }

    /// Whether there is anything to see yet.
    final ReadOnlyBooleanProperty paintedProperty() {
        return painted.getReadOnlyProperty();
    }

    /// What the raster depends on changed.
    protected final void refresh() {
        Evaluation evaluation = session.evaluation();
        if (evaluation == null || getWidth() < 1 || getHeight() < 1) return;
        double pixels = getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getOutputScaleX();
        rasters.submit(new Wish(evaluation, view.get(), getWidth(), getHeight(), pixels));
    }

    private Shown make(Wish wish) {
        Viewport sharp = new Viewport(wish.viewport().left(), wish.viewport().top(),
                wish.viewport().scale() * wish.pixels());
        int width = (int) Math.ceil(wish.width() * wish.pixels());
        int height = (int) Math.ceil(wish.height() * wish.pixels());
        return new Shown(raster(wish.evaluation(), sharp, width, height), wish.evaluation().input().shape,
                wish.viewport(), width / wish.pixels(),
                height / wish.pixels());
    }

    private void show(Shown made) {
        shown = made;
        painted.set(true);
        repaint();
    }

    @Override
    protected final void paint(Pen pen, Palette palette, double width, double height) {
        Evaluation evaluation = session.evaluation();
        if (evaluation == null) return;
        pen.clip(0, 0, width, height);
        if (shown != null && shown.input().equals(evaluation.input().shape)) {
            // Until the raster of a new viewport arrives, the old one is stretched to where it belongs.
            Viewport now = view.get();
            Viewport then = shown.viewport();
            double stretch = now.scale() / then.scale();
            pen.image(now.toX(then.left()), now.toY(then.top()), shown.width() * stretch, shown.height() * stretch,
                    shown.raster());
        }
        paintAbove(pen, palette, evaluation);
        pen.unclip();
        if (isFocusVisible()) pen.outline(1, 1, width - 2, height - 2, 2, palette.neuron());
    }

    private Cell cell(Evaluation evaluation, double x, double y) {
        Placement placement = placement(evaluation);
        return new Cell(placement.row(view.get().row(y)), placement.column(view.get().column(x)));
    }

    private void hover(MouseEvent event) {
        Evaluation evaluation = session.evaluation();
        if (evaluation != null) hovered(evaluation, cell(evaluation, event.getX(), event.getY()));
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        moved = false;
        pressX = lastX = event.getX();
        pressY = lastY = event.getY();
        Evaluation evaluation = session.evaluation();
        if (evaluation != null && drawing(event)) dragTaken(evaluation, cell(evaluation, event.getX(), event.getY()));
    }

    private boolean drawing(MouseEvent event) {
        return event.getButton() == MouseButton.PRIMARY && takesDrag();
    }

    private void dragged(MouseEvent event) {
        if (Math.hypot(event.getX() - pressX, event.getY() - pressY) > CLICK) moved = true;
        Evaluation evaluation = session.evaluation();
        if (evaluation == null) return;
        if (drawing(event)) dragTaken(evaluation, cell(evaluation, event.getX(), event.getY()));
        else if (moved) {
            setCursor(Cursor.CLOSED_HAND);
            view.drag(event.getX() - lastX, event.getY() - lastY);
        }
        lastX = event.getX();
        lastY = event.getY();
        hovered(evaluation, cell(evaluation, event.getX(), event.getY()));
    }

    private void released(MouseEvent event) {
        setCursor(Cursor.DEFAULT);
        Evaluation evaluation = session.evaluation();
        if (drawing(event)) dragEnded();
        else if (evaluation != null && !moved && event.getButton() == MouseButton.PRIMARY)
            clicked(evaluation, cell(evaluation, event.getX(), event.getY()), event.getClickCount());
    }

    private void scrolled(ScrollEvent event) {
        event.consume();
        if (event.isInertia() || event.getDeltaY() == 0) return;
        view.zoom(Math.pow(ZOOM_STEP, event.getDeltaY() / 40), event.getX(), event.getY());
        Evaluation evaluation = session.evaluation();
        if (evaluation != null) hovered(evaluation, cell(evaluation, event.getX(), event.getY()));
    }

    private void pinched(ZoomEvent event) {
        event.consume();
        view.zoom(event.getZoomFactor(), event.getX(), event.getY());
    }

    private void key(KeyEvent event) {
        Evaluation evaluation = session.evaluation();
        if (evaluation == null || event.isControlDown() || event.isMetaDown()) return;
        if (pressedKey(event, evaluation) || viewKey(event)) event.consume();
    }

    private boolean viewKey(KeyEvent event) {
        double step = Math.max(16, getWidth() / 10);
        return switch (event.getCode()) {
            case PLUS, ADD, EQUALS -> zoomed(ZOOM_STEP);
            case MINUS, SUBTRACT -> zoomed(1 / ZOOM_STEP);
            case DIGIT0, NUMPAD0 -> {
                view.fit();
                yield true;
            }
            case LEFT -> slid(step, 0);
            case RIGHT -> slid(-step, 0);
            case UP -> slid(0, step);
            case DOWN -> slid(0, -step);
            default -> event.getCode() == KeyCode.UNDEFINED && "+".equals(event.getText()) && zoomed(ZOOM_STEP);
        };
    }

    private boolean zoomed(double factor) {
        view.zoomAtCenter(factor);
        return true;
    }

    private boolean slid(double dx, double dy) {
        view.drag(dx, dy);
        return true;
    }
}
