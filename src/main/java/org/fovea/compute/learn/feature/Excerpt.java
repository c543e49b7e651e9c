package org.fovea.compute.learn.feature;

import org.fovea.engine.Region;
import org.fovea.engine.Tensor;
import org.fovea.engine.field.Units;
import org.fovea.engine.net.Cone;
import org.fovea.engine.net.Network;

/// What one unit sees of a picture: the part of it in the unit's exact receptive field.
///
/// @param picture C×H×W
/// @param seen from the first to the last row and column it sees; what of that lies beside the picture is padding
/// @param source the pixels it depends on, gaps left out
public record Excerpt(Tensor picture, Region seen, Units source) {

    /// @param node 1, 2, …
    public static Excerpt of(Network network, int node, int map, int row, int column, Tensor picture) {
        Units unit = Units.of(map, row, column);
        Region seen = Cone.seen(network, node, unit).units(0).region()
                .orElseThrow(() -> new IllegalArgumentException("node %d sees nothing".formatted(node)));
        return new Excerpt(picture, seen, Cone.back(network, node, unit).units(0).plane());
    }

    /// A whole picture.
    public static Excerpt of(Tensor picture) {
        Region all = Region.all(picture.shape);
        return new Excerpt(picture, all, Units.of(picture.shape.oneChannel(), all));
    }

    /// Whether some of it lies on padding.
    public boolean padded() {
        return !Region.all(picture.shape).contains(seen);
    }

    /// Whether pixels between those it sees do not count, as under a dilated kernel.
    public boolean gaps() {
        int height = Math.min(seen.bottom(), picture.shape.height()) - Math.max(seen.top(), 0);
        int width = Math.min(seen.right(), picture.shape.width()) - Math.max(seen.left(), 0);
        return source.area() < (long) Math.max(0, height) * Math.max(0, width);
    }
}
