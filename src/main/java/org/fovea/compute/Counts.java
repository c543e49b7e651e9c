package org.fovea.compute;

import org.fovea.engine.Shape;
import org.fovea.project.Conv;

/// What a convolutional layer costs, for one picture.
///
/// @param parameters weights and biases: (kh·kw·C + 1)·K
/// @param denseWeights what a fully connected layer between the same input and all K maps would need, without biases
/// @param multiplyAdds one per weight and output value
/// @param mapBytes all K maps as float32
public record Counts(long parameters, long denseWeights, long multiplyAdds, long mapBytes) {

    /// Of a layer that works on an input of this shape (see [Check]).
    public static Counts of(Conv layer, Shape input) {
        return of(input, layer.convolution().output(input), layer.rows().size(), layer.columns().size());
    }

    /// Of K = `output.channels()` filters with kernels of `kernelHeight` × `kernelWidth`.
    public static Counts of(Shape input, Shape output, int kernelHeight, int kernelWidth) {
        long weights = (long) kernelHeight * kernelWidth * input.channels();
        return new Counts((weights + 1) * output.channels(), (long) input.size() * output.size(),
                Math.multiplyExact(weights, (long) output.size()), (long) output.size() * Float.BYTES);
    }
}
