package org.fovea.ui.stack;

import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import org.fovea.figure.stack.Orbit;
import org.fovea.figure.stack.Place;
import org.fovea.project.Selection;

/// Dragging turns and tilts the planes, with Shift it spreads them, with another button it moves them; the wheel zooms, a
/// click selects and pins, with Ctrl it holds a neuron for comparison, a double click shows all again.
final class DepthMouse {
    /// Degrees for each pixel.
    private static final double TURN = 0.25;
    private static final double SPREAD = 0.005;
    private static final double ZOOM = 1.002;

    private final DepthView view;
    private double x;
    private double y;
    private MouseButton button = MouseButton.NONE;
    private Orbit start = Orbit.of(0);

    DepthMouse(DepthView view) {
        this.view = view;
    }

    void install() {
        view.setOnMousePressed(this::press);
        view.setOnMouseDragged(this::drag);
        view.setOnMouseMoved(this::hover);
        view.setOnMouseExited(_ -> view.point(null));
        view.setOnMouseClicked(this::click);
        view.setOnScroll(this::wheel);
        view.setOnZoom(this::pinch);
    }

    private void press(MouseEvent event) {
        view.requestFocus();
        x = event.getX();
        y = event.getY();
        button = event.getButton();
        start = view.orbit();
    }

    private void drag(MouseEvent event) {
        if (event.isStillSincePress()) return;
        view.point(null);
        view.setCursor(Cursor.CLOSED_HAND);
        double dx = event.getX() - x;
        double dy = event.getY() - y;
        if (button != MouseButton.PRIMARY) view.orbitProperty().set(start.moved(dx, dy));
        else if (event.isShiftDown()) view.orbitProperty().set(start.withSpread(start.spread() * (1 + dx * SPREAD)));
        else
            view.orbitProperty().set(start.withTurn(start.turn() - dx * TURN).withTilt(start.tilt() + dy * TURN));
    }

    private void hover(MouseEvent event) {
        Place place = view.arrangement().at(event.getX(), event.getY()).orElse(null);
        view.setCursor(place == null ? Cursor.OPEN_HAND : place.layer() == 0 ? Cursor.DEFAULT : Cursor.HAND);
        view.point(place);
    }

    private void click(MouseEvent event) {
        hover(event);
        if (event.getButton() != MouseButton.PRIMARY || !event.isStillSincePress()) return;
        if (event.getClickCount() == 2) view.orbitProperty().set(null);
        view.arrangement().at(event.getX(), event.getY()).filter(place -> place.layer() > 0)
                .ifPresent(place -> {
                    if (event.isShortcutDown()) view.hold(place);
                    else
                        select(place);
                });
    }

    /// A map in front: the neuron is pinned. One behind: it comes to the front.
    private void select(Place place) {
        Selection now = view.session().selection();
        Selection next = now.withLayer(place.layer()).withFilter(place.map());
        view.session().selectionProperty().set(view.asked().inFront(place) ? next.withPinned(place.neuron()) : next);
    }

    private void wheel(ScrollEvent event) {
        event.consume();
        if (event.getDeltaY() == 0) return;
        zoom(Math.pow(ZOOM, event.getDeltaY()), event.getX(), event.getY());
    }

    private void pinch(ZoomEvent event) {
        event.consume();
        zoom(event.getZoomFactor(), event.getX(), event.getY());
    }

    private void zoom(double factor, double atX, double atY) {
        view.orbitProperty()
                .set(view.orbit().zoomed(factor, atX - view.getWidth() / 2, atY - view.getHeight() / 2));
    }
}
