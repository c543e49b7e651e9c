package org.fovea.ui.stage;

import org.fovea.compute.Evaluation;
import org.fovea.compute.Held;
import org.fovea.engine.Shape;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Placement;
import org.fovea.figure.Viewport;
import org.fovea.project.Cell;
import org.fovea.session.Probe;
import org.fovea.session.Session;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Theme;

/// A picture beside the map on the stage, with the same neurons at the same places: pointing at one asks about that of the
/// map, a click pins it.
abstract class LinkedView extends PictureView {

    LinkedView(Session session, Theme theme, Painter painter, SharedView view, String name) {
        super(session, theme, painter, view, name);
    }

    @Override
    protected Placement placement(Evaluation evaluation) {
        return Placement.ofMap(evaluation.fields(), evaluation.input().shape, evaluation.output());
    }

    private boolean linked(Evaluation evaluation, Cell cell) {
        Held held = session.heldProperty().get();
        return held != null && held.refusal(evaluation.output()).isEmpty() && MapView.inside(evaluation, cell);
    }

    @Override
    protected void hovered(Evaluation evaluation, Cell cell) {
        session.probeProperty().set(linked(evaluation, cell) ? new Probe.OfNeuron(cell) : Probe.NOTHING);
    }

    @Override
    protected void left() {
        session.probeProperty().set(Probe.NOTHING);
    }

    @Override
    protected void clicked(Evaluation evaluation, Cell cell, int times) {
        boolean again = cell.equals(session.selection().pinned());
        session.selectionProperty()
                .set(session.selection().withPinned(again || !linked(evaluation, cell) ? null : cell));
    }

    /// A line around a map.
    final void frame(Pen pen, Palette palette, Placement placement, Shape map) {
        Viewport viewport = view.get();
        double x = viewport.toX(placement.x(0));
        double y = viewport.toY(placement.y(0));
        double width = viewport.toX(placement.x(map.width())) - x;
        double height = viewport.toY(placement.y(map.height())) - y;
        pen.outline(x - 1.5, y - 1.5, width + 3, height + 3, 1, palette.border());
    }
}
