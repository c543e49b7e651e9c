package org.fovea.engine.conv;

import org.fovea.engine.Patch;
import org.fovea.engine.Region;

/// What comes into a plan and where it goes: the arguments of [Plan#run].
record Goal(Patch x, Region region, float[] output, int at, Finish finish) {

    /// Where the value of a map at (row, column) of the whole output goes.
    int index(int map, int row, int column) {
        return at + (map * region.height() + row - region.top()) * region.width() + column - region.left();
    }
}
