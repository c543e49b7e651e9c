package org.fovea.compute;

import java.util.Optional;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Window;

/// What a view shows of the input's plane, in rows and columns of the input; it may lie beside the picture.
public record Sight(double top, double left, double bottom, double right) {

    /// The neurons of a map whose cells it shows, each cell around the centre of its receptive field; nothing when it shows
    /// none.
    Optional<Region> outputs(Window rows, Window columns, Shape output) {
        int up = first(rows, top, output.height());
        int begin = first(columns, left, output.width());
        int height = last(rows, bottom, output.height()) - up + 1;
        int width = last(columns, right, output.width()) - begin + 1;
        return height < 1 || width < 1 ? Optional.empty() : Optional.of(new Region(up, begin, height, width));
    }

    private static int first(Window window, double from, int outputs) {
        return (int) Math.clamp(Math.floor(cell(window, from)), 0, outputs);
    }

    private static int last(Window window, double to, int outputs) {
        return (int) Math.clamp(Math.ceil(cell(window, to)) - 1, -1, outputs - 1);
    }

    /// The place of an input row, counted in cells of the map.
    private static double cell(Window window, double row) {
        return (row + window.before() - window.reach() / 2.0) / window.stride() + 0.5;
    }
}
