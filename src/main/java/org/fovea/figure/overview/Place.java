package org.fovea.figure.overview;

/// A map of a network.
///
/// @param column the number of its layer; 0 is the picture
/// @param map which of its maps; the picture is one, whatever channels it has
public record Place(int column, int map) {
}
