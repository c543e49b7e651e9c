package org.fovea.engine.conv;

/// A rectangle of tiles that are computed together.
///
/// @param top the first row of tiles in the whole output, in tiles
/// @param left the first column
/// @param high how many rows of tiles
/// @param wide how many columns
record Tiles(int top, int left, int high, int wide) {
}
