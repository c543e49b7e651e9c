package org.fovea.ui.learn.answers;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.learn.answers.LayersFigure;
import org.fovea.ui.kit.CanvasView;
import org.fovea.ui.kit.Theme;

/// The maps of every layer for the drawn picture.
final class LayersView extends CanvasView {
    private List<LayersFigure.Row> rows = List.of();

    LayersView(Theme theme) {
        super(theme);
        setMinWidth(0);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    void show(List<LayersFigure.Row> shown) {
        boolean other = shown.size() != rows.size();
        rows = shown;
        setAccessibleText("The maps of %d layers".formatted(rows.size()));
        if (other) requestLayout();
        repaint();
    }

    @Override
    protected double computeMinHeight(double width) {
        return new LayersFigure(rows, width, 0).least();
    }

    @Override
    protected double computePrefHeight(double width) {
        return computeMinHeight(width);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected void paint(Pen pen, Palette palette, double width, double height) {
        new LayersFigure(rows, width, height).draw(pen, palette);
    }
}
