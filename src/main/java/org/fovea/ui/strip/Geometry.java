package org.fovea.ui.strip;

/// Where the cards of the strip stand: in a row, all of one size, scrolled by `offset`.
///
/// @param cards how many there are, the picture's included
/// @param offset how far the row is scrolled to the left, in pixels
/// @param width of the part that is seen
record Geometry(int cards, double offset, double width) {
    static final double CARD = 196;
    static final double GAP = 16;
    static final double STEP = CARD + GAP;
    static final double HEIGHT = 62;

    /// How wide all of it is.
    double total() {
        return cards * STEP - GAP;
    }

    double furthest() {
        return Math.max(0, total() - width);
    }

    boolean fits() {
        return total() <= width;
    }

    double x(int card) {
        return Math.rint(card * STEP - offset);
    }

    /// The first card of which anything is seen.
    int first() {
        return Math.clamp((int) Math.floor((offset + GAP) / STEP), 0, cards - 1);
    }

    int last() {
        return Math.clamp((int) Math.floor((offset + width) / STEP), first(), cards - 1);
    }

    /// Before which card something would be put that is dropped at `x`: 1 … the number of cards.
    int gap(double x) {
        return Math.clamp(Math.round((x + offset + GAP / 2) / STEP), 1, cards);
    }

    /// Scrolled as little as shows a card whole, with a piece of its neighbours.
    Geometry showing(int card) {
        double piece = Math.min(GAP + CARD / 4, Math.max(0, (width - CARD) / 2));
        double left = card * STEP - piece;
        double right = card * STEP + CARD + piece - width;
        return at(offset > left ? left : Math.max(offset, right));
    }

    Geometry at(double wanted) {
        var moved = new Geometry(cards, 0, width);
        return new Geometry(cards, Math.rint(Math.clamp(wanted, 0, moved.furthest())), width);
    }
}
