package org.fovea.figure.learn;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.fovea.compute.learn.Snapshot;
import org.fovea.compute.learn.Snapshots;
import org.fovea.figure.ColorScale;
import org.fovea.figure.Figure;
import org.fovea.figure.NumberText;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;

/// The filters of a layer at moments of its training, all on one scale of colours: each moment as a picture of a film, or all as
/// a contact sheet with a row for each filter and a column for each moment.
///
/// @param title the name of the layer
/// @param moments in the order of time, at least one
/// @param filters of the layer at each of them
/// @param side of a filter in pixels
/// @param shown how many filters are drawn, the first ones
public record FiltersOverTime(String title, List<Snapshot> moments, List<WeightPicture> filters, int side, int shown) {
    /// More filters than these are left out.
    public static final int MOST = 64;
    public static final int SMALLEST = 16;
    public static final int LARGEST = 128;
    private static final double TEXT = 12;
    private static final double EDGE = 12;
    private static final double HEAD = 24;
    private static final double GAP = 4;
    private static final double LABEL = 34;
    private static final double FOOT = 14;
    private static final double NARROWEST = 300;

    public FiltersOverTime {
        moments = List.copyOf(moments);
        filters = List.copyOf(filters);
    }

    /// Of a layer.
    ///
    /// @param node its number
    /// @return nothing where it has no filters
    public static Optional<FiltersOverTime> of(String title, List<Snapshot> moments, int node, int side) {
        var all = new ArrayList<WeightPicture>();
        float most = 0;
        for (Snapshot moment : moments) {
            WeightPicture one = WeightPicture.of(moment.network(), node).orElse(null);
            if (one == null) return Optional.empty();
            all.add(one);
            most = Math.max(most, one.scale().high());
        }
        if (all.isEmpty()) return Optional.empty();
        ColorScale scale = ColorScale.ofWeights(new float[]{most});
        return Optional.of(new FiltersOverTime(title, moments,
                all.stream().map(one -> new WeightPicture(one.filters(), scale)).toList(), side,
                Math.min(MOST, all.getFirst().filters().size())));
    }

    /// Moments that lie evenly, the first and the last among them.
    ///
    /// @param most how many; fewer where not so many are kept
    public static List<Snapshot> evenly(Snapshots kept, int most) {
        List<Snapshot> all = kept.all();
        if (all.size() <= most || most < 1) return all;
        if (most == 1) return List.of(all.getLast());
        var chosen = new LinkedHashSet<Snapshot>();
        for (int k = 0; k < most; k++)
            chosen.add(all.get((int) Math.round((double) k * (all.size() - 1) / (most - 1))));
        return List.copyOf(chosen);
    }

    private int across() {
        return (int) Math.clamp(Math.ceil(Math.sqrt(shown * 1.6)), 1, shown);
    }

    private String scale() {
        return "±" + NumberText.of(filters.getFirst().scale().high(), 5);
    }

    private String name() {
        int all = filters.getFirst().filters().size();
        return shown < all ? "%s · %d of %,d filters".formatted(title, shown, all) : title;
    }

    /// `epoch 3.25`
    private static String epoch(Snapshot moment) {
        return "epoch " + number(moment);
    }

    private static String number(Snapshot moment) {
        return Scale.plain(Math.rint(moment.epochs() * 100) / 100);
    }

    /// One moment.
    public Figure frame(int moment) {
        return new Frame(this, moment);
    }

    /// All moments.
    public Figure sheet() {
        return new Sheet(this);
    }

    private record Frame(FiltersOverTime all, int moment) implements Figure {
        private double wide() {
            return all.across() * (all.side + GAP) - GAP;
        }

        @Override
        public double width() {
            return Math.max(NARROWEST, wide() + 2 * EDGE);
        }

        @Override
        public double height() {
            return EDGE + HEAD + Math.ceilDiv(all.shown, all.across()) * (all.side + GAP) + FOOT + EDGE;
        }

        @Override
        public void draw(Pen pen, Palette palette) {
            Snapshot now = all.moments.get(moment);
            pen.fill(0, 0, width(), height(), palette.panel());
            String time = epoch(now);
            double taken = pen.textWidth(time, Face.NUMBERS, TEXT) + 12;
            pen.text(EDGE, EDGE + 6, pen.fitted(all.name(), Face.WORDS_BOLD, TEXT, width() - 2 * EDGE - taken),
                    Face.WORDS_BOLD, TEXT, Anchor.LEFT, palette.text());
            pen.text(width() - EDGE, EDGE + 6, time, Face.NUMBERS, TEXT, Anchor.RIGHT, palette.textQuiet());
            double left = Math.floor((width() - wide()) / 2);
            for (int k = 0; k < all.shown; k++)
                all.tile(pen, palette, moment, k, left + k % all.across() * (all.side + GAP),
                        EDGE + HEAD + Math.floor((double) k / all.across()) * (all.side + GAP));
            double end = all.moments.getLast().epochs();
            double from = all.moments.getFirst().epochs();
            double share = end > from ? (now.epochs() - from) / (end - from) : 1;
            double room = width() - 2 * EDGE;
            pen.fill(EDGE, height() - EDGE - 4, room, 4, palette.border());
            pen.fill(EDGE, height() - EDGE - 4, Math.rint(room * share), 4, palette.neuron());
        }
    }

    private record Sheet(FiltersOverTime all) implements Figure {
        @Override
        public double width() {
            return Math.max(NARROWEST, 2 * EDGE + LABEL + all.moments.size() * (all.side + GAP) - GAP);
        }

        @Override
        public double height() {
            return EDGE + 2 * HEAD + all.shown * (all.side + GAP) - GAP + EDGE;
        }

        @Override
        public void draw(Pen pen, Palette palette) {
            pen.fill(0, 0, width(), height(), palette.panel());
            double taken = pen.textWidth(all.scale(), Face.NUMBERS, TEXT) + 12;
            pen.text(EDGE, EDGE + 6, pen.fitted(all.name(), Face.WORDS_BOLD, TEXT, width() - 2 * EDGE - taken),
                    Face.WORDS_BOLD, TEXT, Anchor.LEFT, palette.text());
            pen.text(width() - EDGE, EDGE + 6, all.scale(), Face.NUMBERS, TEXT, Anchor.RIGHT, palette.textQuiet());
            double top = EDGE + 2 * HEAD;
            double pitch = all.side + GAP;
            pen.text(EDGE, EDGE + HEAD + 10, "epoch", Face.WORDS, TEXT, Anchor.LEFT, palette.textQuiet());
            times(pen, palette, pitch);
            for (int k = 0; k < all.shown; k++) {
                if (all.side >= TEXT || k % 2 == 0)
                    pen.text(EDGE + LABEL - 8, top + k * pitch + all.side / 2.0, "" + k, Face.NUMBERS, TEXT,
                            Anchor.RIGHT, palette.textQuiet());
                for (int m = 0; m < all.moments.size(); m++)
                    all.tile(pen, palette, m, k, EDGE + LABEL + m * pitch, top + k * pitch);
            }
        }

        /// As many as there is room for, the first and the last among them.
        private void times(Pen pen, Palette palette, double pitch) {
            double left = EDGE + LABEL;
            int last = all.moments.size() - 1;
            // The word before them takes some of the first one's room.
            double free = EDGE + pen.textWidth("epoch", Face.WORDS, TEXT) + 4;
            double end = left + last * pitch + all.side / 2.0 - wide(pen, last) / 2;
            for (int m = 0; m <= last; m++) {
                double half = wide(pen, m) / 2;
                double middle = Math.min(left + m * pitch + all.side / 2.0, width() - EDGE - half + 4);
                if (m != last && (middle - half < free || middle + half > end)) continue;
                pen.text(middle, EDGE + HEAD + 10, number(all.moments.get(m)), Face.NUMBERS, TEXT, Anchor.CENTER,
                        palette.text());
                free = middle + half;
            }
        }

        private double wide(Pen pen, int moment) {
            return pen.textWidth(number(all.moments.get(moment)), Face.NUMBERS, TEXT) + 8;
        }
    }

    private void tile(Pen pen, Palette palette, int moment, int filter, double x, double y) {
        pen.image(x, y, side, side, filters.get(moment).tile(filter, side));
        pen.outline(x - 0.5, y - 0.5, side + 1.0, side + 1.0, 1, palette.border());
    }
}
