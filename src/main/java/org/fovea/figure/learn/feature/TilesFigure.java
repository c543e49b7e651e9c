package org.fovea.figure.learn.feature;

import java.util.List;
import java.util.OptionalInt;
import org.fovea.figure.Figure;
import org.fovea.figure.MovedPen;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Rectangle;

/// All maps of a layer at a glance, as many tiles side by side as there is room for.
///
/// @param chosen the selected map; −1 for none
/// @param width of the figure
public record TilesFigure(List<MapCard> cards, int chosen, double width) implements Figure {
    private static final double GAP = 8;
    private static final double NARROWEST = 208;
    private static final double WIDEST = 316;

    public TilesFigure {
        cards = List.copyOf(cards);
    }

    /// How many stand side by side.
    public int columns() {
        return Math.max(1, (int) ((width + GAP) / (NARROWEST + GAP)));
    }

    private double tile() {
        return Math.clamp(Math.floor((width + GAP) / columns() - GAP), 60, WIDEST);
    }

    private double step() {
        return cards.isEmpty() ? 1 : new TileFigure(cards.getFirst(), tile(), false).height() + GAP;
    }

    /// Where a map's tile lies.
    public Rectangle place(int map) {
        int row = map / columns();
        return new Rectangle(map % columns() * (tile() + GAP), row * step(), tile(), step() - GAP);
    }

    /// The map whose tile is at a place.
    public OptionalInt at(double x, double y) {
        int column = (int) Math.floor(x / (tile() + GAP));
        int row = (int) Math.floor(y / step());
        if (column < 0 || row < 0 || column >= columns()) return OptionalInt.empty();
        int map = row * columns() + column;
        if (map >= cards.size()) return OptionalInt.empty();
        Rectangle tile = place(map);
        return x <= tile.right() && y <= tile.bottom() ? OptionalInt.of(map) : OptionalInt.empty();
    }

    @Override
    public double height() {
        return Math.max(0, Math.ceilDiv(cards.size(), columns()) * step() - GAP);
    }

    @Override
    public void draw(Pen pen, Palette palette) {
        draw(pen, palette, 0, height());
    }

    /// Only the tiles that are seen.
    ///
    /// @param top the height at which what is seen begins
    /// @param bottom where it ends
    public void draw(Pen pen, Palette palette, double top, double bottom) {
        int first = Math.max(0, (int) (top / step())) * columns();
        for (int map = first; map < cards.size() && place(map).y() < bottom; map++) {
            Rectangle at = place(map);
            new TileFigure(cards.get(map), tile(), map == chosen).draw(new MovedPen(pen, at.x(), at.y()), palette);
        }
    }
}
