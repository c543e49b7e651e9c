package org.fovea.ui.overview;

import javafx.scene.input.KeyEvent;
import org.fovea.figure.overview.Layout;
import org.fovea.figure.overview.Place;
import org.fovea.figure.overview.Stack;

/// Arrows move between maps and columns, Enter opens, Escape looks at nothing.
final class OverviewKeys {
    private final OverviewPane pane;

    OverviewKeys(OverviewPane pane) {
        this.pane = pane;
    }

    void press(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) return;
        Place at = pane.at();
        Layout layout = pane.shown();
        int page = Math.max(1, layout.stack(at.column()).shown());
        switch (event.getCode()) {
            // The first key only shows where one is.
            case UP -> go(pane.looking() ? new Place(at.column(), at.map() - 1) : at);
            case DOWN -> go(pane.looking() ? new Place(at.column(), at.map() + 1) : at);
            case LEFT -> go(pane.looking() ? beside(at, -1) : at);
            case RIGHT -> go(pane.looking() ? beside(at, 1) : at);
            case PAGE_UP -> go(new Place(at.column(), at.map() - page));
            case PAGE_DOWN -> go(new Place(at.column(), at.map() + page));
            case HOME -> go(new Place(0, 0));
            case END -> go(new Place(layout.stacks().size() - 1, 0));
            case ENTER, SPACE -> pane.open(at);
            case ESCAPE -> {
                if (!pane.looking()) return;
                pane.focus(null);
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void go(Place wanted) {
        int column = Math.clamp(wanted.column(), 0, pane.shown().stacks().size() - 1);
        int maps = pane.shown().stack(column).maps();
        if (maps > 0) pane.reach(new Place(column, Math.clamp(wanted.map(), 0, maps - 1)));
    }

    /// The map of a neighbouring column that lies at about the same height.
    private Place beside(Place at, int step) {
        int column = Math.clamp(at.column() + step, 0, pane.shown().stacks().size() - 1);
        if (column == at.column()) return at;
        Stack here = pane.shown().stack(at.column());
        Stack there = pane.shown().stack(column);
        return new Place(column, there.nearest(here.at(at.map()).y() + here.height() / 2));
    }
}
