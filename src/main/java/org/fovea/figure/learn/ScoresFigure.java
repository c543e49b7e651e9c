package org.fovea.figure.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fovea.figure.Figure;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;

/// What a network says of one example: for each class a bar as long as its share, from the most likely down where there are more
/// classes than there is room for. The wanted class is marked.
///
/// @param classes their names
/// @param shares one for each, together 1
/// @param wanted the class it is; −1 where nobody knows
public record ScoresFigure(List<String> classes, float[] shares, int wanted, double width,
        double height) implements Figure {
    private static final double ROW = 20;
    private static final double LEAST = 14;
    private static final double SIZE = 12;
    /// Between a bar and its number.
    private static final double GAP = 8;
    private static final int WRONG = 0xffcf222e;

    public ScoresFigure {
        classes = List.copyOf(classes);
    }

    /// The classes in the order in which they are drawn.
    List<Integer> order() {
        int room = (int) Math.max(1, height / LEAST);
        var all = new ArrayList<Integer>();
        for (int k = 0; k < classes.size(); k++) all.add(k);
        if (classes.size() <= room) return all;
        all.sort((a, b) -> Float.compare(shares[b], shares[a]));
        List<Integer> shown = new ArrayList<>(all.subList(0, room));
        if (wanted >= 0 && !shown.contains(wanted)) shown.set(room - 1, wanted);
        return shown;
    }

    private int given() {
        int best = 0;
        for (int k = 1; k < shares.length; k++) if (shares[k] > shares[best]) best = k;
        return best;
    }

    @Override
    public void draw(Pen pen, Palette palette) {
        List<Integer> order = order();
        double row = Math.min(ROW, height / order.size());
        double names = 0;
        for (int k : order) names = Math.max(names, pen.textWidth(classes.get(k), Face.WORDS, SIZE));
        names = Math.min(names + 14, width * 0.4);
        double number = pen.textWidth("100.0 %", Face.NUMBERS, SIZE) + GAP;
        int given = given();
        for (int i = 0; i < order.size(); i++) {
            int k = order.get(i);
            double middle = i * row + row / 2;
            boolean right = k == wanted;
            String name = pen.fitted(classes.get(k), Face.WORDS, SIZE, names - 14);
            pen.text(names - 6, middle, name, right ? Face.WORDS_BOLD : Face.WORDS, SIZE, Anchor.RIGHT, palette.text());
            // The wanted one has a mark, whatever its colour.
            if (right) pen.polygon(palette.text(), 0, middle - 4, 6, middle, 0, middle + 4);
            double room = Math.max(4, width - names - number);
            double high = Math.min(12, row - 4);
            pen.fill(names, middle - high / 2, room, high, palette.border());
            int color = k != given ? palette.textQuiet() : right || wanted < 0 ? palette.neuron() : WRONG;
            pen.fill(names, middle - high / 2, Math.max(1, room * shares[k]), high, color);
            pen.text(width, middle, String.format(Locale.ROOT, "%.1f %%", 100 * shares[k]), Face.NUMBERS, SIZE,
                    Anchor.RIGHT, palette.text());
        }
    }
}
