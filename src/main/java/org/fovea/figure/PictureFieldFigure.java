package org.fovea.figure;

import java.util.Locale;
import org.fovea.compute.PictureField;
import org.fovea.engine.Region;
import org.fovea.engine.field.Box;
import org.fovea.engine.field.Span;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;
import org.jspecify.annotations.Nullable;

/// The whole picture in small with what one neuron sees of it: the rest dimmed, gaps left out, and hatched what lies on the
/// padding.
///
/// @param picture in small; null while it is still to come
public record PictureFieldFigure(@Nullable Raster picture, PictureField field, double width,
        double height) implements Figure {
    private static final double HEAD = 18;
    private static final double SIZE = 12;
    /// Around the picture, for what lies beyond it.
    private static final double AROUND = 8;
    private static final double DIM = 0.55;
    /// More runs along an axis cannot be told apart.
    private static final int RUNS = 24;

    /// How many pixels of the screen a pixel of the picture takes.
    public static double scale(int rows, int columns, double width, double height) {
        return Math.min((width - 2 * AROUND) / columns, (height - 2 * HEAD - 2 * AROUND) / rows);
    }

    @Override
    public void draw(Pen pen, Palette palette) {
        int rows = field.picture().height();
        int columns = field.picture().width();
        double scale = scale(rows, columns, width, height);
        if (scale <= 0) return;
        double wide = columns * scale;
        double high = rows * scale;
        double left = Math.floor((width - wide) / 2);
        double top = HEAD + AROUND + Math.floor((height - 2 * HEAD - 2 * AROUND - high) / 2);
        pen.text(width / 2, HEAD / 2, "what it sees of the picture", Face.WORDS, SIZE, Anchor.CENTER,
                palette.textQuiet());
        pen.text(width / 2, height - HEAD / 2, words(), Face.NUMBERS, SIZE, Anchor.CENTER, palette.fieldText());
        field.seen().region().ifPresent(seen -> {
            pen.clip(left - AROUND, top - AROUND, wide + 2 * AROUND, high + 2 * AROUND);
            Rectangle box = new Rectangle(left + seen.left() * scale, top + seen.top() * scale, seen.width() * scale,
                    seen.height() * scale);
            pen.hatch(box.x(), box.y(), box.width(), box.height(), palette.paddingGround(), palette.paddingHatch());
            if (picture == null) pen.fill(left, top, wide, high, palette.paddingGround());
            else
                pen.image(left, top, wide, high, picture);
            dim(pen, Palette.faded(palette.window(), DIM), seen, new Rectangle(left, top, wide, high), scale);
            for (Box part : field.source().boxes())
                for (Span down : part.rows().runs(RUNS))
                    for (Span across : part.columns().runs(RUNS))
                        pen.fill(left + across.first() * scale, top + down.first() * scale, across.reach() * scale,
                                down.reach() * scale, Palette.faded(palette.field(), 0.3));
            Rectangle edge = box.atLeast(4);
            pen.outline(edge.x(), edge.y(), edge.width(), edge.height(), 2, palette.field());
            pen.unclip();
        });
    }

    /// A veil over what lies around the field.
    private static void dim(Pen pen, int veil, Region seen, Rectangle whole, double scale) {
        double top = whole.y() + Math.clamp(seen.top() * scale, 0, whole.height());
        double bottom = whole.y() + Math.clamp(seen.bottom() * scale, 0, whole.height());
        double left = whole.x() + Math.clamp(seen.left() * scale, 0, whole.width());
        double right = whole.x() + Math.clamp(seen.right() * scale, 0, whole.width());
        pen.fill(whole.x(), whole.y(), whole.width(), top - whole.y(), veil);
        pen.fill(whole.x(), bottom, whole.width(), whole.bottom() - bottom, veil);
        pen.fill(whole.x(), top, left - whole.x(), bottom - top, veil);
        pen.fill(right, top, whole.right() - right, bottom - top, veil);
    }

    /// `1,764 pixels, 2.7 %`
    private String words() {
        double percent = 100 * field.share();
        return String.format(Locale.ROOT, percent < 1 ? "%,d px, %.2g %%" : "%,d px, %.0f %%", field.pixels(), percent);
    }
}
