package org.fovea.figure.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/// Where everything lies: columns side by side, spread over the stage where they fit, scrolled where they do
/// not.
///
/// @param stacks one for the picture and for every layer
/// @param width of the stage
/// @param height of the stage
/// @param offset how far it is scrolled to the right
/// @param total how wide all columns are together
/// @param lanes how many ways for connections that bypass columns there are above the maps
public record Layout(List<Stack> stacks, double width, double height, double offset, double total, int lanes) {
    /// Height of the names.
    public static final double HEAD = 48;
    /// Height of the colour bars.
    public static final double FOOT = 44;
    /// From one lane to the next.
    static final double LANE = 9;
    private static final double MARGIN = 12;
    /// The width of a column of maps.
    private static final double NARROWEST = 104;
    private static final double WIDEST = 420;

    public Layout {
        stacks = List.copyOf(stacks);
    }

    /// @param offset how far it is to be scrolled, at most as far as there is something to see
    /// @param firsts for each column the first map to be shown
    public static Layout of(List<Column> columns, double width, double height, double offset, IntUnaryOperator firsts,
            int lanes) {
        double shares = columns.stream().mapToDouble(column -> column.form().share()).sum();
        double unit = Math.clamp((width - 2 * MARGIN) / shares, NARROWEST, WIDEST);
        double total = unit * shares + 2 * MARGIN;
        double scrolled = Math.rint(Math.clamp(offset, 0, Math.max(0, total - width)));
        double left = total <= width ? Math.floor((width - total) / 2) : -scrolled;
        double top = HEAD + (lanes == 0 ? 0 : lanes * LANE + 4);
        double room = Math.max(1, height - top - FOOT);
        var stacks = new ArrayList<Stack>();
        double x = left + MARGIN;
        for (int c = 0; c < columns.size(); c++) {
            double slot = columns.get(c).form().share() * unit;
            stacks.add(Stack.of(columns.get(c), x + slot / 2, slot, firsts.applyAsInt(c), top, room));
            x += slot;
        }
        return new Layout(stacks, width, height, scrolled, total, lanes);
    }

    /// Whether all columns are seen.
    public boolean fits() {
        return total <= width;
    }

    public Stack stack(int column) {
        return stacks.get(column);
    }

    /// The upper edge of the maps.
    double top() {
        return HEAD + (lanes == 0 ? 0 : lanes * LANE + 4);
    }

    double bottom() {
        return height - FOOT;
    }

    /// The height of a lane.
    double lane(int lane) {
        return HEAD + 4 + (lane + 0.5) * LANE;
    }

    /// Whether any of a column can be seen.
    public boolean sees(int column) {
        Stack stack = stacks.get(column);
        return stack.center() + stack.slot() / 2 > 0 && stack.center() - stack.slot() / 2 < width;
    }

    /// The columns that can be seen.
    public List<Integer> seen() {
        var seen = new ArrayList<Integer>();
        for (int c = 0; c < stacks.size(); c++) if (sees(c)) seen.add(c);
        return seen;
    }

    /// How far to scroll so that a column is seen with its neighbours.
    public double showing(int column) {
        Stack stack = stacks.get(column);
        double left = stack.center() - stack.slot() * 1.5;
        double right = stack.center() + stack.slot() * 1.5;
        return left < 0 ? offset + left : right > width ? offset + right - width : offset;
    }

    public Hit at(double x, double y) {
        for (int c : seen()) {
            Stack stack = stacks.get(c);
            if (y < HEAD && Math.abs(x - stack.center()) < stack.slot() / 2) return new Hit.OfHead(c);
            if (stack.folded() && Math.abs(x - stack.center()) < stack.slot() / 2) {
                if (y < stack.top() && y >= stack.top() - Stack.MORE) return new Hit.OfMore(c, false);
                if (y >= stack.bottom() && y < stack.bottom() + Stack.MORE) return new Hit.OfMore(c, true);
            }
            if (x >= stack.x() - 3 && x < stack.right() + 3) {
                int map = stack.map(y);
                if (map >= 0) return new Hit.OfMap(new Place(c, map));
            }
        }
        return new Hit.Nothing();
    }
}
