package org.fovea.figure.stack;

import java.util.Map;
import java.util.TreeMap;
import org.fovea.compute.Outline;
import org.fovea.engine.field.Units;
import org.fovea.engine.net.Cone;
import org.fovea.engine.net.Network;

/// What a neuron depends on in every layer, or what two of them depend on together: unit by unit, gaps included.
///
/// @param units by layer; only of layers that are shown
public record Dependence(Map<Integer, Units> units) {

    static Dependence of(Outline outline, Place neuron, Folding folding) {
        Network network = outline.network();
        Cone cone = Cone.back(network, neuron.layer(),
                Units.of(neuron.map(), neuron.neuron().row(), neuron.neuron().column()));
        var units = new TreeMap<Integer, Units>();
        for (int layer : folding.shown()) units.put(layer, cone.units(layer));
        return new Dependence(units);
    }

    /// What both have in common.
    Dependence and(Dependence other) {
        var common = new TreeMap<Integer, Units>();
        units.forEach((layer, own) -> common.put(layer, own.and(other.of(layer))));
        return new Dependence(common);
    }

    /// None where the layer is not shown.
    Units of(int layer) {
        return units.getOrDefault(layer, Units.NONE);
    }

    /// So many pixels of the picture.
    long pixels() {
        return of(0).plane().area();
    }
}
