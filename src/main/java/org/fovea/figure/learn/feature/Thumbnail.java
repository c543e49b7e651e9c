package org.fovea.figure.learn.feature;

import org.fovea.compute.learn.feature.Excerpt;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.figure.Painting;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Raster;
import org.fovea.figure.Rectangle;
import org.jspecify.annotations.Nullable;

/// A small picture of what a unit sees: its pixels as crisp squares, what lies on padding hatched, pixels between those it
/// sees darkened.
public final class Thumbnail {
    private static final double DIM = 0.3;

    private final int rows;
    private final int columns;
    /// The rows and columns of the seen part that lie on the picture.
    private final @Nullable Region inside;
    private final @Nullable Raster raster;

    private Thumbnail(int rows, int columns, @Nullable Region inside, @Nullable Raster raster) {
        this.rows = rows;
        this.columns = columns;
        this.inside = inside;
        this.raster = raster;
    }

    /// Makes its pixels.
    public static Thumbnail of(Excerpt excerpt) {
        Region seen = excerpt.seen();
        Shape shape = excerpt.picture().shape;
        int top = Math.max(0, seen.top());
        int left = Math.max(0, seen.left());
        int height = Math.min(seen.bottom(), shape.height()) - top;
        int width = Math.min(seen.right(), shape.width()) - left;
        if (height < 1 || width < 1) return new Thumbnail(seen.height(), seen.width(), null, null);
        var argb = new int[height * width];
        boolean gaps = excerpt.gaps();
        for (int i = 0; i < height; i++)
            for (int j = 0; j < width; j++) {
                int color = Painting.color(excerpt.picture(), top + i, left + j);
                argb[i * width + j] = gaps && !excerpt.source().contains(0, top + i, left + j) ? dimmed(color) : color;
            }
        return new Thumbnail(seen.height(), seen.width(),
                new Region(top - seen.top(), left - seen.left(), height, width), new Raster(width, height, argb));
    }

    /// Of a whole picture.
    public static Thumbnail of(Tensor picture) {
        return of(Excerpt.of(picture));
    }

    /// Of pixels that are there already.
    public static Thumbnail of(Raster raster) {
        return new Thumbnail(raster.height, raster.width, new Region(0, 0, raster.height, raster.width), raster);
    }

    private static int dimmed(int argb) {
        int result = 0xff;
        for (int shift = 16; shift >= 0; shift -= 8) result = result << 8 | (int) (DIM * (argb >> shift & 255));
        return result;
    }

    /// Where it lies in a room, as large as it fits, in the middle.
    public Rectangle placed(Rectangle room) {
        double cell = Math.min(room.width() / columns, room.height() / rows);
        return new Rectangle(room.x() + (room.width() - cell * columns) / 2,
                room.y() + (room.height() - cell * rows) / 2, cell * columns, cell * rows);
    }

    /// As large as it fits a room.
    public void draw(Pen pen, Palette palette, Rectangle room) {
        Rectangle at = placed(room);
        double cell = at.width() / columns;
        if (inside == null || raster == null || inside.height() < rows || inside.width() < columns)
            pen.hatch(at.x(), at.y(), at.width(), at.height(), palette.paddingGround(), palette.paddingHatch());
        if (inside != null && raster != null)
            pen.image(at.x() + inside.left() * cell, at.y() + inside.top() * cell, inside.width() * cell,
                    inside.height() * cell, raster);
        pen.outline(at.x() - 0.5, at.y() - 0.5, at.width() + 1, at.height() + 1, 1, palette.border());
    }
}
