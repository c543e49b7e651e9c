package org.fovea.figure.stack;

import java.util.Map;
import java.util.TreeMap;
import org.fovea.compute.Outline;
import org.fovea.engine.Region;
import org.fovea.engine.field.Units;
import org.fovea.engine.net.Cone;
import org.fovea.engine.net.Network;
import org.fovea.project.Cell;

/// What a pixel of the picture reaches in every layer: its projective field, unit by unit, gaps included.
///
/// @param pixel all channels of it
/// @param units by layer, places of the maps with channels left out; only of layers that are shown and reached
public record Reached(Cell pixel, Map<Integer, Units> units) {

    /// Layers that cannot work are left out.
    public static Reached of(Outline outline, Cell pixel, Folding folding) {
        Network network = outline.network();
        Cone cone = Cone.forth(network, 0,
                Units.of(outline.picture(), new Region(pixel.row(), pixel.column(), 1, 1)));
        var units = new TreeMap<Integer, Units>();
        for (int layer : folding.shown())
            if ((layer == 0 || outline.row(layer).works()) && !cone.units(layer).isEmpty())
                units.put(layer, cone.units(layer).plane());
        return new Reached(pixel, units);
    }
}
