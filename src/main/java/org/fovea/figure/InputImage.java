package org.fovea.figure;

import org.fovea.compute.Evaluation;
import org.fovea.compute.LayerResult;
import org.fovea.compute.MapResult;
import org.fovea.compute.Results;
import org.fovea.compute.Statistics;
import org.fovea.engine.Tensor;
import org.jspecify.annotations.Nullable;

/// What of a layer's inputs is shown: the picture in its colours, or one map of a layer before.
///
/// @param values C×H×W
/// @param channel which map
/// @param scale its colours; null where it is the picture
/// @param source the name of the layer before, or of the picture
public record InputImage(Tensor values, int channel, @Nullable ColorScale scale, String source) {

    /// @param input which of the layer's inputs
    /// @param channel which map of it; without meaning for the picture
    public static InputImage of(Evaluation evaluation, @Nullable Results results, int input, int channel) {
        int at = Math.clamp(input, 0, evaluation.inputs().size() - 1);
        int from = evaluation.layer().read().get(at);
        Tensor values = evaluation.inputs().get(at);
        if (from == 0) return new InputImage(values, 0, null, evaluation.project().picture().name());
        int map = Math.clamp(channel, 0, values.shape.channels() - 1);
        var layer = evaluation.project().layer(from);
        LayerResult result = results == null || from > results.layers().size() ? null : results.layer(from);
        MapResult known = result == null || map >= result.maps().size() ? null : result.maps().get(map);
        ColorScale scale = result == null || known == null
                ? ColorScale.of(layer.display(), Statistics.of(values.channel(map)))
                : MapScales.of(layer.display(), result.maps(), results).of(known);
        return new InputImage(values, map, scale, layer.name());
    }

    /// One pixel per value.
    Raster whole() {
        return scale == null ? Painting.picture(values) : Painting.map(values, channel, scale);
    }

    public boolean isPicture() {
        return scale == null;
    }

    /// What a view sees of it.
    public Raster raster(Viewport viewport, int width, int height) {
        return scale == null
                ? Painting.picture(values, Placement.INPUT, viewport, width, height)
                : Painting.map(values, channel, scale, Placement.INPUT, viewport, width, height);
    }

    /// The values, where cells have room for them.
    public void drawNumbers(Pen pen, Viewport viewport, double width, double height) {
        if (scale == null) GridFigure.picture(pen, values, viewport, width, height);
        else
            GridFigure.map(pen, values, channel, scale, Placement.INPUT, viewport, width, height);
    }
}
