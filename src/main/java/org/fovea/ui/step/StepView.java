package org.fovea.ui.step;

import org.fovea.compute.step.Moment;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.step.StepFigure;
import org.fovea.figure.step.StepText;
import org.fovea.session.Session;
import org.fovea.ui.kit.CanvasView;
import org.fovea.ui.kit.Theme;

/// The arithmetic at the position.
final class StepView extends CanvasView {
    private final Session session;

    StepView(Session session, Theme theme) {
        super(theme);
        this.session = session;
        setMinWidth(0);
        repaintOn(session.momentProperty());
        session.momentProperty().subscribe(now -> setAccessibleText(now == null ? "Arithmetic" : StepText.line(now)));
    }

    @Override
    protected void paint(Pen pen, Palette palette, double width, double height) {
        Moment now = session.momentProperty().get();
        if (now != null) new StepFigure(now, StepFigure.FOLLOW, width, height).draw(pen, palette);
    }
}
