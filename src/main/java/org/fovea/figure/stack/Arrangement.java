package org.fovea.figure.stack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.fovea.compute.Outline;
import org.fovea.engine.Shape;
import org.fovea.figure.Sheet;
import org.jspecify.annotations.Nullable;

/// Where the planes stand: one level after the other from left to right, the planes of parallel branches above each other.
///
/// @param folding which layers are shown
/// @param planes of them, in the same order
/// @param width of the view
/// @param height of the view
/// @param tight whether planes above each other have only their names
public record Arrangement(Folding folding, List<Plane> planes, double width, double height, boolean tight) {
    /// What the labels of a plane need below it.
    static final double LABELS = 76;
    /// The same where planes stand above each other.
    private static final double LANE_LABELS = 60;
    private static final double TIGHT_LABELS = 42;
    /// Lanes that are lower have only names and shapes.
    private static final double TIGHT = 150;
    /// What is written above a plane.
    private static final double ABOVE = 22;
    private static final double MARGIN = 18;
    /// The room that a level needs.
    private static final double SLOT = 94;
    private static final double LARGEST = 380;
    /// Maps with a quarter of the rows are about 0.6 times as high, so that small ones are still seen.
    private static final double EXPONENT = 0.35;
    private static final double CELL = 12;
    /// Cells of single values are so much wider than high, because they are seen from the side.
    private static final double WIDER = 2.2;
    private static final double TALLEST_GRID = 32;

    /// What is to be seen of a network.
    ///
    /// @param selected the layer on the stage
    /// @param fronts by layer, the map that stands in front; the first where there is none
    /// @param maps how many maps of a layer are shown at most
    public record Subject(Outline outline, int selected, Map<Integer, Integer> fronts, int maps) {
        int front(int layer, int total) {
            return Math.min(fronts.getOrDefault(layer, 0), total - 1);
        }
    }

    public Arrangement {
        planes = List.copyOf(planes);
    }

    /// How wide all levels may be together, in units of one that shows maps.
    public static double room(double width) {
        return Math.max(3, (width - 2 * MARGIN) / SLOT);
    }

    /// The turn at which planes of a good size fit side by side.
    public static double turn(double width, Folding folding) {
        double pitch = (width - 2 * MARGIN) / folding.room();
        return Math.clamp(Math.toDegrees(Math.acos(Math.min(1, 0.55 * pitch / 320))), 50, 72);
    }

    public static Arrangement of(Subject subject, Folding folding, double width, double height, Orbit orbit) {
        int levels = folding.depth();
        double pitch = (width - 2 * MARGIN) / folding.room();
        Map<Integer, Double> lanes = lanes(folding);
        var count = new int[levels];
        for (int level : folding.levels()) count[level]++;
        int most = 1;
        for (int each : count) most = Math.max(most, each);
        double turn = Math.toRadians(turn(width, folding));
        // A plane as high as it is wide, seen from the side, is this much higher.
        double taller = 1.2;
        double room = height - 2 * MARGIN - LABELS;
        double lane = (height - MARGIN) / most;
        boolean tight = lane < TIGHT;
        double below = tight ? TIGHT_LABELS : LANE_LABELS;
        double above = tight ? 4 : ABOVE;
        double wide = 0.62 * pitch / Math.cos(turn);
        var planes = new ArrayList<Plane>();
        for (int i = 0; i < folding.shown().size(); i++) {
            int layer = folding.shown().get(i);
            int level = folding.levels().get(i);
            boolean alone = count[level] == 1;
            double high = alone
                    ? most > 2 ? Math.min(room, 1.7 * lane) : room
                    : lane - below - above;
            double largest = Math.max(20, Math.min(LARGEST, Math.min(high / taller, wide)));
            double slot = folding.widths().get(level) * pitch;
            double x = folding.widths().subList(0, level).stream().mapToDouble(Double::doubleValue).sum() * pitch
                    + slot / 2 - folding.room() * pitch / 2;
            double y = alone
                    ? -LABELS / 2
                    : Objects.requireNonNull(lanes.get(layer)) * lane - (below - above) / 2;
            planes.add(plane(subject, layer, x, y, largest, slot, alone, orbit).apply(width / 2, height / 2));
        }
        return new Arrangement(folding, planes, width, height, tight);
    }

    /// A plane, the middle of the view being still to be told.
    private interface Centred {
        Plane apply(double x, double y);
    }

    private static Centred plane(Subject subject, int layer, double x, double y, double largest, double slot,
            boolean alone, Orbit orbit) {
        Shape picture = subject.outline.picture();
        Shape shape = layer == 0 ? picture : Objects.requireNonNullElse(subject.outline.row(layer).output(), picture);
        boolean values = Folding.values(subject.outline, layer);
        int total = layer == 0 ? 1 : shape.channels();
        int across = (int) Math.ceil(total / TALLEST_GRID);
        int columns = values ? across : shape.width();
        int rows = values ? Math.ceilDiv(total, across) : shape.height();
        double longest = Math.max(picture.height(), picture.width());
        double cell = values
                ? Math.min(CELL, 0.85 * largest / rows)
                : largest * Math.min(1.25, Math.pow(Math.max(rows, columns) / longest, EXPONENT))
                        / Math.max(rows, columns);
        List<Integer> maps = maps(subject, layer, total, values);
        double thick = values || maps.size() == 1
                ? 0
                : Math.min(Math.min(0.18 * slot, 0.3 * columns * cell), (maps.size() - 1) * 9.0) * orbit.spread()
                        * orbit.zoom();
        double gap = maps.size() == 1 ? 0 : thick / (maps.size() - 1);
        Sheet sheet = orbit.sheet(x, y, columns * cell * (values ? WIDER : 1), rows * cell);
        return (middleX, middleY) -> new Plane(layer, sheet.moved(middleX + thick / 2, middleY), gap, maps, total, rows,
                columns, values, alone, slot);
    }

    private static List<Integer> maps(Subject subject, int layer, int total, boolean values) {
        var maps = new ArrayList<Integer>();
        if (!values) maps.add(subject.front(layer, total));
        int most = values ? total : subject.maps;
        for (int map = 0; map < total && maps.size() < most; map++) if (!maps.contains(map)) maps.add(map);
        return maps;
    }

    /// For each layer that shares its level, how many lanes it stands below the middle: near what it reads.
    private static Map<Integer, Double> lanes(Folding folding) {
        var at = new HashMap<Integer, Double>();
        for (int level = 0; level < folding.depth(); level++) {
            var here = new ArrayList<Integer>();
            for (int i = 0; i < folding.shown().size(); i++)
                if (folding.levels().get(i) == level) here.add(folding.shown().get(i));
            here.sort(Comparator.comparingDouble((Integer layer) -> folding.links().stream()
                    .filter(link -> link.to() == layer)
                    .mapToDouble(link -> Objects.requireNonNullElse(at.get(link.from()), 0.0)).average().orElse(0))
                    .thenComparingInt(layer -> layer));
            for (int i = 0; i < here.size(); i++) at.put(here.get(i), i - (here.size() - 1) / 2.0);
        }
        return at;
    }

    /// The plane of a layer, null where it is folded.
    public @Nullable Plane plane(int layer) {
        int at = folding.shown().indexOf(layer);
        return at < 0 ? null : planes.get(at);
    }

    /// What lies at a point; those further right stand in front.
    public Optional<Place> at(double x, double y) {
        for (Plane plane : planes.reversed()) {
            Place place = plane.at(x, y);
            if (place != null) return Optional.of(place);
        }
        return Optional.empty();
    }

    /// Where the labels of planes that stand alone begin.
    double labels() {
        double lowest = planes.stream().filter(Plane::alone).mapToDouble(Plane::bottom).max().orElse(height);
        return Math.min(height - LABELS, Math.max(height / 2, lowest + 14));
    }
}
