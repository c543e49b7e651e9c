package org.fovea.figure.overview;

import org.fovea.figure.Rectangle;

/// Where the maps of a column lie: below each other, and as many as there is room for.
///
/// @param center the middle of the column
/// @param slot how wide the column is with its share of the space between columns
/// @param x the left edge of the maps
/// @param top the upper edge of the first one shown
/// @param width of a map
/// @param height of a map
/// @param pitch from one map to the next
/// @param first the first one shown
/// @param shown how many are
/// @param maps how many there are
public record Stack(double center, double slot, double x, double top, double width, double height, double pitch,
        int first, int shown, int maps) {
    /// Height of the line that says how many maps are folded away.
    static final double MORE = 22;

    /// The smallest and the largest side of a map, the space between two, and the widest a column may get.
    private record Sizes(double smallest, double largest, double gap, double wide) {
    }

    /// @param wanted the first map to be shown, where not all are
    /// @param top the upper edge of the room there is
    /// @param room its height
    static Stack of(Column column, double center, double slot, int wanted, double top, double room) {
        Sizes sizes = switch (column.form()) {
            case PICTURE -> new Sizes(24, 340, 0, slot - 28);
            case MAPS -> new Sizes(28, 260, 6, Math.max(52, slot * 0.52));
            case VALUES -> new Sizes(11, 20, 3, 20);
            case SCORES -> new Sizes(18, 28, 4, Math.clamp(slot - 20, 88, column.labels().isEmpty() ? 190 : 230));
        };
        int maps = column.maps();
        boolean rows = column.form() == Column.Form.SCORES;
        double aspect = rows ? 1 : column.aspect();
        double wide = Math.min(sizes.largest, sizes.wide);
        double high = Math.min(wide * aspect, room);
        if (rows) high = sizes.largest;
        double fitting = maps == 0 ? high : (room + sizes.gap) / maps - sizes.gap;
        // A map is never smaller than its smallest side in both directions, unless the room is.
        double least = Math.min(high, rows ? sizes.smallest : sizes.smallest * Math.max(1, aspect));
        double height = Math.max(1, Math.floor(Math.clamp(fitting, Math.min(least, room), high)));
        double width = Math.max(1, rows ? Math.floor(sizes.wide) : Math.rint(height / aspect));
        if (width > wide && !rows) {
            width = Math.floor(wide);
            height = Math.max(1, Math.rint(width * aspect));
        }
        double pitch = height + sizes.gap;
        int fit = (int) ((room + sizes.gap) / pitch);
        int shown = maps <= fit ? maps : Math.max(1, (int) ((room - 2 * MORE + sizes.gap) / pitch));
        double block = shown * pitch - sizes.gap;
        return new Stack(center, slot, Math.rint(center - width / 2), Math.rint(top + Math.max(0, room - block) / 2),
                width, height, pitch, Math.clamp(wanted, 0, maps - shown), shown, maps);
    }

    /// Whether not all maps are shown.
    public boolean folded() {
        return shown < maps;
    }

    public boolean shows(int map) {
        return map >= first && map < first + shown;
    }

    /// Where a map lies that is shown.
    public Rectangle at(int map) {
        return new Rectangle(x, y(map), width, height);
    }

    private double y(int map) {
        return top + (map - first) * pitch;
    }

    /// The middle of a map's height.
    double middle(int map) {
        return y(map) + height / 2;
    }

    public double right() {
        return x + width;
    }

    double bottom() {
        return top + Math.max(0, shown - 1) * pitch + height;
    }

    /// The map at a height, −1 where there is none; the space between two belongs to both.
    int map(double y) {
        double inside = y - top + (pitch - height) / 2;
        int map = (int) Math.floor(inside / pitch);
        return map >= 0 && map < shown ? first + map : -1;
    }

    /// The map shown that is nearest to a height.
    public int nearest(double y) {
        return first + Math.clamp((long) Math.floor((y - top) / pitch), 0, Math.max(0, shown - 1));
    }

    /// The first map shown after scrolling so that this one is seen.
    public int showing(int map) {
        return map < first ? map : map >= first + shown ? map - shown + 1 : first;
    }
}
