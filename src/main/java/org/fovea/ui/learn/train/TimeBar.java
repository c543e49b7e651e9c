package org.fovea.ui.learn.train;

import java.util.List;
import java.util.Locale;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.fovea.compute.learn.Progress;
import org.fovea.compute.learn.Snapshot;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.session.Learning;
import org.fovea.ui.kit.CanvasView;
import org.fovea.ui.kit.Theme;

/// The whole training as a line, with a mark for each moment that is kept; a press, a drag or the arrow keys look back, the
/// right end is live.
public final class TimeBar extends CanvasView {
    private static final double HEIGHT = 22;
    private static final double LINE = 6;
    private static final double KNOB = 10;
    private static final double APART = 4;

    private final Learning learning;

    public TimeBar(Learning learning, Theme theme) {
        super(theme);
        this.learning = learning;
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setCursor(Cursor.HAND);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        getStyleClass().add("time-bar");
        repaintOn(learning.moments().shownProperty(), learning.moments().progressProperty(), focusedProperty());
        learning.moments().shownProperty().subscribe(shown -> setAccessibleText(shown == null
                ? "Moment of the training"
                : String.format(Locale.ROOT, "Moment of the training: %.2f epochs", shown.epochs())));
        setOnMousePressed(event -> {
            requestFocus();
            go(event);
        });
        setOnMouseDragged(this::go);
        setOnKeyPressed(this::press);
    }

    private double end() {
        Progress progress = learning.moments().progressProperty().get();
        return progress == null ? 1 : Math.max(progress.planned(), progress.newest().epochs());
    }

    private void go(MouseEvent event) {
        if (getWidth() <= KNOB) return;
        double epochs = Math.clamp((event.getX() - KNOB / 2) / (getWidth() - KNOB), 0, 1) * end();
        Snapshot newest = learning.moments().newestProperty().get();
        // Nothing has happened there yet.
        if (newest == null || epochs > newest.epochs()) learning.looking().live();
        else
            learning.looking().scrub(epochs);
    }

    private void press(KeyEvent event) {
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) return;
        if (key(event.getCode(), event.isShiftDown() ? 10 : 1)) event.consume();
    }

    /// @param far how many moments an arrow key goes
    /// @return whether the key means anything here
    boolean key(KeyCode code, int far) {
        switch (code) {
            case LEFT, KP_LEFT -> step(-far);
            case RIGHT, KP_RIGHT -> step(far);
            case HOME -> learning.looking().scrub(0);
            case END -> learning.looking().live();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void step(int by) {
        List<Snapshot> all = learning.moments().snapshotsProperty().get().all();
        Snapshot shown = learning.moments().shownProperty().get();
        if (all.isEmpty() || shown == null) return;
        int at = 0;
        while (at + 1 < all.size() && all.get(at + 1).batches() <= shown.batches())
            at++;
        int next = Math.clamp(at + by, 0, all.size() - 1);
        if (next == all.size() - 1) learning.looking().live();
        else
            learning.looking().scrub(all.get(next).epochs());
    }

    private double x(double epochs, double width) {
        return KNOB / 2 + (width - KNOB) * Math.clamp(epochs / end(), 0, 1);
    }

    @Override
    protected void paint(Pen pen, Palette palette, double width, double height) {
        Snapshot shown = learning.moments().shownProperty().get();
        Snapshot newest = learning.moments().newestProperty().get();
        double top = (height - LINE) / 2;
        pen.fill(KNOB / 2, top, width - KNOB, LINE, palette.border());
        if (shown == null || newest == null) return;
        double last = x(newest.epochs(), width);
        pen.fill(KNOB / 2, top, last - KNOB / 2, LINE, Palette.faded(palette.neuron(), 0.45));
        double before = Double.NEGATIVE_INFINITY;
        for (Snapshot one : learning.moments().snapshotsProperty().get().all()) {
            double x = x(one.epochs(), width);
            if (x - before < APART) continue;
            pen.fill(Math.rint(x), top + LINE + 1, 1, 4, palette.textQuiet());
            before = x;
        }
        double at = x(shown.epochs(), width);
        pen.fill(at - KNOB / 2, top - 4, KNOB, LINE + 8, palette.panel());
        pen.outline(at - KNOB / 2 + 1, top - 3, KNOB - 2, LINE + 6, isFocused() ? 3 : 2, palette.neuron());
    }
}
