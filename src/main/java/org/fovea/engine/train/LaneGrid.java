package org.fovea.engine.train;

import java.util.ArrayList;
import java.util.List;
import org.fovea.engine.Shape;
import org.fovea.engine.Window;

/// How a kernel connects a larger map with a smaller one: place i of the smaller one lies under tap u at place
/// `i·stride − before + u·dilation` of the larger. A convolution leads from the larger to the smaller one, and its gradient
/// back; a transposed convolution and its gradient go the other ways. The weights of all of them lie as
/// (channels of the smaller)×(channels of the larger in a group)×kh×kw.
///
/// @param large the shape of the larger one
/// @param small the shape of the smaller one
/// @param flipped whether the kernel is turned by 180° first
record LaneGrid(Shape large, Shape small, Window rows, Window columns, int groups, boolean flipped) {

    int largeInGroup() {
        return large.channels() / groups;
    }

    int smallInGroup() {
        return small.channels() / groups;
    }

    int area() {
        return rows.size() * columns.size();
    }

    /// How many weights each channel of the smaller map has.
    int taps() {
        return largeInGroup() * area();
    }

    /// What is read around the larger map from the smaller one.
    Margins aroundLarge() {
        return new Margins(rows.before(), beyond(rows, small.height(), large.height()), columns.before(),
                beyond(columns, small.width(), large.width()));
    }

    private static int beyond(Window window, int small, int large) {
        return Math.max(0, window.row(small - 1, window.size() - 1) - large + 1);
    }

    /// What is read around the smaller map from the larger one.
    Margins aroundSmall() {
        int[] vertical = around(rows, small.height(), large.height());
        int[] horizontal = around(columns, small.width(), large.width());
        return new Margins(vertical[0], vertical[1], horizontal[0], horizontal[1]);
    }

    private static int[] around(Window window, int small, int large) {
        int before = 0;
        int after = 0;
        for (int at = 0; at < large; at++)
            for (int tap = 0; tap < window.size(); tap++) {
                int distance = at + window.before() - tap * window.dilation();
                if (Math.floorMod(distance, window.stride()) != 0) continue;
                int source = Math.floorDiv(distance, window.stride());
                before = Math.max(before, -source);
                after = Math.max(after, source - small + 1);
            }
        return new int[]{before, after};
    }

    private int tap(int row, int column) {
        int at = row * columns.size() + column;
        return flipped ? area() - 1 - at : at;
    }

    /// How far each tap of a kernel is from its first in the larger map, in the order of the kernel as it is laid.
    int[] offsets(LaneBuffer big) {
        var offsets = new int[taps()];
        int at = 0;
        for (int c = 0; c < largeInGroup(); c++)
            for (int u = 0; u < rows.size(); u++)
                for (int v = 0; v < columns.size(); v++)
                    offsets[at++] = big.at(c, u * rows.dilation(), v * columns.dilation()) - big.base();
        return offsets;
    }

    /// Where in the larger map the kernel begins for each place of the smaller one.
    int[] corners(LaneBuffer big) {
        var corners = new int[small.plane()];
        for (int i = 0; i < small.height(); i++)
            for (int j = 0; j < small.width(); j++)
                corners[i * small.width() + j] = big.at(0, rows.row(i, 0), columns.row(j, 0)) - big.base();
        return corners;
    }

    /// The weight of each tap, in the same order.
    int[] picks() {
        var picks = new int[taps()];
        int at = 0;
        for (int c = 0; c < largeInGroup(); c++)
            for (int u = 0; u < rows.size(); u++)
                for (int v = 0; v < columns.size(); v++) picks[at++] = c * area() + tap(u, v);
        return picks;
    }

    /// From the larger to the smaller map.
    LaneSums.Layout layoutDown(LaneBuffer big, LaneBuffer little) {
        return new LaneSums.Layout(groups, smallInGroup(), taps(), smallInGroup() * taps(),
                largeInGroup() * big.apart(), little.apart());
    }

    List<LaneSums.Kind> down(LaneBuffer big, LaneBuffer little) {
        return List.of(new LaneSums.Kind(offsets(big), picks(), corners(big), little.places()));
    }

    /// From the smaller to the larger map.
    LaneSums.Layout layoutUp(LaneBuffer little, LaneBuffer big) {
        return new LaneSums.Layout(groups, largeInGroup(), area(), smallInGroup() * taps(),
                smallInGroup() * little.apart(), big.apart());
    }

    /// The places of the larger map that are a stride apart see the same taps.
    List<LaneSums.Kind> up(LaneBuffer little, LaneBuffer big) {
        var kinds = new ArrayList<LaneSums.Kind>();
        for (int row = 0; row < Math.min(rows.stride(), large.height()); row++)
            for (int column = 0; column < Math.min(columns.stride(), large.width()); column++)
                kinds.add(up(little, big, row, column));
        return kinds;
    }

    private LaneSums.Kind up(LaneBuffer little, LaneBuffer big, int row, int column) {
        var offsets = new ArrayList<Integer>();
        var picks = new ArrayList<Integer>();
        for (int s = 0; s < smallInGroup(); s++)
            for (int u = 0; u < rows.size(); u++)
                for (int v = 0; v < columns.size(); v++) {
                    int down = row + rows.before() - u * rows.dilation();
                    int right = column + columns.before() - v * columns.dilation();
                    if (Math.floorMod(down, rows.stride()) != 0 || Math.floorMod(right, columns.stride()) != 0)
                        continue;
                    offsets.add(little.at(s, Math.floorDiv(down, rows.stride()),
                            Math.floorDiv(right, columns.stride())) - little.base());
                    picks.add(s * taps() + tap(u, v));
                }
        int height = Math.ceilDiv(large.height() - row, rows.stride());
        int width = Math.ceilDiv(large.width() - column, columns.stride());
        var sources = new int[height * width];
        var targets = new int[height * width];
        for (int i = 0; i < height; i++)
            for (int j = 0; j < width; j++) {
                sources[i * width + j] = little.at(0, i, j) - little.base();
                targets[i * width + j] = big.at(0, row + i * rows.stride(), column + j * columns.stride())
                        - big.base();
            }
        return new LaneSums.Kind(ints(offsets), ints(picks), sources, targets);
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }
}
