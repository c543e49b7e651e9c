package org.fovea.figure;

import org.fovea.compute.Evaluation;
import org.fovea.compute.Seen;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Tensor;
import org.fovea.engine.Window;
import org.jspecify.annotations.Nullable;

/// The input with its ring of padding and the receptive field of one neuron, as a picture for slides and papers.
///
/// @param image what of the input is seen
/// @param rows the window over its rows
/// @param columns the window over its columns
/// @param field the receptive field that is drawn, if any
/// @param zoom how many pixels each input pixel gets, at least 1
public record InputFigure(InputImage image, PaddingMode mode, Window rows, Window columns, @Nullable Seen field,
        int zoom) implements Figure {
    /// @throws IllegalArgumentException when the zoom is below 1
    public InputFigure {
        if (zoom < 1) throw new IllegalArgumentException("at least one pixel per value, not " + zoom);
    }

    public static InputFigure of(Evaluation evaluation, InputImage image, @Nullable Seen field, int zoom) {
        return new InputFigure(image, evaluation.paddingMode(), evaluation.rows(),
                evaluation.columns(),
                field, zoom);
    }

    @Override
    public double width() {
        return ((double) columns.before() + image.values().shape.width() + columns.after()) * zoom;
    }

    @Override
    public double height() {
        return ((double) rows.before() + image.values().shape.height() + rows.after()) * zoom;
    }

    @Override
    public void draw(Pen pen, Palette palette) {
        var viewport = new Viewport(-columns.before(), -rows.before(), zoom);
        Tensor input = image.values();
        pen.image(viewport.toX(0), viewport.toY(0), (double) input.shape.width() * zoom,
                (double) input.shape.height() * zoom, image.whole());
        PaddingFigure.draw(pen, palette, input, mode, rows, columns, viewport, width(), height());
        if (field != null) FieldFigure.drawField(pen, palette, field.rows(), field.columns(), viewport);
        image.drawNumbers(pen, viewport, width(), height());
    }
}
