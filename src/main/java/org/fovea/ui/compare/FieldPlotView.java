package org.fovea.ui.compare;

import javafx.scene.input.MouseEvent;
import org.fovea.compute.EffectiveDepth;
import org.fovea.compute.FieldTable;
import org.fovea.figure.FieldPlot;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.session.Session;
import org.fovea.ui.kit.CanvasView;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// The size of receptive fields over depth; a click selects the layer.
final class FieldPlotView extends CanvasView {
    private final Session session;
    private @Nullable FieldTable table;
    private EffectiveDepth effective = EffectiveDepth.NONE;

    FieldPlotView(Session session, Theme theme) {
        super(theme);
        this.session = session;
        setAccessibleText("The size of the receptive field of every layer; the table below has the numbers");
        setOnMouseClicked(this::click);
        repaintOn(session.selectionProperty());
    }

    void show(FieldTable shown) {
        table = shown;
        repaint();
    }

    /// How wide what counts is in these layers.
    void show(EffectiveDepth depth) {
        effective = depth;
        repaint();
    }

    private void click(MouseEvent event) {
        if (table == null) return;
        int line = figure(table, getWidth(), getHeight()).at(event.getX());
        if (line >= 0)
            session.selectionProperty().set(session.selection().withLayer(table.lines().get(line).number()));
    }

    FieldPlot figure(FieldTable shown, double width, double height) {
        return new FieldPlot(shown, effective, session.selection().layer(), width, height);
    }

    @Override
    protected void paint(Pen pen, Palette palette, double width, double height) {
        if (table != null) figure(table, width, height).draw(pen, palette);
    }
}
