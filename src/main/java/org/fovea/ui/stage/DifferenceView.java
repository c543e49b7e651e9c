package org.fovea.ui.stage;

import javafx.beans.property.ReadOnlyObjectProperty;
import org.fovea.compute.Difference;
import org.fovea.compute.Evaluation;
import org.fovea.figure.DifferenceFigure;
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

/// A − B: blue where A is below B, white where they are equal, red where A is above.
final class DifferenceView extends LinkedView {
    private volatile @Nullable Difference difference;

    /// @param differences the newest difference; null where there is none
    DifferenceView(Session session, Theme theme, Painter painter, SharedView view,
            ReadOnlyObjectProperty<@Nullable Difference> differences) {
        super(session, theme, painter, view, "A minus B");
        differences.subscribe(now -> {
            difference = now;
            refresh();
            repaint();
        });
    }

    private static boolean fits(@Nullable Difference now, Evaluation evaluation) {
        return now != null && now.values().shape.equals(evaluation.output().oneChannel());
    }

    @Override
    protected Raster raster(Evaluation evaluation, Viewport viewport, int width, int height) {
        Difference now = difference;
        if (now == null || !fits(now, evaluation)) return new Raster(1, 1, new int[1]);
        return Painting.map(now.values(), 0, DifferenceFigure.scale(now), placement(evaluation), viewport, width,
                height);
    }

    @Override
    protected void paintAbove(Pen pen, Palette palette, Evaluation evaluation) {
        Difference now = difference;
        if (now == null || !fits(now, evaluation)) return;
        Placement placement = placement(evaluation);
        GridFigure.map(pen, now.values(), 0, DifferenceFigure.scale(now), placement, view.get(), getWidth(),
                getHeight());
        frame(pen, palette, placement, now.values().shape);
        Cell neuron = session.neuron();
        if (neuron != null) FieldFigure.drawNeuron(pen, palette, placement, neuron, view.get());
    }
}
