package org.fovea.figure.learn.answers;

import java.util.List;
import java.util.OptionalInt;
import org.fovea.figure.Figure;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;
import org.fovea.figure.Raster;
import org.fovea.figure.Rectangle;
import org.jspecify.annotations.Nullable;

/// Answers as cards: the picture, what was wanted and what was given, and the share of both.
///
/// @param cards in their order
/// @param chosen the example that is looked at
public record MistakesFigure(List<Card> cards, int chosen, double width) implements Figure {
    private static final double TEXT = 12;
    private static final double WIDE = 186;
    private static final double HIGH = 80;
    private static final double GAP = 8;
    private static final double PICTURE = 64;
    private static final double INSET = 8;

    /// One answer.
    ///
    /// @param example its number
    /// @param picture null while it is still to come
    /// @param wanted the name of its class
    /// @param given the name of the class the network gave
    /// @param share of the class that was given
    /// @param wantedShare of the class that was wanted
    public record Card(int example, @Nullable Raster picture, String wanted, String given, float share,
            float wantedShare) {
        private boolean right() {
            return wanted.equals(given);
        }

        /// In words.
        public String text() {
            return right()
                    ? "Example %d, “%s” with %s".formatted(example, wanted, SharesFigure.percent(share))
                    : "Example %d, “%s” taken for “%s” with %s, its own share is %s".formatted(example, wanted, given,
                            SharesFigure.percent(share), SharesFigure.percent(wantedShare));
        }
    }

    public MistakesFigure {
        cards = List.copyOf(cards);
    }

    /// How many cards stand side by side.
    public int across() {
        return Math.max(1, (int) ((width + GAP) / (WIDE + GAP)));
    }

    @Override
    public double height() {
        return Math.max(1, Math.ceilDiv(cards.size(), across()) * (HIGH + GAP) - GAP);
    }

    /// Where a card lies.
    public Rectangle at(int card) {
        // Together they use all of the width.
        double wide = Math.floor((width - (across() - 1) * GAP) / across());
        return new Rectangle(card % across() * (wide + GAP), Math.floor((double) card / across()) * (HIGH + GAP),
                wide, HIGH);
    }

    /// The card at a point.
    public OptionalInt cardAt(double x, double y) {
        for (int card = 0; card < cards.size(); card++) {
            Rectangle at = at(card);
            if (x >= at.x() && x < at.right() && y >= at.y() && y < at.y() + at.height()) return OptionalInt.of(card);
        }
        return OptionalInt.empty();
    }

    @Override
    public void draw(Pen pen, Palette palette) {
        for (int card = 0; card < cards.size(); card++) draw(pen, palette, cards.get(card), at(card));
    }

    private void draw(Pen pen, Palette palette, Card card, Rectangle at) {
        boolean looked = card.example() == chosen;
        pen.fill(at.x(), at.y(), at.width(), at.height(), palette.panel());
        double line = looked ? 2 : 1;
        pen.outline(at.x() + line / 2, at.y() + line / 2, at.width() - line, at.height() - line, line,
                looked ? palette.neuron() : palette.border());
        double x = at.x() + INSET;
        double y = at.y() + (HIGH - PICTURE) / 2;
        if (card.picture() == null) pen.hatch(x, y, PICTURE, PICTURE, palette.paddingGround(), palette.paddingHatch());
        else
            picture(pen, x, y, card.picture());
        double text = x + PICTURE + 10;
        double room = at.right() - text - 10;
        String title = card.right() ? card.wanted() : card.wanted() + " → " + card.given();
        pen.text(text, at.y() + 18, pen.fitted(title, Face.WORDS_BOLD, 13, room), Face.WORDS_BOLD, 13, Anchor.LEFT,
                palette.text());
        share(pen, card.given(), card.share(), text, at.y() + 42, room,
                card.right() ? palette.neuron() : palette.text());
        if (!card.right())
            share(pen, card.wanted(), card.wantedShare(), text, at.y() + 62, room, palette.textQuiet());
    }

    private static void picture(Pen pen, double x, double y, Raster picture) {
        double scale = Math.min(PICTURE / picture.width, PICTURE / picture.height);
        double wide = picture.width * scale;
        double high = picture.height * scale;
        pen.image(x + (PICTURE - wide) / 2, y + (PICTURE - high) / 2, wide, high, picture);
    }

    private static void share(Pen pen, String name, float share, double x, double y, double room, int ink) {
        String percent = SharesFigure.percent(share);
        double taken = pen.textWidth(percent, Face.NUMBERS, TEXT);
        pen.text(x, y, pen.fitted(name, Face.WORDS, TEXT, Math.max(8, room - taken - 6)), Face.WORDS, TEXT, Anchor.LEFT,
                ink);
        pen.text(x + room, y, percent, Face.NUMBERS, TEXT, Anchor.RIGHT, ink);
    }
}
