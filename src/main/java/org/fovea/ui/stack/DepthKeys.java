package org.fovea.ui.stack;

import javafx.scene.input.KeyEvent;
import org.fovea.compute.Outline;
import org.fovea.engine.Shape;
import org.fovea.figure.stack.Orbit;
import org.fovea.figure.stack.Place;
import org.fovea.project.Cell;
import org.fovea.project.Selection;

/// Arrows move the neuron, with Shift by ten; with Ctrl they turn and tilt the planes. Page up and down go through the
/// layers, M and N through the maps; + and − zoom, X and C spread, 0 shows all, B
/// holds the neuron for comparison, Escape lets go.
final class DepthKeys {
    private static final double DEGREES = 4;
    private static final double FACTOR = 1.15;

    private final DepthView view;

    DepthKeys(DepthView view) {
        this.view = view;
    }

    void press(KeyEvent event) {
        if (event.isAltDown()) return;
        if (event.isShortcutDown() ? turn(event) : plain(event)) event.consume();
    }

    private boolean turn(KeyEvent event) {
        Orbit now = view.orbit();
        Orbit next = switch (event.getCode()) {
            case LEFT -> now.withTurn(now.turn() + DEGREES);
            case RIGHT -> now.withTurn(now.turn() - DEGREES);
            case UP -> now.withTilt(now.tilt() - DEGREES);
            case DOWN -> now.withTilt(now.tilt() + DEGREES);
            default -> now;
        };
        if (next.equals(now)) return false;
        view.orbitProperty().set(next);
        return true;
    }

    private boolean plain(KeyEvent event) {
        int step = event.isShiftDown() ? 10 : 1;
        Orbit orbit = view.orbit();
        switch (event.getCode()) {
            case UP -> neuron(-step, 0);
            case DOWN -> neuron(step, 0);
            case LEFT -> neuron(0, -step);
            case RIGHT -> neuron(0, step);
            case PAGE_UP -> layer(-1);
            case PAGE_DOWN -> layer(1);
            case N -> map(-1);
            case M -> map(1);
            case PLUS, ADD, EQUALS -> view.orbitProperty().set(orbit.zoomed(FACTOR, 0, 0));
            case MINUS, SUBTRACT -> view.orbitProperty().set(orbit.zoomed(1 / FACTOR, 0, 0));
            case X -> view.orbitProperty().set(orbit.withSpread(orbit.spread() * FACTOR));
            case C -> view.orbitProperty().set(orbit.withSpread(orbit.spread() / FACTOR));
            case DIGIT0, NUMPAD0 -> view.orbitProperty().set(null);
            case B -> view.hold(view.asked().holds() ? null : view.asked().neuron().orElse(null));
            case ESCAPE -> {
                if (view.asked().holds()) view.hold(null);
                else
                    select(view.session().selection().withPinned(null));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void select(Selection next) {
        view.point(null);
        view.session().selectionProperty().set(next);
    }

    private Outline outline() {
        return view.session().outlineProperty().get();
    }

    private void neuron(int down, int right) {
        Selection now = view.session().selection();
        Shape shape = outline().row(now.layer()).output();
        view.point(null);
        if (shape == null) return;
        Cell at = view.asked().neuron().map(Place::neuron).orElse(new Cell(0, 0));
        // The first key only pins the neuron that is shown.
        boolean pinned = now.pinned() != null;
        select(now.withPinned(new Cell(Math.clamp(at.row() + (pinned ? down : 0L), 0, shape.height() - 1),
                Math.clamp(at.column() + (pinned ? right : 0L), 0, shape.width() - 1))));
    }

    private void layer(int step) {
        Selection now = view.session().selection();
        select(now.withLayer(Math.clamp(now.layer() + step, 1, outline().rows().size())));
    }

    private void map(int step) {
        Selection now = view.session().selection();
        Shape shape = outline().row(now.layer()).output();
        if (shape != null) select(now.withFilter(Math.clamp(now.filter() + step, 0, shape.channels() - 1)));
    }
}
