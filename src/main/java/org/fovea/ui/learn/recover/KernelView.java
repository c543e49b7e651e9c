package org.fovea.ui.learn.recover;

import org.fovea.engine.Tensor;
import org.fovea.figure.ColorScale;
import org.fovea.figure.MovedPen;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.learn.recover.KernelFigure;
import org.fovea.ui.kit.CanvasView;
import org.fovea.ui.kit.Theme;

/// A kernel as a little picture without numbers.
final class KernelView extends CanvasView {
    private final Tensor weights;

    KernelView(Tensor weights, double width, double height, Theme theme) {
        super(theme);
        this.weights = weights;
        setMinSize(width, height);
        setPrefSize(width, height);
        setMaxSize(width, height);
        setMouseTransparent(true);
    }

    @Override
    protected void paint(Pen pen, Palette palette, double width, double height) {
        KernelFigure.picture(weights, ColorScale.ofWeights(weights.data), width, height)
                .draw(new MovedPen(pen, 0, 0), palette);
    }
}
