package org.fovea.figure.learn.shift;

import org.fovea.compute.Resample;
import org.fovea.compute.learn.shift.MovedLayer;
import org.fovea.compute.learn.shift.ShiftLab;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.figure.ColorBarFigure;
import org.fovea.figure.ColorMap;
import org.fovea.figure.ColorScale;
import org.fovea.figure.Figure;
import org.fovea.figure.MovedPen;
import org.fovea.figure.Painting;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;
import org.fovea.figure.Raster;
import org.fovea.project.Colors;

/// Both ways around a square: first the layers and then the shift, first the shift and then the layers; and what is
/// different at the end. All pictures and maps are as large as each other, so that positions correspond.
///
/// @param lab what was computed
/// @param name of the layer
/// @param colors of its maps
public record ShiftLabFigure(ShiftLab lab, String name, Colors colors, double width, double height) implements Figure {
    private static final double SIZE = 12;
    private static final double HEAD = 22;
    private static final double ACROSS = 58;
    private static final double BAR = 34;
    private static final int COLUMNS = 3;
    private static final int ROWS = 2;
    private static final double HEADS = 9;

    /// Where a picture lies.
    ///
    /// @param side its width
    public record Place(double x, double y, double side, double high) {
        public boolean contains(double px, double py) {
            return px >= x && px < x + side && py >= y && py < y + high;
        }
    }

    private Place place(int row, int column) {
        Shape shape = lab.wish().picture().shape;
        double room = (width - (COLUMNS - 1) * ACROSS) / COLUMNS;
        double tall = (height - ROWS * HEAD - BAR) / ROWS;
        double side = Math.max(8, Math.min(room, tall * shape.width() / shape.height()));
        if (side >= shape.width()) side = Math.floor(side / shape.width()) * shape.width();
        double high = side * shape.height() / shape.width();
        double left = Math.max(0, Math.floor((width - COLUMNS * side - (COLUMNS - 1) * ACROSS) / 2));
        return new Place(left + column * (side + ACROSS), HEAD + row * (high + HEAD), side, high);
    }

    /// Where the picture as it moves lies.
    public Place movable() {
        return place(1, 0);
    }

    /// How many pixels of the screen one of the picture takes.
    public double pixel() {
        return place(1, 0).side() / lab.wish().picture().shape.width();
    }

    @Override
    public void draw(Pen pen, Palette palette) {
        MovedLayer layer = lab.layer();
        ColorScale scale = scale();
        picture(pen, palette, place(0, 0), lab.wish().picture(), "the picture");
        picture(pen, palette, place(1, 0), lab.shifted(),
                "the picture, " + ShiftText.moved(lab.wish().down(), lab.wish().right()));
        cameIn(pen, palette, place(1, 0), lab.wish().picture().shape, lab.wish().down(), lab.wish().right());
        map(pen, palette, place(0, 1), lab.original(), scale, name + ", map " + lab.wish().channel());
        map(pen, palette, place(1, 1), lab.follower(), scale, "map of the moved picture");
        map(pen, palette, place(0, 2), lab.moved(), scale, "its map, " + ShiftText.moved(layer.down(), layer.right()));
        cameIn(pen, palette, place(0, 2), lab.moved().shape, layer.down(), layer.right());
        difference(pen, palette, place(1, 2));
        arrow(pen, palette, place(0, 0), place(0, 1));
        arrow(pen, palette, place(1, 0), place(1, 1));
        arrow(pen, palette, place(0, 1), place(0, 2));
        arrow(pen, palette, place(1, 1), place(1, 2));
        bars(pen, palette, scale);
    }

    private ColorScale scale() {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (float[] values : new float[][]{lab.original().data, lab.follower().data})
            for (float value : values) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        if (colors == Colors.SIGNED) return ColorScale.ofWeights(new float[]{low, high});
        return low < high
                ? new ColorScale(ColorMap.of(colors), low, high)
                : new ColorScale(ColorMap.of(colors), Math.min(low, 0), Math.max(high, 0));
    }

    private ColorScale differences() {
        return ColorScale.ofWeights(lab.difference().data);
    }

    private void picture(Pen pen, Palette palette, Place place, Tensor picture, String title) {
        frame(pen, palette, place, Painting.picture(sized(picture, place)), title);
    }

    private void map(Pen pen, Palette palette, Place place, Tensor map, ColorScale scale, String title) {
        frame(pen, palette, place, Painting.map(sized(map, place), 0, scale), title);
        inside(pen, palette, place, map.shape);
    }

    private static Tensor sized(Tensor map, Place place) {
        int wide = Math.max(1, (int) place.side());
        int high = Math.max(1, (int) place.high());
        return wide >= map.shape.width() || high >= map.shape.height() ? map : Resample.to(map, high, wide);
    }

    private static void frame(Pen pen, Palette palette, Place place, Raster raster, String title) {
        pen.text(place.x(), place.y() - 10, pen.fitted(title, Face.WORDS, SIZE, place.side() + ACROSS - 10), Face.WORDS,
                SIZE,
                Anchor.LEFT, palette.text());
        pen.image(place.x(), place.y(), place.side(), place.high(), raster);
        pen.outline(place.x() - 0.5, place.y() - 0.5, place.side() + 1, place.high() + 1, 1, palette.border());
    }

    /// What can be compared, outlined on both maps at the ends of the ways.
    private void inside(Pen pen, Palette palette, Place place, Shape map) {
        Region inside = lab.layer().inside();
        if (inside == null || place.equals(place(0, 1))) return;
        double x = place.side() / map.width();
        double y = place.high() / map.height();
        pen.outline(place.x() + inside.left() * x, place.y() + inside.top() * y, inside.width() * x,
                inside.height() * y, 2,
                palette.neuron());
    }

    /// What came in at the edges, hatched like padding.
    private static void cameIn(Pen pen, Palette palette, Place place, Shape shape, int down, int right) {
        double high = place.high() * Math.min(1, (double) Math.abs(down) / shape.height());
        double wide = place.side() * Math.min(1, (double) Math.abs(right) / shape.width());
        double top = down > 0 ? place.y() : place.y() + place.high() - high;
        if (high > 0) pen.hatch(place.x(), top, place.side(), high, palette.paddingGround(), palette.paddingHatch());
        double left = right > 0 ? place.x() : place.x() + place.side() - wide;
        double from = down > 0 ? place.y() + high : place.y();
        if (wide > 0 && place.high() > high)
            pen.hatch(left, from, wide, place.high() - high, palette.paddingGround(), palette.paddingHatch());
    }

    /// The difference where there is one to be told; what sees a border is hatched.
    private void difference(Pen pen, Palette palette, Place place) {
        Tensor values = lab.difference();
        String title = lab.layer().exact() ? "difference: none" : "the lower one less the upper one";
        frame(pen, palette, place, Painting.map(sized(values, place), 0, differences()), title);
        Region inside = lab.layer().inside();
        double x = place.side() / values.shape.width();
        double y = place.high() / values.shape.height();
        double left = inside == null ? place.side() : inside.left() * x;
        double right = inside == null ? 0 : (values.shape.width() - inside.right()) * x;
        double top = inside == null ? 0 : inside.top() * y;
        double bottom = inside == null ? 0 : (values.shape.height() - inside.bottom()) * y;
        border(pen, palette, place.x(), place.y() + top, left, place.high() - top - bottom);
        border(pen, palette, place.x() + place.side() - right, place.y() + top, right, place.high() - top - bottom);
        border(pen, palette, place.x(), place.y(), place.side(), top);
        border(pen, palette, place.x(), place.y() + place.high() - bottom, place.side(), bottom);
        if (inside != null)
            pen.outline(place.x() + left, place.y() + top, inside.width() * x, inside.height() * y, 2,
                    palette.neuron());
    }

    private static void border(Pen pen, Palette palette, double x, double y, double wide, double high) {
        if (wide > 0 && high > 0) pen.hatch(x, y, wide, high, palette.paddingGround(), palette.paddingHatch());
    }

    private static void arrow(Pen pen, Palette palette, Place from, Place to) {
        double y = from.y() + from.high() / 2;
        double x1 = from.x() + from.side() + 12;
        double x2 = to.x() - 12;
        pen.line(x1, y, x2 - HEADS, y, 2, palette.textQuiet());
        pen.polygon(palette.textQuiet(), x2, y, x2 - HEADS, y - 5, x2 - HEADS, y + 5);
    }

    private void bars(Pen pen, Palette palette, ColorScale scale) {
        Place maps = place(1, 1);
        Place last = place(1, 2);
        double below = maps.y() + maps.high() + 6;
        new ColorBarFigure(scale, maps.side()).draw(new MovedPen(pen, maps.x(), below), palette);
        if (lab.layer().inside() != null && !lab.layer().exact())
            new ColorBarFigure(differences(), last.side()).draw(new MovedPen(pen, last.x(), below), palette);
    }
}
