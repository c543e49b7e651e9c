package org.fovea.ui.stage;

import org.fovea.compute.Evaluation;
import org.fovea.figure.ColorBarFigure;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.session.Session;
import org.fovea.ui.kit.CanvasView;
import org.fovea.ui.kit.Theme;

/// Which value has which colour, under the map.
final class ColorBar extends CanvasView {
    private final Session session;

    ColorBar(Session session, Theme theme) {
        super(theme);
        this.session = session;
        setAccessibleText("Colour bar");
        repaintOn(session.evaluationProperty(), session.projectProperty(), session.heldProperty());
    }

    @Override
    protected void paint(Pen pen, Palette palette, double width, double height) {
        Evaluation evaluation = session.evaluation();
        if (evaluation != null) new ColorBarFigure(MapColors.now(session).of(evaluation), width).draw(pen, palette);
    }
}
