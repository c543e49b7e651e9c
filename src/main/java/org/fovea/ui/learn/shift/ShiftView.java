package org.fovea.ui.learn.shift;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.fovea.compute.learn.shift.ShiftLab;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.learn.shift.ShiftLabFigure;
import org.fovea.ui.kit.CanvasView;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// The shift lab: dragging the picture, or the arrow keys, move it; Page Up and Page Down choose the map.
final class ShiftView extends CanvasView {
    private static final double LEAST = 380;
    private static final double MOST = 680;
    /// What stands above and below it.
    private static final double AROUND = 186;
    private static final int FAR = 4;

    private final BiConsumer<Integer, Integer> move;
    private final IntConsumer turn;
    private Bench.@Nullable Found found;
    private int down;
    private int right;
    /// Where on the screen the drag began, for the view may move when the words above it change; and how far the picture was moved then.
    private double fromX;
    private double fromY;
    private int fromDown;
    private int fromRight;
    private boolean dragging;

    /// @param move receives how far the picture is to be moved down and to the right
    /// @param turn receives by how many maps to go on
    ShiftView(Theme theme, BiConsumer<Integer, Integer> move, IntConsumer turn) {
        super(theme);
        this.move = move;
        this.turn = turn;
        fit(LEAST);
        setFocusTraversable(true);
        getStyleClass().add("products");
        setAccessibleText(
                "The picture and its maps; arrow keys move the picture, Home brings it back, Page Up and Page Down "
                        + "choose the map");
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        setOnMouseReleased(_ -> dragging = false);
        setOnMouseMoved(event -> setCursor(over(event) ? Cursor.MOVE : Cursor.DEFAULT));
        setOnKeyPressed(this::key);
        repaintOn(focusVisibleProperty());
    }

    /// As high as leaves room for what stands around it.
    void fit(double room) {
        double height = Math.clamp(room - AROUND, LEAST, MOST);
        setMinHeight(height);
        setPrefHeight(height);
        setMaxHeight(height);
    }

    void show(Bench.Found now) {
        found = now;
        repaint();
    }

    /// How far the picture is to be moved, whether that is computed already or not.
    void moved(int newDown, int newRight) {
        down = newDown;
        right = newRight;
    }

    Optional<ShiftLabFigure> figure(double width, double height) {
        Bench.Found now = found;
        ShiftLab lab = now == null ? null : now.lab();
        return now == null || lab == null
                ? Optional.empty()
                : Optional.of(new ShiftLabFigure(lab, now.wish().subject().name(lab.wish().layer()),
                        now.wish().subject().colors(lab.wish().layer()), width, height));
    }

    private boolean over(MouseEvent event) {
        return figure(getWidth(), getHeight()).filter(figure -> figure.movable().contains(event.getX(), event.getY()))
                .isPresent();
    }

    private void press(MouseEvent event) {
        requestFocus();
        dragging = over(event);
        fromX = event.getScreenX();
        fromY = event.getScreenY();
        fromDown = down;
        fromRight = right;
    }

    private void drag(MouseEvent event) {
        if (!dragging) return;
        figure(getWidth(), getHeight()).ifPresent(
                figure -> move.accept(fromDown + (int) Math.round((event.getScreenY() - fromY) / figure.pixel()),
                        fromRight + (int) Math.round((event.getScreenX() - fromX) / figure.pixel())));
    }

    private void key(KeyEvent event) {
        int step = event.isShiftDown() ? FAR : 1;
        switch (event.getCode()) {
            case LEFT -> move.accept(down, right - step);
            case RIGHT -> move.accept(down, right + step);
            case UP -> move.accept(down - step, right);
            case DOWN -> move.accept(down + step, right);
            case HOME -> move.accept(0, 0);
            case PAGE_UP -> turn.accept(-1);
            case PAGE_DOWN -> turn.accept(1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    @Override
    protected void paint(Pen pen, Palette palette, double width, double height) {
        figure(width, height).ifPresent(figure -> figure.draw(pen, palette));
        if (isFocusVisible()) pen.outline(1, 1, width - 2, height - 2, 2, palette.neuron());
    }
}
