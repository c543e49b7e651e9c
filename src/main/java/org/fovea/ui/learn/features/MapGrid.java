package org.fovea.ui.learn.features;

import java.util.List;
import java.util.function.IntConsumer;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.fovea.figure.MovedPen;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Rectangle;
import org.fovea.figure.learn.feature.MapCard;
import org.fovea.figure.learn.feature.TilesFigure;
import org.fovea.ui.kit.CanvasView;
import org.fovea.ui.kit.Theme;

/// All maps of a layer; only the tiles that are seen are drawn. A click or the arrow keys choose one.
final class MapGrid extends Region {
    private static final double BAR = 14;
    /// Around the tiles, for the mark of the focus.
    private static final double EDGE = 4;

    private final ScrollBar bar = new ScrollBar();
    private final CanvasView view;
    private final IntConsumer choose;
    private List<MapCard> cards = List.of();
    private int chosen;

    /// @param choose receives the map that was picked
    MapGrid(Theme theme, IntConsumer choose) {
        this.choose = choose;
        view = new CanvasView(theme) {
            @Override
            protected void paint(Pen pen, Palette palette, double width, double height) {
                draw(pen, palette, height);
            }
        };
        view.repaintOn(bar.valueProperty(), focusedProperty());
        bar.setOrientation(Orientation.VERTICAL);
        bar.setFocusTraversable(false);
        bar.setAccessibleText("Scrolls through the maps");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        getChildren().addAll(view, bar);
        setMinHeight(90);
        setOnMousePressed(this::press);
        setOnMouseMoved(event -> setCursor(
                figure().at(event.getX() - EDGE, event.getY() - EDGE + bar.getValue()).isPresent()
                        ? Cursor.HAND
                        : Cursor.DEFAULT));
        setOnScroll(event -> {
            scrollTo(bar.getValue() - event.getDeltaY());
            event.consume();
        });
        setOnKeyPressed(this::key);
    }

    /// @param map the selected one
    void show(List<MapCard> changed, int map) {
        boolean another = map != chosen || changed.size() != cards.size() || cards.isEmpty()
                || changed.getFirst().node() != cards.getFirst().node();
        cards = changed;
        chosen = map;
        measure();
        if (another) reveal();
        describe();
        view.requestLayout();
    }

    private void describe() {
        if (cards.isEmpty()) {
            setAccessibleText("Maps of a layer");
            return;
        }
        MapCard card = cards.get(chosen);
        setAccessibleText("%s, %d of %d; %s".formatted(card.title(), chosen + 1, cards.size(), card.note().isEmpty()
                ? "%d patches".formatted(card.patches().size())
                : card.note()));
    }

    TilesFigure figure() {
        return new TilesFigure(cards, chosen, Math.max(60, getWidth() - BAR - 2 * EDGE));
    }

    private void measure() {
        double tall = figure().height() + 2 * EDGE;
        boolean fits = tall <= getHeight();
        bar.setVisible(!fits);
        bar.setMax(Math.max(0, tall - getHeight()));
        bar.setVisibleAmount(tall <= 0 ? 1 : bar.getMax() * getHeight() / tall);
        bar.setUnitIncrement(60);
        bar.setBlockIncrement(Math.max(60, getHeight() - 60));
        bar.setValue(Math.clamp(bar.getValue(), 0, bar.getMax()));
    }

    private void scrollTo(double value) {
        bar.setValue(Math.clamp(value, 0, bar.getMax()));
    }

    private void reveal() {
        if (cards.isEmpty() || getHeight() <= 0) return;
        Rectangle tile = figure().place(chosen);
        if (tile.y() < bar.getValue()) scrollTo(tile.y());
        else if (tile.bottom() + 2 * EDGE > bar.getValue() + getHeight())
            scrollTo(tile.bottom() + 2 * EDGE - getHeight());
    }

    @Override
    protected void layoutChildren() {
        view.resizeRelocate(0, 0, getWidth() - BAR, getHeight());
        bar.resizeRelocate(getWidth() - BAR, 0, BAR, getHeight());
        measure();
        reveal();
    }

    private void draw(Pen pen, Palette palette, double height) {
        double top = bar.getValue();
        figure().draw(new MovedPen(pen, EDGE, EDGE - top), palette, top, top + height);
        if (isFocused() && !cards.isEmpty()) {
            Rectangle tile = figure().place(chosen);
            pen.outline(EDGE + tile.x() - 2, EDGE + tile.y() - top - 2, tile.width() + 4, tile.height() + 4, 2,
                    palette.neuron());
        }
    }

    private void press(MouseEvent event) {
        requestFocus();
        figure().at(event.getX() - EDGE, event.getY() - EDGE + bar.getValue()).ifPresent(choose);
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || cards.isEmpty()) return;
        int columns = figure().columns();
        int last = cards.size() - 1;
        int next = switch (event.getCode()) {
            case LEFT, KP_LEFT -> chosen - 1;
            case RIGHT, KP_RIGHT -> chosen + 1;
            case UP, KP_UP -> chosen - columns;
            case DOWN, KP_DOWN -> chosen + columns;
            case HOME -> 0;
            case END -> last;
            default -> -2 - columns;
        };
        if (next == -2 - columns) return;
        if (next >= 0 && next <= last) choose.accept(next);
        event.consume();
    }
}
