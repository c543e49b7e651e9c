package org.fovea.ui.filter;

import org.fovea.engine.Tensor;
import org.fovea.figure.ColorScale;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.ui.kit.CanvasView;
import org.fovea.ui.kit.Theme;

/// A kernel 1×kh×kw as a little picture.
final class KernelIcon extends CanvasView {
    private Tensor kernel;

    KernelIcon(Tensor kernel, double side, Theme theme) {
        super(theme);
        this.kernel = kernel;
        setMinSize(side, side);
        setPrefSize(side, side);
        setMaxSize(side, side);
        setMouseTransparent(true);
    }

    void show(Tensor changed) {
        kernel = changed;
        requestLayout();
    }

    @Override
    protected void paint(Pen pen, Palette palette, double width, double height) {
        int rows = kernel.shape.height();
        int columns = kernel.shape.width();
        ColorScale scale = ColorScale.ofWeights(kernel.data);
        double side = Math.min(width / columns, height / rows);
        double left = (width - side * columns) / 2;
        double top = (height - side * rows) / 2;
        for (int u = 0; u < rows; u++)
            for (int v = 0; v < columns; v++) {
                // Whole pixels, so that neighbouring cells neither overlap nor leave gaps.
                double x = Math.round(left + v * side);
                double y = Math.round(top + u * side);
                pen.fill(x, y, Math.round(left + (v + 1) * side) - x, Math.round(top + (u + 1) * side) - y,
                        scale.argb(kernel.at(0, u, v)));
            }
        pen.outline(0.5, 0.5, width - 1, height - 1, 1, palette.border());
    }
}
