package org.fovea.ui.stack;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.stack.FieldsFigure;
import org.fovea.figure.stack.StackFigure;
import org.fovea.ui.kit.CanvasView;
import org.fovea.ui.kit.Theme;

/// The numbers of the neuron in question, beside the planes.
final class FieldsView extends CanvasView {
    private final DepthView planes;

    FieldsView(DepthView planes, Theme theme) {
        super(theme);
        this.planes = planes;
        setAccessibleRole(AccessibleRole.TEXT);
        Tooltip.install(this, new Tooltip(
                "Size: how many rows of the picture a neuron spans. Jump: how far apart neighbours look. Start: the first row that neuron 0 sees, negative on the padding."));
        repaintOn(planes.shownProperty());
    }

    @Override
    protected void paint(Pen pen, Palette palette, double width, double height) {
        StackFigure shown = planes.seen();
        var figure = new FieldsFigure(shown.outline(), shown.pyramid(), shown.map(), planes.asked().pinned(), width,
                height);
        pen.fill(0, 0, width, height, palette.panel());
        pen.line(0.5, 0, 0.5, height, 1, palette.border());
        figure.draw(pen, palette);
        setAccessibleText(shown.text());
    }
}
