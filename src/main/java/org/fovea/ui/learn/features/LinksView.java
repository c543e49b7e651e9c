package org.fovea.ui.learn.features;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.learn.feature.LinksFigure;
import org.fovea.figure.learn.feature.LinksFigure.End;
import org.fovea.figure.learn.feature.MapCard;
import org.fovea.ui.kit.CanvasView;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// A map with the maps it combines and those that combine it; a click, or the arrow keys and Enter, walk to one of them.
final class LinksView extends CanvasView {
    private final Consumer<Place> go;
    private @Nullable MapCard card;
    private List<End> below = List.of();
    private List<End> above = List.of();
    private int focus;

    /// @param go receives the map to walk to
    LinksView(Theme theme, Consumer<Place> go) {
        super(theme);
        this.go = go;
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        repaintOn(focusedProperty());
        setOnMouseMoved(event -> setCursor(
                at(event.getX(), event.getY()).filter(End::leads).isPresent() ? Cursor.HAND : Cursor.DEFAULT));
        setOnMousePressed(event -> {
            requestFocus();
            at(event.getX(), event.getY()).filter(End::leads).ifPresent(this::walk);
        });
        setOnKeyPressed(this::key);
    }

    private void walk(End end) {
        go.accept(new Place(end.node(), end.map()));
    }

    private Optional<End> at(double x, double y) {
        return figure(getWidth(), getHeight()).flatMap(figure -> figure.at(x, y));
    }

    void show(@Nullable MapCard shown, List<End> from, List<End> to) {
        boolean another = shown == null || card == null || shown.node() != card.node() || shown.map() != card.map();
        card = shown;
        below = from;
        above = to;
        if (another) focus = 0;
        describe();
        requestLayout();
    }

    /// As it is drawn into this room; nothing while there is no map.
    Optional<LinksFigure> figure(double width, double height) {
        MapCard shown = card;
        if (shown == null || width < 60 || height < 60) return Optional.empty();
        int most = LinksFigure.fitting(height);
        return Optional.of(new LinksFigure(below.subList(0, Math.min(most, below.size())), shown,
                above.subList(0, Math.min(most, above.size())), width, height, isFocused() ? focus : -1));
    }

    @Override
    protected void paint(Pen pen, Palette palette, double width, double height) {
        figure(width, height).ifPresent(figure -> figure.draw(pen, palette));
    }

    private void describe() {
        setAccessibleText(figure(600, Math.max(200, getHeight())).map(figure -> {
            List<End> ends = figure.ends();
            return ends.isEmpty() ? figure.text() : figure.text() + " At " + ends.get(at(ends)).title();
        }).orElse("Links between maps"));
    }

    private int at(List<End> ends) {
        return Math.clamp(focus, 0, ends.size() - 1);
    }

    /// Up and down along the ends of a side, left and right between the sides.
    private void key(KeyEvent event) {
        Optional<LinksFigure> figure = figure(getWidth(), getHeight());
        if (figure.isEmpty() || event.isShortcutDown() || event.isAltDown()) return;
        List<End> ends = figure.get().ends();
        if (ends.isEmpty()) return;
        int left = figure.get().below().size();
        int now = at(ends);
        switch (event.getCode()) {
            case UP, KP_UP -> focus = now == left ? now : Math.max(0, now - 1);
            case DOWN, KP_DOWN -> focus = now == left - 1 ? now : Math.min(ends.size() - 1, now + 1);
            case LEFT, KP_LEFT -> focus = now < left || left == 0 ? now : Math.min(left - 1, now - left);
            case RIGHT, KP_RIGHT -> focus = now >= left ? now : Math.min(ends.size() - 1, left + now);
            case HOME -> focus = 0;
            case END -> focus = ends.size() - 1;
            case ENTER, SPACE -> {
                if (ends.get(now).leads()) walk(ends.get(now));
            }
            default -> {
                return;
            }
        }
        event.consume();
        describe();
        repaint();
    }
}
