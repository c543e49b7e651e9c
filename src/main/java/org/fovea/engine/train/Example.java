package org.fovea.engine.train;

import org.fovea.engine.Tensor;

/// What goes into a network and what should come out.
///
/// @param input C×H×W
public record Example(Tensor input, Target target) {
}
