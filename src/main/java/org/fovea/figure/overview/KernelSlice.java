package org.fovea.figure.overview;

import java.util.Arrays;
import java.util.List;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.ConvTranspose2d;
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
        if (op instanceof ConvTranspose2d layer) {
            int made = layer.bias().length / layer.groups();
            int group = layer.weights().size() / layer.groups();
            if (channel / group != map / made) return null;
            Tensor weights = layer.weights().get(channel).channel(map % made);
            float[] all = weights.data;
            for (int c = map / made * group; c < (map / made + 1) * group; c++)
                all = larger(all, layer.weights().get(c).channel(map % made).data);
            return new KernelSlice(weights, ColorScale.ofWeights(all));
        }
        if (op instanceof Dense dense) {
            Shape input = inputs.getFirst();
            int row = map * input.size();
            float[] all = Arrays.copyOfRange(dense.weights().data, row, row + input.size());
            return new KernelSlice(new Tensor(input, all).channel(channel), ColorScale.ofWeights(all));
        }
        return null;
    }

    /// The array that has the weight of the largest magnitude.
    private static float[] larger(float[] one, float[] other) {
        return ColorScale.ofWeights(one).high() >= ColorScale.ofWeights(other).high() ? one : other;
    }

    Raster raster() {
        return Painting.map(weights, 0, scale);
    }
}
