package org.fovea.ui.learn.features;

/// A map of a layer.
///
/// @param node 1, 2, …
record Place(int node, int map) {
}
