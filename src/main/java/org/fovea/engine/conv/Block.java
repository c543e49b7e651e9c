package org.fovea.engine.conv;

import org.fovea.engine.simd.Taps;

/// Maps of one group that are computed together.
///
/// @param first the first filter
/// @param count how many filters
/// @param maps how many maps the kernels compute: a filter may have several rows, and the last may belong to nobody
/// @param taps the weights, in as many parts as the plan has
record Block(int first, int count, int maps, Taps[] taps) {
}
