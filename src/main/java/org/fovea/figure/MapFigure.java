package org.fovea.figure;

import org.fovea.engine.Tensor;

/// A feature map as a picture for slides and papers, with its colour bar and a caption where they are wanted.
///
/// @param map 1×H×W
/// @param zoom how many pixels each value gets, at least 1; the words do not grow with it
/// @param bar whether the colour bar is drawn
/// @param caption what is written below; may be empty
public record MapFigure(Tensor map, ColorScale scale, int zoom, boolean bar, String caption) implements Figure {
    /// What a colour bar needs at least for its labels.
    private static final double NARROWEST = 120;
    private static final double GAP = 8;

    /// @throws IllegalArgumentException when the zoom is below 1
    public MapFigure {
        if (zoom < 1) throw new IllegalArgumentException("at least one pixel per value, not " + zoom);
    }

    @Override
    public double width() {
        return bar || !caption.isBlank() ? Math.max(mapWidth(), NARROWEST) : mapWidth();
    }

    @Override
    public double height() {
        double height = mapHeight();
        if (bar) height += GAP + barFigure().height();
        if (!caption.isBlank()) height += GAP + words().height();
        return height;
    }

    @Override
    public void draw(Pen pen, Palette palette) {
        double left = Math.floor((width() - mapWidth()) / 2);
        pen.image(left, 0, mapWidth(), mapHeight(), Painting.map(map, 0, scale));
        GridFigure.map(new MovedPen(pen, left, 0), map, 0, scale, Placement.INPUT, new Viewport(0, 0, zoom),
                mapWidth(), mapHeight());
        double below = mapHeight() + GAP;
        if (bar) {
            barFigure().draw(new MovedPen(pen, 0, below), palette);
            below += barFigure().height() + GAP;
        }
        if (!caption.isBlank()) words().draw(new MovedPen(pen, 0, below), palette);
    }

    private double mapWidth() {
        return (double) map.shape.width() * zoom;
    }

    private double mapHeight() {
        return (double) map.shape.height() * zoom;
    }

    private ColorBarFigure barFigure() {
        return new ColorBarFigure(scale, width());
    }

    private Caption words() {
        return new Caption(caption, width());
    }
}
