package org.fovea.ui.step;

import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;
import org.fovea.compute.step.Moment;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.step.StepFigure;
import org.fovea.figure.step.StepText;
import org.fovea.session.Session;
import org.fovea.ui.kit.CanvasView;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// The arithmetic at the position; a product under the pointer is written out, also where its cell has no room for a number.
final class StepView extends CanvasView {
    private final Session session;
    private final Tooltip product = new Tooltip();
    /// The pen measures text for finding what is under the pointer.
    private @Nullable Pen measure;

    StepView(Session session, Theme theme) {
        super(theme);
        this.session = session;
        setMinWidth(0);
        product.setShowDelay(Duration.millis(300));
        repaintOn(session.momentProperty());
        session.momentProperty().subscribe(now -> {
            setAccessibleText(now == null ? "Arithmetic" : StepText.line(now));
            Tooltip.uninstall(this, product);
        });
        setOnMouseMoved(this::hover);
        setOnMouseExited(_ -> Tooltip.uninstall(this, product));
    }

    private StepFigure figure(Moment now, double width, double height) {
        return new StepFigure(now, StepFigure.FOLLOW, width, height);
    }

    private void hover(MouseEvent event) {
        Moment now = session.momentProperty().get();
        if (now == null || measure == null) return;
        figure(now, getWidth(), getHeight()).productAt(measure, event.getX(), event.getY()).ifPresentOrElse(text -> {
            product.setText(text);
            Tooltip.install(this, product);
        }, () -> Tooltip.uninstall(this, product));
    }

    @Override
    protected void paint(Pen pen, Palette palette, double width, double height) {
        measure = pen;
        Moment now = session.momentProperty().get();
        if (now != null) figure(now, width, height).draw(pen, palette);
    }
}
