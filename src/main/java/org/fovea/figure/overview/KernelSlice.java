package org.fovea.figure.overview;

import java.util.Arrays;
import java.util.List;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Dense;
import org.fovea.engine.op.Op;
import org.fovea.figure.ColorScale;
import org.fovea.figure.Painting;
import org.fovea.figure.Raster;
import org.jspecify.annotations.Nullable;

/// The weights between one map and one channel of the input, and the colours of all weights that make the map.
record KernelSlice(Tensor weights, ColorScale scale) {

    /// Null where the operation has no weights, or the map is not made of that channel.
    static @Nullable KernelSlice of(Op op, List<Shape> inputs, int channel, int map) {
        if (op instanceof Convolution convolution) {
            var layer = convolution.layer();
            Tensor filter = layer.filters().get(map).weights();
            int seen = filter.shape.channels();
            int slice = channel - map / (layer.filters().size() / layer.groups()) * seen;
            return slice < 0 || slice >= seen
                    ? null
                    : new KernelSlice(filter.channel(slice), ColorScale.ofWeights(filter.data));
        }
        if (op instanceof Dense dense) {
            Shape input = inputs.getFirst();
            int row = map * input.size();
            float[] all = Arrays.copyOfRange(dense.weights().data, row, row + input.size());
            return new KernelSlice(new Tensor(input, all).channel(channel), ColorScale.ofWeights(all));
        }
        return null;
    }

    Raster raster() {
        return Painting.map(weights, 0, scale);
    }
}
