package org.fovea.engine.conv;

import java.util.ArrayList;
import java.util.List;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.jspecify.annotations.Nullable;

/// A region of the output, split into the part whose windows lie wholly within the known input, and what is around it.
/// There the input can be read and the output written where they are.
///
/// @param inner begins and ends between rows that are computed together
/// @param around the rest of the region
record Interior(Region inner, List<Region> around) {
    /// Narrower than this, the ends of the rows cost more than copying.
    private static final int NARROW = 256;
    /// Where rows lie a multiple of this apart, more than a few of them push each other out of the first-level cache; the
    /// larger one of processors with 32 registers bears it.
    private static final int ALIAS = 512;
    private static final int FEW = 6;

    /// Null where it is not worth it, or a stride keeps neighbouring outputs from reading neighbouring values.
    static @Nullable Interior of(Region region, Patch x, Phases rows, Phases columns) {
        if (rows.window().stride() > 1 || columns.window().stride() > 1) return null;
        if (rows.together() == 2 && x.region().width() % ALIAS == 0 && rows.distances().length > FEW) return null;
        int together = rows.together();
        Region known = x.region();
        // The loops read past the end of a row, so the last row of the input does not take part.
        int top = Math.max(region.top(), known.top() + rows.window().before());
        int bottom = Math.min(region.bottom(), known.bottom() - 1 + rows.window().before() - rows.window().reach() + 1);
        int left = Math.max(region.left(), known.left() + columns.window().before());
        int right = Math.min(region.right(),
                known.right() + columns.window().before() - columns.window().reach() + 1);
        top = Math.ceilDiv(top, together) * together;
        bottom = bottom / together * together;
        if (bottom <= top || right - left < NARROW) return null;
        var inner = new Region(top, left, bottom - top, right - left);
        var around = new ArrayList<Region>();
        add(around, region.top(), region.left(), top, region.right());
        add(around, bottom, region.left(), region.bottom(), region.right());
        add(around, top, region.left(), bottom, left);
        add(around, top, right, bottom, region.right());
        return new Interior(inner, around);
    }

    private static void add(List<Region> to, int top, int left, int bottom, int right) {
        if (bottom > top && right > left) to.add(new Region(top, left, bottom - top, right - left));
    }
}
