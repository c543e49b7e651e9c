package org.fovea.figure.learn.feature;

import org.fovea.figure.Figure;
import org.fovea.figure.NumberText;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;
import org.fovea.figure.Rectangle;
import org.jspecify.annotations.Nullable;

/// One map at a glance: its filter, the picture made by gradient ascent and the patches that excite it most.
///
/// @param width of the tile; its three pictures share it
/// @param chosen whether it is selected
public record TileFigure(MapCard card, double width, boolean chosen) implements Figure {
    private static final double HEAD = 24;
    private static final double PAD = 8;
    private static final double GAP = 8;
    private static final double SIZE = 12;
    /// As many patches along a side of their square.
    private static final int SIDE = 3;

    /// The side of each of the pictures.
    private double side() {
        return Math.floor((width - 2 * PAD - 2 * GAP) / 3);
    }

    @Override
    public double height() {
        return HEAD + side() + PAD;
    }

    @Override
    public void draw(Pen pen, Palette palette) {
        pen.fill(0, 0, width, height(), palette.panel());
        if (chosen) pen.outline(1, 1, width - 2, height() - 2, 2, palette.neuron());
        else
            pen.outline(0.5, 0.5, width - 1, height() - 1, 1, palette.border());
        pen.text(PAD, HEAD / 2 + 1, card.name(), chosen ? Face.WORDS_BOLD : Face.WORDS, SIZE, Anchor.LEFT,
                chosen ? palette.neuron() : palette.text());
        if (card.patches().isEmpty() || !card.note().isEmpty())
            pen.text(width - PAD, HEAD / 2 + 1, card.note(), Face.WORDS, SIZE, Anchor.RIGHT, palette.textQuiet());
        else
            pen.text(width - PAD, HEAD / 2 + 1, NumberText.of(card.patches().getFirst().hit().value(), 6), Face.NUMBERS,
                    SIZE, Anchor.RIGHT, palette.textQuiet());
        picture(pen, palette, card.weights(), 0);
        picture(pen, palette, card.ascent(), 1);
        patches(pen, palette);
    }

    private Rectangle room(int at) {
        return new Rectangle(PAD + at * (side() + GAP), HEAD, side(), side());
    }

    private void picture(Pen pen, Palette palette, @Nullable Thumbnail picture, int at) {
        if (picture == null) empty(pen, palette, room(at));
        else
            picture.draw(pen, palette, room(at));
    }

    private static void empty(Pen pen, Palette palette, Rectangle at) {
        pen.outline(at.x() - 0.5, at.y() - 0.5, at.width() + 1, at.height() + 1, 1, palette.border());
    }

    private void patches(Pen pen, Palette palette) {
        Rectangle room = room(2);
        if (card.patches().isEmpty()) {
            empty(pen, palette, room);
            return;
        }
        double step = room.width() / SIDE;
        for (int p = 0; p < Math.min(SIDE * SIDE, card.patches().size()); p++) {
            int row = p / SIDE;
            card.patches().get(p).cut().draw(pen, palette, new Rectangle(room.x() + p % SIDE * step + 1,
                    room.y() + row * step + 1, step - 2, step - 2));
        }
    }
}
