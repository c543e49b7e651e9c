package org.fovea.ui.stage;

import org.fovea.compute.Evaluation;
import org.fovea.compute.Held;
import org.fovea.figure.FieldFigure;
import org.fovea.figure.GridFigure;
import org.fovea.figure.Painting;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Placement;
import org.fovea.figure.Raster;
import org.fovea.figure.Viewport;
import org.fovea.project.Cell;
import org.fovea.session.Session;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// The map that is held as A, in the colours and at the size of the one on the stage.
final class HeldMapView extends LinkedView {
    private volatile @Nullable Held held;
    private volatile MapColors colors = MapColors.NONE;

    HeldMapView(Session session, Theme theme, Painter painter, SharedView view) {
        super(session, theme, painter, view, "A, the map that is held");
        session.heldProperty().subscribe(now -> {
            held = now;
            colors = MapColors.now(session);
            if (now != null) setAccessibleText("A, map %d of %s, %s".formatted(now.map(), now.layer(), now.shape()));
            refresh();
        });
        session.resultsProperty().subscribe(_ -> colors = MapColors.now(session));
        session.evaluationProperty().subscribe(_ -> refresh());
    }

    @Override
    protected Raster raster(Evaluation evaluation, Viewport viewport, int width, int height) {
        Held now = held;
        if (now == null) return new Raster(1, 1, new int[1]);
        return Painting.map(now.values(), 0, colors.of(evaluation), placement(evaluation), viewport, width,
                height);
    }

    /// Over the same area as the map on the stage, whatever its own size.
    @Override
    protected Placement placement(Evaluation evaluation) {
        Placement map = super.placement(evaluation);
        Held now = held;
        if (now == null) return map;
        return new Placement(map.left(), map.top(), map.width() * evaluation.output().width() / now.shape().width(),
                map.height() * evaluation.output().height() / now.shape().height());
    }

    @Override
    protected void paintAbove(Pen pen, Palette palette, Evaluation evaluation) {
        Held now = held;
        if (now == null) return;
        Placement placement = placement(evaluation);
        GridFigure.map(pen, now.values(), 0, colors.of(evaluation), placement, view.get(), getWidth(),
                getHeight());
        frame(pen, palette, placement, now.shape());
        Cell neuron = session.neuron();
        if (neuron != null && now.refusal(evaluation.output()).isEmpty())
            FieldFigure.drawNeuron(pen, palette, placement, neuron, view.get());
    }
}
