package org.fovea.figure.learn.answers;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fovea.figure.Figure;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;
import org.fovea.figure.Raster;
import org.fovea.project.Cell;
import org.jspecify.annotations.Nullable;

/// Who was taken for whom: a row for each wanted class, a column for each given one. A cell is the darker the larger its share
/// of the row is, blue where the answer was right, red where it was wrong; and it says how many there were, and the share where
/// there is room. At the right stands what share of the class was recognised.
///
/// @param names of the classes
/// @param counts by wanted and given class, as large as there are names
/// @param chosen the cell that is looked at: row wanted, column given
public record ConfusionFigure(List<String> names, int[][] counts, @Nullable Cell chosen, double width,
        double height) implements Figure {
    private static final double TEXT = 12;
    private static final double HEAD = 42;
    private static final double FOOT = 4;
    private static final double SHARE = 62;
    private static final double MOST_NAME = 0.22;
    private static final double LARGEST = 64;
    /// From so large cells on they hold a number, and from so large on the share as well.
    private static final double NUMBERED = 20;
    private static final double SHARED = 46;
    private static final double LABELLED = 12;
    /// Smaller cells are the pixels of one picture.
    private static final double DOTS = 4;
    private static final double SMALLEST = 0.1;
    static final int WRONG = 0xffb2182b;

    public ConfusionFigure {
        names = List.copyOf(names);
        counts = Arrays.stream(counts).map(int[]::clone).toArray(int[][]::new);
    }

    private double left() {
        // Without a pen nobody knows how long names are: six pixels a letter come near enough to give them room.
        int longest = names.stream().mapToInt(String::length).max().orElse(0);
        return Math.clamp(longest * 7.0, 54, Math.max(54, width * MOST_NAME)) + 12;
    }

    /// The side of a cell.
    double cell() {
        int n = Math.max(1, names.size());
        double side = Math.min((width - left() - SHARE) / n, (height - HEAD - FOOT) / n);
        return side >= DOTS ? Math.floor(Math.min(side, LARGEST)) : Math.max(SMALLEST, side);
    }

    /// The cell at a point, nothing outside.
    public Optional<Cell> cellAt(double x, double y) {
        int row = (int) Math.floor((y - HEAD) / cell());
        int column = (int) Math.floor((x - left()) / cell());
        boolean inside = row >= 0 && column >= 0 && row < names.size() && column < names.size();
        return inside ? Optional.of(new Cell(row, column)) : Optional.empty();
    }

    /// The middle of a cell.
    ///
    /// @return x and y
    public double[] middle(Cell at) {
        return new double[]{left() + (at.column() + 0.5) * cell(), HEAD + (at.row() + 0.5) * cell()};
    }

    private int row(int wanted) {
        return IntStream.of(counts[wanted]).sum();
    }

    private double share(int wanted, int given) {
        int all = row(wanted);
        return all == 0 ? 0 : (double) counts[wanted][given] / all;
    }

    /// A cell in words: `“4” taken for “9”: 3 of 98, 3.1 %`.
    public String text(Cell at) {
        int wanted = at.row();
        int given = at.column();
        String what = wanted == given
                ? "“%s” recognised".formatted(names.get(wanted))
                : "“%s” taken for “%s”".formatted(names.get(wanted), names.get(given));
        return "%s: %,d of %,d, %s".formatted(what, counts[wanted][given], row(wanted),
                SharesFigure.percent(share(wanted, given)));
    }

    @Override
    public void draw(Pen pen, Palette palette) {
        int n = names.size();
        double cell = cell();
        double left = left();
        pen.text(left, 9, "given →", Face.WORDS, TEXT, Anchor.LEFT, palette.textQuiet());
        pen.text(left - 8, HEAD - 13, "wanted ↓", Face.WORDS, TEXT, Anchor.RIGHT, palette.textQuiet());
        pen.text(left + n * cell + SHARE, HEAD - 13, "right", Face.WORDS, TEXT, Anchor.RIGHT, palette.textQuiet());
        for (int k = 0; k < n; k++) label(pen, palette, k);
        if (cell < DOTS && n > 0) pen.image(left, HEAD, n * cell, n * cell, dots(palette));
        else
            for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) cell(pen, palette, i, j);
        pen.outline(left - 0.5, HEAD - 0.5, n * cell + 1, n * cell + 1, 1, palette.border());
        Cell at = chosen;
        if (at != null && at.row() < n && at.column() < n)
            pen.outline(left + at.column() * cell, HEAD + at.row() * cell, cell, cell, 2, palette.neuron());
    }

    private void label(Pen pen, Palette palette, int k) {
        double cell = cell();
        double left = left();
        boolean rowChosen = chosen != null && chosen.row() == k;
        boolean columnChosen = chosen != null && chosen.column() == k;
        double middle = HEAD + (k + 0.5) * cell;
        if (cell >= LABELLED) {
            Face face = rowChosen ? Face.WORDS_BOLD : Face.WORDS;
            pen.text(left - 8, middle, pen.fitted(names.get(k), face, TEXT, left - 10), face, TEXT, Anchor.RIGHT,
                    rowChosen ? palette.neuron() : palette.text());
            if (row(k) > 0)
                pen.text(left + names.size() * cell + SHARE, middle, SharesFigure.percent(share(k, k)), Face.NUMBERS,
                        TEXT, Anchor.RIGHT, palette.text());
        }
        Face face = columnChosen ? Face.WORDS_BOLD : Face.WORDS;
        String name = pen.fitted(names.get(k), face, TEXT, cell - 2);
        if (pen.textWidth(name, face, TEXT) <= cell)
            pen.text(left + (k + 0.5) * cell, HEAD - 13, name, face, TEXT, Anchor.CENTER,
                    columnChosen ? palette.neuron() : palette.text());
    }

    private Raster dots(Palette palette) {
        int n = names.size();
        var argb = new int[n * n];
        for (int i = 0; i < argb.length; i++) argb[i] = ground(palette, i / n, i % n);
        return new Raster(n, n, argb);
    }

    private int ground(Palette palette, int wanted, int given) {
        if (counts[wanted][given] == 0) return palette.panel();
        double share = share(wanted, given);
        // A few mistakes are what one looks for, so that they show early.
        return wanted == given
                ? mixed(palette.panel(), palette.neuron(), 0.12 + 0.5 * share)
                : mixed(palette.panel(), WRONG, 0.15 + 0.85 * Math.sqrt(share));
    }

    private void cell(Pen pen, Palette palette, int wanted, int given) {
        double cell = cell();
        double x = left() + given * cell;
        double y = HEAD + wanted * cell;
        double share = share(wanted, given);
        int count = counts[wanted][given];
        boolean right = wanted == given;
        int ground = ground(palette, wanted, given);
        double gap = cell >= 8 ? 1 : 0;
        pen.fill(x, y, cell - gap, cell - gap, ground);
        if (cell < NUMBERED || count == 0) return;
        String number = cell < 34 && count > 999 ? "…" : Integer.toString(count);
        boolean both = cell >= SHARED;
        pen.text(x + cell / 2, y + cell / 2 - (both ? 8 : 0), number, right ? Face.NUMBERS_BOLD : Face.NUMBERS, TEXT,
                Anchor.CENTER, Palette.inkOn(ground));
        if (!both) return;
        long percent = Math.round(100 * share);
        pen.text(x + cell / 2, y + cell / 2 + 9, percent == 0 ? "<1 %" : percent + " %", Face.NUMBERS, TEXT,
                Anchor.CENTER, Palette.inkOn(ground));
    }

    /// An opaque colour between two.
    private static int mixed(int from, int to, double share) {
        int result = 0xff000000;
        for (int shift = 0; shift <= 16; shift += 8) {
            int a = from >> shift & 255;
            int b = to >> shift & 255;
            result |= (int) Math.round(a + share * (b - a)) << shift;
        }
        return result;
    }
}
