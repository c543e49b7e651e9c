package org.fovea.figure.learn.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fovea.figure.ColorMap;
import org.fovea.figure.Figure;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;
import org.fovea.figure.Rectangle;
import org.fovea.project.Colors;
import org.jspecify.annotations.Nullable;

/// Which maps of the layer below a map combines, and which maps above combine it: a link for each, as wide as it is strong, red
/// and with a plus where it excites, blue and with a minus where it holds back.
///
/// @param below at the left, the strongest first
/// @param card the map itself
/// @param above at the right
/// @param focus which end the keyboard is at: first those below, then those above; −1 for none
public record LinksFigure(List<End> below, MapCard card, List<End> above, double width, double height,
        int focus) implements Figure {
    private static final double HEAD = 20;
    private static final double SIZE = 12;
    private static final double GAP = 10;
    private static final double WIDEST = 11;
    private static final double NUMBER = 54;
    private static final double LARGEST = 72;
    private static final double FAINTEST = 0.35;
    private static final double ROOMY = 520;
    /// Beside the ends, for the mark of the focus.
    private static final double EDGE = 3.5;

    /// One end of a link.
    ///
    /// @param node of its layer; 0 is the picture
    /// @param map one of its channels
    /// @param layer what its layer is called
    /// @param name what it is called in it
    /// @param picture what stands for it
    /// @param slice the weights between both; null where they are not shown
    /// @param weight how strong the link is, with its sign
    public record End(int node, int map, String layer, String name, @Nullable Thumbnail picture,
            @Nullable Thumbnail slice,
            double weight) {
        /// For people: `conv1 · map 3`.
        public String title() {
            return name.isEmpty() ? layer : layer + " · " + name;
        }

        /// Whether it can be gone to.
        public boolean leads() {
            return node > 0;
        }
    }

    public LinksFigure {
        below = List.copyOf(below);
        above = List.copyOf(above);
    }

    /// How many ends fit below each other.
    public static int fitting(double height) {
        return Math.clamp((int) ((height - HEAD + GAP) / (44 + GAP)), 1, 8);
    }

    /// Those below, then those above.
    public List<End> ends() {
        var all = new ArrayList<>(below);
        all.addAll(above);
        return all;
    }

    private double side(int count) {
        return Math.min(LARGEST, Math.floor((height - HEAD + GAP) / Math.max(1, count) - GAP));
    }

    /// Whether there is room for the slices beside the maps.
    private boolean roomy() {
        return width >= ROOMY;
    }

    private boolean sliced(int end) {
        return end < below.size() && below.get(end).slice() != null && roomy();
    }

    /// The side of the map in the middle.
    private double middle() {
        return Math.min(Math.min(150, height - 2 * HEAD), Math.max(72, width / (roomy() ? 4 : 5)));
    }

    private Rectangle centre() {
        double side = middle();
        double x = above.isEmpty() ? width - side - 8 : (width - side) / 2 + side() / 4;
        return new Rectangle(Math.floor(x), Math.floor((height - side) / 2), side, side);
    }

    private double side() {
        return Math.max(side(below.size()), 24);
    }

    /// The pictures of an end lie side by side: its own, and at the left the slice between both.
    private Rectangle room(int end) {
        boolean left = end < below.size();
        int count = left ? below.size() : above.size();
        int at = left ? end : end - below.size();
        double side = side(count);
        double top = HEAD + (height - HEAD - count * (side + GAP) + GAP) / 2 + at * (side + GAP);
        return new Rectangle(left ? EDGE : width - side - EDGE, Math.floor(top) + 0.5, side, side);
    }

    private Rectangle slice(int end) {
        Rectangle room = room(end);
        double side = Math.floor(room.width() * 0.62);
        return new Rectangle(room.right() + 8, room.y() + (room.height() - side) / 2, side, side);
    }

    /// The end at a place.
    public Optional<End> at(double x, double y) {
        List<End> ends = ends();
        for (int e = 0; e < ends.size(); e++) {
            Rectangle room = room(e);
            double right = sliced(e) ? slice(e).right() : room.right();
            if (x >= room.x() && x <= right && y >= room.y() && y <= room.bottom()) return Optional.of(ends.get(e));
        }
        return Optional.empty();
    }

    @Override
    public void draw(Pen pen, Palette palette) {
        List<End> ends = ends();
        // Weak ones first, so that strong ones lie on top.
        for (int e = below.size() - 1; e >= 0; e--) link(pen, below.get(e), e, largest(below));
        for (int e = ends.size() - 1; e >= below.size(); e--) link(pen, ends.get(e), e, largest(above));
        for (int e = 0; e < ends.size(); e++) end(pen, palette, ends.get(e), e);
        Rectangle centre = centre();
        Thumbnail face = card.face();
        pen.fill(centre.x() - 4, centre.y() - 4, centre.width() + 8, centre.height() + 8, palette.panel());
        if (face != null) face.draw(pen, palette, centre);
        pen.outline(centre.x() - 4, centre.y() - 4, centre.width() + 8, centre.height() + 8, 2, palette.neuron());
        pen.text(centre.x() + centre.width() / 2, centre.y() - 14, card.title(), Face.WORDS_BOLD, SIZE, Anchor.CENTER,
                palette.text());
        if (!below.isEmpty())
            pen.text(0, 8, heading(below, "combines"), Face.WORDS, SIZE, Anchor.LEFT,
                    palette.textQuiet());
        if (!above.isEmpty())
            pen.text(width, 8, heading(above, "is combined by"), Face.WORDS, SIZE, Anchor.RIGHT,
                    palette.textQuiet());
    }

    private static double largest(List<End> ends) {
        return ends.stream().mapToDouble(end -> Math.abs(end.weight())).max().orElse(0);
    }

    /// `combines conv1`
    private static String heading(List<End> ends, String what) {
        String layer = ends.getFirst().layer();
        if (!ends.getFirst().leads()) return what + " the " + layer;
        return ends.stream().allMatch(end -> end.layer().equals(layer)) ? "%s %s".formatted(what, layer) : what;
    }

    private void link(Pen pen, End end, int at, double most) {
        if (most == 0) return;
        Rectangle room = room(at);
        Rectangle centre = centre();
        boolean left = at < below.size();
        double from = left ? start(at) : centre.right() + 4;
        double to = left ? centre.x() - 4 : room.x() - NUMBER;
        int count = left ? below.size() : above.size();
        int order = left ? at : at - below.size();
        // They arrive beside each other, in the order of where they come from.
        double spread = Math.min(centre.height() - 16, count * (WIDEST + 2.0));
        double inner = centre.y() + centre.height() / 2 + (count < 2 ? 0 : (order / (count - 1.0) - 0.5) * spread);
        double outer = room.y() + room.height() / 2;
        double y1 = left ? outer : inner;
        double y2 = left ? inner : outer;
        double share = Math.abs(end.weight()) / most;
        double bend = (to - from) / 2;
        pen.curves(Math.max(1, WIDEST * share), Palette.faded(color(end.weight()),
                FAINTEST + (1 - FAINTEST) * share), from, y1, from + bend, y1, to - bend, y2, to, y2);
    }

    private double start(int at) {
        return (sliced(at) ? slice(at).right() : room(at).right()) + NUMBER + 7;
    }

    private static int color(double weight) {
        return ColorMap.of(Colors.SIGNED).argb(weight < 0 ? 0 : ColorMap.SIZE - 1);
    }

    private void end(Pen pen, Palette palette, End end, int at) {
        Rectangle room = room(at);
        if (end.picture() != null) end.picture().draw(pen, palette, room);
        else {
            pen.fill(room.x(), room.y(), room.width(), room.height(), palette.panel());
            pen.outline(room.x(), room.y(), room.width(), room.height(), 1, palette.border());
        }
        boolean left = at < below.size();
        if (end.slice() != null && sliced(at)) end.slice().draw(pen, palette, slice(at));
        String name = end.name().isEmpty() ? end.layer() : end.name();
        double y = room.y() + room.height() / 2;
        double x = left ? start(at) - NUMBER : room.x() - 6;
        pen.text(x, y - 8, name, Face.WORDS, SIZE, left ? Anchor.LEFT : Anchor.RIGHT, palette.textQuiet());
        pen.text(x, y + 8, signed(end.weight()), Face.NUMBERS_BOLD, SIZE, left ? Anchor.LEFT : Anchor.RIGHT,
                palette.text());
        if (at == focus)
            pen.outline(room.x() - 2, room.y() - 2, room.width() + 4, room.height() + 4, 2,
                    palette.neuron());
    }

    /// `+0.83`, `−12.4`
    static String signed(double value) {
        double size = Math.abs(value);
        String digits = String.format(Locale.ROOT, size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f", size);
        return (value < 0 ? "−" : "+") + digits;
    }

    /// What is seen, in words.
    public String text() {
        if (below.isEmpty()) return card.title() + " combines no maps.";
        var text = new StringBuilder(card.title()).append(" combines ");
        for (int e = 0; e < Math.min(3, below.size()); e++)
            text.append(e > 0 ? ", " : "").append(below.get(e).title()).append(" (")
                    .append(signed(below.get(e).weight())).append(')');
        return text.append(below.size() > 3 ? " and others." : ".").toString();
    }
}
