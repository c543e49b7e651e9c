package org.fovea.ui.kit;

import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.jspecify.annotations.Nullable;

/// A view that is drawn: when something changed it paints after the layout of the next pulse, so at most once per pulse.
public abstract class CanvasView extends Region {
    private final Canvas canvas = new Canvas();
    private final CanvasPen pen = new CanvasPen(canvas.getGraphicsContext2D());
    private final Theme theme;
    /// Takes back that this view is painted at the end of the next pulse's layout; null when it is not to be.
    private @Nullable Runnable waiting;

    protected CanvasView(Theme theme) {
        this.theme = theme;
        getChildren().add(canvas);
        repaintOn(theme.paletteProperty(), widthProperty(), heightProperty());
    }

    /// Paints again, once, in the pulse after any of these changes.
    public final void repaintOn(ObservableValue<?>... causes) {
        for (var cause : causes) cause.subscribe(this::repaint);
    }

    /// Paints again in the next pulse, once. Its size stays, so nothing around it is laid out again; a view that is in no
    /// window paints when it comes into one.
    protected final void repaint() {
        Scene scene = getScene();
        if (scene == null) requestLayout();
        else if (waiting == null) {
            Runnable once = this::paintOnce;
            waiting = () -> scene.removePostLayoutPulseListener(once);
            scene.addPostLayoutPulseListener(once);
            Platform.requestNextPulse();
        }
    }

    /// A view that has left the window since paints when it comes back: what it shows may be gone until then.
    private void paintOnce() {
        if (waiting == null) return;
        if (getScene() != null) paintAll();
        else {
            waiting.run();
            waiting = null;
            requestLayout();
        }
    }

    @Override
    protected final void layoutChildren() {
        paintAll();
    }

    private void paintAll() {
        if (waiting != null) waiting.run();
        waiting = null;
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        canvas.getGraphicsContext2D().clearRect(0, 0, getWidth(), getHeight());
        if (getWidth() <= 0 || getHeight() <= 0) return;
        double zoom = zoom();
        canvas.getGraphicsContext2D().save();
        canvas.getGraphicsContext2D().scale(zoom, zoom);
        paint(pen, theme.palette(), getWidth() / zoom, getHeight() / zoom);
        canvas.getGraphicsContext2D().restore();
    }

    /// How much larger everything is drawn than it is described, 1 unless a view has more room than it needs.
    protected double zoom() {
        return 1;
    }

    /// Draws the view on an empty canvas of this size, in pixels.
    protected abstract void paint(Pen pen, Palette palette, double width, double height);
}
