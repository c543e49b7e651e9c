package org.fovea.ui.step;

import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.MouseEvent;
import org.fovea.compute.step.Level;
import org.fovea.compute.step.Moment;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.session.Session;
import org.fovea.session.Stepping;
import org.fovea.session.Stepping.Loop;
import org.fovea.ui.kit.CanvasView;
import org.fovea.ui.kit.Theme;

/// The whole layer as a line, from its first term to its last: how far it is computed, where maps begin, the range that is
/// looped; a press or a drag goes there.
final class ScrubBar extends CanvasView {
    private static final double HEIGHT = 16;
    private static final double LINE = 6;
    private static final double KNOB = 10;
    /// Maps that are nearer to each other have no marks.
    private static final double APART = 5;

    private final Session session;
    private final Stepping stepping;

    ScrubBar(Session session, Stepping stepping, Theme theme) {
        super(theme);
        this.session = session;
        this.stepping = stepping;
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setCursor(Cursor.HAND);
        setAccessibleRole(AccessibleRole.SLIDER);
        setAccessibleText("Position in the layer");
        repaintOn(session.momentProperty(), stepping.loopProperty());
        setOnMousePressed(this::go);
        setOnMouseDragged(this::go);
    }

    private void go(MouseEvent event) {
        Moment now = session.momentProperty().get();
        if (now == null || getWidth() <= KNOB) return;
        stepping.playingProperty().set(false);
        double share = Math.clamp((event.getX() - KNOB / 2) / (getWidth() - KNOB), 0, 1);
        long position = Math.round(share * now.course().total());
        // Wherever there are more terms than pixels, whole neurons are easier to read than the middle of one.
        Level level = now.course().total() > getWidth() * 4 ? Level.NEURON : Level.TERM;
        stepping.after(level, now.course().done(level, position));
    }

    private double x(long position, long total, double width) {
        return KNOB / 2 + (width - KNOB) * ((double) position / total);
    }

    @Override
    protected void paint(Pen pen, Palette palette, double width, double height) {
        Moment now = session.momentProperty().get();
        if (now == null) return;
        long total = now.course().total();
        double top = (height - LINE) / 2;
        double at = x(now.position(), total, width);
        pen.fill(KNOB / 2, top, width - KNOB, LINE, palette.border());
        pen.fill(KNOB / 2, top, at - KNOB / 2, LINE, palette.neuron());
        Loop loop = stepping.loopProperty().get();
        if (loop != null) {
            double from = x(loop.from(), total, width);
            double wide = Math.max(2, x(loop.to(), total, width) - from);
            pen.fill(from, top - 3, wide, 2, palette.field());
            pen.fill(from, top + LINE + 1, wide, 2, palette.field());
        }
        long maps = now.course().count(Level.MAP);
        if ((width - KNOB) / maps > APART)
            for (int map = 1; map < maps; map++)
                pen.fill(x(now.course().after(Level.MAP, map), total, width) - 0.5, top, 1, LINE, palette.panel());
        pen.fill(at - KNOB / 2, top - 3, KNOB, LINE + 6, palette.panel());
        pen.outline(at - KNOB / 2 + 1, top - 2, KNOB - 2, LINE + 4, 2, palette.neuron());
    }
}
