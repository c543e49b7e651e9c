package org.fovea.figure;

import org.fovea.engine.Tensor;

/// A feature map as a picture for slides and papers, with its numbers where the cells have room for them.
///
/// @param map 1×H×W
/// @param zoom how many pixels each value gets, at least 1
public record MapFigure(Tensor map, ColorScale scale, int zoom) implements Figure {

    /// @throws IllegalArgumentException when the zoom is below 1
    public MapFigure {
        if (zoom < 1) throw new IllegalArgumentException("at least one pixel per value, not " + zoom);
    }

    @Override
    public double width() {
        return (double) map.shape.width() * zoom;
    }

    @Override
    public double height() {
        return (double) map.shape.height() * zoom;
    }

    @Override
    public void draw(Pen pen, Palette palette) {
        pen.image(0, 0, width(), height(), Painting.map(map, 0, scale));
        GridFigure.map(pen, map, 0, scale, Placement.INPUT, new Viewport(0, 0, zoom), width(), height());
    }
}
