package org.fovea.figure.stack;

import org.fovea.project.Cell;

/// A place on a map of a layer.
///
/// @param layer 0 is the picture
/// @param map the number of the map, 0 for the picture
/// @param neuron its place on the map
public record Place(int layer, int map, Cell neuron) {
}
