package org.fovea.compute.learn;

import org.fovea.engine.Tensor;
import org.fovea.engine.net.Values;
import org.fovea.engine.train.Target;

/// What a network under training makes of one test example.
///
/// @param snapshot the network
/// @param example the number of the example
/// @param input C×H×W
/// @param target what should come out
/// @param values the maps of all layers
public record Seen(Snapshot snapshot, int example, Tensor input, Target target, Values values) {
}
