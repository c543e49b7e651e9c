package org.fovea.figure.learn.feature;

import java.util.Locale;
import org.fovea.figure.Figure;
import org.fovea.figure.NumberText;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;
import org.fovea.figure.Rectangle;

/// The patches that excite a map most, the strongest first, each with its value and the picture it was cut from; where in
/// that it lies is framed in the colour of receptive fields.
///
/// @param side of a patch, in pixels
/// @param columns how many stand side by side
public record PatchesFigure(MapCard card, double side, int columns) implements Figure {
    private static final double GAP = 14;
    private static final double BETWEEN = 4;
    private static final double LINE = 16;
    private static final double SIZE = 12;
    private static final double SMALLEST = 8;

    /// As many of them as fit a room, as large as they can be.
    public static PatchesFigure fitting(MapCard card, double width, double height) {
        int count = Math.max(1, card.patches().size());
        boolean places = places(card);
        double least = places ? 2 * SMALLEST + BETWEEN : SMALLEST;
        PatchesFigure best = new PatchesFigure(card, SMALLEST,
                Math.clamp((int) ((width + GAP) / (least + GAP)), 1, count));
        for (int columns = 1; columns <= count; columns++) {
            int rows = Math.ceilDiv(count, columns);
            double across = (width + GAP) / columns - GAP;
            double side = Math.floor(
                    Math.min(places ? (across - BETWEEN) / 2 : across, (height + GAP) / rows - GAP - 2 * LINE));
            if (side > best.side) best = new PatchesFigure(card, side, columns);
        }
        return best;
    }

    /// Whether patches lie at different places of their pictures; otherwise each is its whole picture.
    private static boolean places(MapCard card) {
        return card.patches().stream().anyMatch(patch -> !patch.everything());
    }

    private double cell() {
        return places(card) ? 2 * side + BETWEEN : side;
    }

    @Override
    public double width() {
        return Math.min(columns, Math.max(1, card.patches().size())) * (cell() + GAP) - GAP;
    }

    @Override
    public double height() {
        return Math.ceilDiv(Math.max(1, card.patches().size()), columns) * (side + 2 * LINE + GAP) - GAP;
    }

    @Override
    public void draw(Pen pen, Palette palette) {
        for (int p = 0; p < card.patches().size(); p++) {
            int row = p / columns;
            one(pen, palette, card.patches().get(p), p % columns * (cell() + GAP), row * (side + 2 * LINE + GAP));
        }
    }

    private void one(Pen pen, Palette palette, MapCard.Patch patch, double x, double y) {
        patch.cut().draw(pen, palette, new Rectangle(x, y, side, side));
        boolean places = places(card);
        if (places) {
            Rectangle room = new Rectangle(x + side + BETWEEN, y, side, side);
            patch.whole().draw(pen, palette, room);
            Rectangle at = patch.whole().placed(room);
            double pixel = at.width() / patch.columns();
            var frame = new Rectangle(at.x() + patch.seen().left() * pixel, at.y() + patch.seen().top() * pixel,
                    patch.seen().width() * pixel, patch.seen().height() * pixel);
            Rectangle cut = frame.within(at);
            pen.outline(cut.x(), cut.y(), cut.width(), cut.height(), 1.5, palette.field());
        }
        String value = NumberText.of(patch.hit().value(), 6);
        String label = patch.label().isEmpty() ? "" : " “" + patch.label() + "”";
        pen.text(x, y + side + LINE / 2 + 1, pen.fitted(value + label, Face.NUMBERS, SIZE, cell()), Face.NUMBERS, SIZE,
                Anchor.LEFT, palette.text());
        String number = "#" + patch.hit().example();
        String place = String.format(Locale.ROOT, "%s (%d, %d)", number, patch.hit().row(), patch.hit().column());
        boolean fits = places && pen.textWidth(place, Face.NUMBERS, SIZE) <= cell();
        pen.text(x, y + side + LINE * 1.5 + 1, fits ? place : number, Face.NUMBERS, SIZE, Anchor.LEFT,
                palette.textQuiet());
    }

    /// What is seen, in words.
    public String text() {
        if (card.patches().isEmpty()) return card.title() + ": no patches.";
        return "%s: the %d patches that excite it most, from %s down to %s.".formatted(card.title(),
                card.patches().size(), NumberText.of(card.patches().getFirst().hit().value(), 6),
                NumberText.of(card.patches().getLast().hit().value(), 6));
    }
}
