package org.fovea.ui.learn.answers;

import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.fovea.compute.learn.answers.Ink;
import org.fovea.compute.learn.answers.Ink.Place;
import org.fovea.figure.Painting;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;
import org.fovea.figure.Raster;
import org.fovea.session.Latest;
import org.fovea.ui.kit.CanvasView;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// A square to draw on with a soft round brush: by dragging, or with the arrow keys and the space bar. The right button erases.
final class SketchPad extends CanvasView {
    static final double THINNEST = 0.5;
    static final double THICKEST = 4;
    private static final int INK = 0xffffffff;
    private static final int GROUND = 0xff000000;
    /// How a circle is made of four curves.
    private static final double ROUND = 0.5523;
    private static final double LINES_FROM = 7;
    /// So much wider is the eraser, so that along the same line nothing is left of a stroke.
    private static final double WIDER = 1;

    private final ObjectProperty<Ink> ink = new SimpleObjectProperty<>(Ink.blank(28));
    private final DoubleProperty radius = new SimpleDoubleProperty(1.25);
    private final BooleanProperty erasing = new SimpleBooleanProperty();
    private final Latest<Ink, Raster> latest;
    private @Nullable Raster drawn;
    /// Where the brush is: under the pointer, or where the keys brought it; null where it is nowhere.
    private @Nullable Place brush;
    private @Nullable Place last;
    private boolean down;

    SketchPad(Theme theme, Painter painter) {
        super(theme);
        latest = painter.latest(now -> Painting.picture(now.picture()), now -> {
            drawn = now;
            repaint();
        });
        setFocusTraversable(true);
        setCursor(Cursor.CROSSHAIR);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText("Pad to draw on; arrow keys move the brush, the space bar paints, E erases, Delete clears");
        ink.subscribe(latest::submit);
        repaintOn(radius, erasing, focusedProperty());
        setOnMousePressed(this::begin);
        setOnMouseDragged(this::draw);
        setOnMouseReleased(_ -> last = null);
        setOnMouseMoved(event -> {
            brush = place(event);
            repaint();
        });
        setOnMouseExited(_ -> {
            brush = null;
            repaint();
        });
        setOnKeyPressed(this::press);
        setOnKeyReleased(event -> {
            if (event.getCode() == KeyCode.SPACE) down = false;
        });
    }

    ObjectProperty<Ink> inkProperty() {
        return ink;
    }

    /// Of the brush, in pixels of the picture.
    DoubleProperty radiusProperty() {
        return radius;
    }

    BooleanProperty erasingProperty() {
        return erasing;
    }

    void clear() {
        ink.set(Ink.blank(ink.get().side()));
    }

    /// Another square, empty.
    void begin(int side) {
        last = null;
        brush = null;
        ink.set(Ink.blank(side));
    }

    private double scale() {
        return Math.min(getWidth(), getHeight()) / ink.get().side();
    }

    private Place place(MouseEvent event) {
        return new Place(event.getY() / scale(), event.getX() / scale());
    }

    private void begin(MouseEvent event) {
        requestFocus();
        last = place(event);
        stroke(place(event), event);
    }

    private void draw(MouseEvent event) {
        if (last != null) stroke(place(event), event);
    }

    private void stroke(Place to, MouseEvent event) {
        boolean erases = erasing.get() || event.getButton() == MouseButton.SECONDARY || event.isSecondaryButtonDown();
        stroke(to, erases);
        last = to;
    }

    private void stroke(Place to, boolean erases) {
        brush = to;
        ink.set(ink.get().stroke(Objects.requireNonNullElse(last, to), to,
                radius.get() + (erases ? WIDER : 0), erases));
    }

    private void press(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) return;
        switch (event.getCode()) {
            case LEFT -> move(0, -1, event);
            case RIGHT -> move(0, 1, event);
            case UP -> move(-1, 0, event);
            case DOWN -> move(1, 0, event);
            case SPACE -> {
                down = true;
                last = null;
                stroke(brush(), erasing.get());
            }
            case E -> erasing.set(!erasing.get());
            case DELETE, BACK_SPACE -> clear();
            case PLUS, ADD, EQUALS -> radius.set(Math.min(THICKEST, radius.get() + 0.25));
            case MINUS, SUBTRACT -> radius.set(Math.max(THINNEST, radius.get() - 0.25));
            default -> {
                return;
            }
        }
        event.consume();
    }

    /// Where the keys move the brush from; at first the middle.
    private Place brush() {
        double middle = ink.get().side() / 2.0;
        return Objects.requireNonNullElse(brush, new Place(middle, middle));
    }

    private void move(int rows, int columns, KeyEvent event) {
        Place from = brush();
        int step = event.isShiftDown() ? 4 : 1;
        double side = ink.get().side();
        var to = new Place(Math.clamp(from.row() + step * rows, 0, side),
                Math.clamp(from.column() + step * columns, 0, side));
        brush = to;
        if (down) {
            last = from;
            stroke(to, erasing.get());
            last = null;
        }
        repaint();
    }

    @Override
    protected void paint(Pen pen, Palette palette, double width, double height) {
        double side = Math.min(width, height);
        pen.fill(0, 0, side, side, GROUND);
        if (drawn != null) pen.image(0, 0, side, side, drawn);
        double cell = scale();
        if (cell >= LINES_FROM) for (int n = 1; n < ink.get().side(); n++) {
            pen.fill(Math.rint(n * cell), 0, 1, side, Palette.faded(INK, 0.07));
            pen.fill(0, Math.rint(n * cell), side, 1, Palette.faded(INK, 0.07));
        }
        if (ink.get().isEmpty())
            pen.text(side / 2, side - 24, "Draw here", Face.WORDS, 13, Anchor.CENTER, Palette.faded(INK, 0.7));
        pen.clip(0, 0, side, side);
        if (brush != null) circle(pen, brush, erasing.get() ? palette.field() : palette.neuron());
        pen.unclip();
        double line = isFocusVisible() ? 2 : 1;
        pen.outline(line / 2, line / 2, side - line, side - line, line,
                isFocusVisible() ? palette.neuron() : palette.border());
    }

    private void circle(Pen pen, Place at, int argb) {
        double x = at.column() * scale();
        double y = at.row() * scale();
        double r = (radius.get() + (erasing.get() ? WIDER : 0)) * scale();
        double k = ROUND * r;
        pen.curves(1.5, argb, x - r, y, x - r, y - k, x - k, y - r, x, y - r, x, y - r, x + k, y - r, x + r, y - k,
                x + r, y, x + r, y, x + r, y + k, x + k, y + r, x, y + r, x, y + r, x - k, y + r, x - r, y + k, x - r,
                y);
    }
}
