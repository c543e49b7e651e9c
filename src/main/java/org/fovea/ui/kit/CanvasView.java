package org.fovea.ui.kit;

import javafx.beans.value.ObservableValue;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;

/// A view that is drawn: it asks for layout when something changed and paints in it, so at most once per pulse.
public abstract class CanvasView extends Region {
    private final Canvas canvas = new Canvas();
    private final CanvasPen pen = new CanvasPen(canvas.getGraphicsContext2D());
    private final Theme theme;

    protected CanvasView(Theme theme) {
        this.theme = theme;
        getChildren().add(canvas);
        repaintOn(theme.paletteProperty(), widthProperty(), heightProperty());
    }

    /// Paints again, once, in the pulse after any of these changes.
    public final void repaintOn(ObservableValue<?>... causes) {
        for (var cause : causes) cause.subscribe(this::repaint);
    }

    /// Paints again in the next pulse.
    protected final void repaint() {
        requestLayout();
    }

    @Override
    protected final void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        canvas.getGraphicsContext2D().clearRect(0, 0, getWidth(), getHeight());
        if (getWidth() > 0 && getHeight() > 0) paint(pen, theme.palette(), getWidth(), getHeight());
    }

    /// Draws the view on an empty canvas of this size, in pixels.
    protected abstract void paint(Pen pen, Palette palette, double width, double height);
}
