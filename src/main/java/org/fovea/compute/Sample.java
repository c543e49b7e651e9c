package org.fovea.compute;

import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.op.Conv2d;

/// Some values of a feature map: every `step`-th row and column, in a part of it. They are values of the map itself, not
/// means of several: the layer with a stride `step` times as large makes them and no others.
///
/// @param step 1 for all values of the part
/// @param part row `i` and column `j` of it are row `i · step` and column `j · step` of the map
public record Sample(int step, Patch part) {

    /// The layer that makes every `step`-th row and column of the maps of a layer. Its padding is spelt out, so that its
    /// windows begin where those of the layer begin.
    static Conv2d layer(Conv2d layer, Shape input, int step) {
        if (step == 1) return layer;
        var rows = layer.rowWindow(input);
        var columns = layer.columnWindow(input);
        return new Conv2d(layer.filters(), new Axis(rows.size(), rows.stride() * step, rows.dilation()),
                new Axis(columns.size(), columns.stride() * step, columns.dilation()),
                new Padding.Explicit(rows.before(), rows.after(), columns.before(), columns.after()),
                layer.paddingMode(), layer.groups(), layer.flipped());
    }

    /// Where the samples of a region of the map lie among all samples, with those around it.
    ///
    /// @param samples the shape of all of them
    static Region around(Region region, int step, Shape samples) {
        int top = region.top() / step;
        int left = region.left() / step;
        int bottom = Math.min(samples.height(), Math.ceilDiv(region.bottom() - 1, step) + 1);
        int right = Math.min(samples.width(), Math.ceilDiv(region.right() - 1, step) + 1);
        return new Region(top, left, bottom - top, right - left);
    }

    /// Whether the value at this place of the map is one of them.
    public boolean has(int row, int column) {
        Region region = part.region();
        return row % step == 0 && column % step == 0 && row / step >= region.top() && row / step < region.bottom()
                && column / step >= region.left() && column / step < region.right();
    }

    /// The value at a place of the map that it has.
    public float at(int row, int column) {
        return part.at(0, row / step, column / step);
    }
}
