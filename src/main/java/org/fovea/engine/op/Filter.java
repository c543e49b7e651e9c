package org.fovea.engine.op;

import org.fovea.engine.Tensor;

/// One filter of a convolutional layer, which makes one feature map.
///
/// @param weights (in/groups)×kh×kw
/// @param bias added to every value of the map
public record Filter(Tensor weights, float bias) {

    public Filter withWeights(Tensor changed) {
        return new Filter(changed, bias);
    }

    public Filter withBias(float changed) {
        return new Filter(weights, changed);
    }
}
