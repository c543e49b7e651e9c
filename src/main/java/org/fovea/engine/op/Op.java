package org.fovea.engine.op;

import java.util.BitSet;
import java.util.List;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.field.Fields;
import org.fovea.engine.simd.Machine;

/// One operation of a network: from the values of its inputs, C×H×W each, to one output. Names and meaning are those of
/// ONNX and PyTorch.
///
/// Any region of the output is computed from the parts of the inputs it needs and from nothing else. Neither the region
/// nor the number of threads changes a bit of a value. With [Machine#SCALAR] the formula is computed as it is written.
public sealed interface Op permits Activation, AdaptiveAvgPool, Arithmetic, AvgPool, BatchNorm, ChannelShuffle, Concat,
        ConvTranspose2d, Convolution, Dense, Dropout, Flatten, GlobalAvgPool, GlobalMaxPool, LayerNorm, Lrn, MaxPool,
        PRelu, Pad, PixelShuffle, ReduceMean, Resize, Slice, Softmax {

    /// The operator in ONNX.
    String onnx();

    /// The shape of the output.
    ///
    /// @throws IllegalArgumentException when inputs of these shapes do not fit
    Shape output(List<Shape> inputs);

    /// The part of one input that a region of the output depends on.
    Region needs(Region region, int input, List<Shape> inputs);

    /// The part of one input that this machine reads to compute a region of the output: what it depends on, or more where
    /// neighbouring outputs share their work.
    default Region needs(Region region, int input, List<Shape> inputs, Machine machine) {
        return needs(region, input, inputs);
    }

    /// Which rows and columns of one input an output sees, as if the input went on for ever: [#needs] without borders.
    Fields fields(int input, List<Shape> inputs);

    /// Computes a region of the output.
    ///
    /// @param inputs each holds at least what the machine needs for the region
    /// @throws java.util.concurrent.CancellationException when cancelled
    Patch forward(List<Patch> inputs, Region region, Machine machine, Cancel cancel);

    /// The gradient with respect to one input: how fast `Σ gradient · output` grows with each of its values. Where the
    /// output has a kink, such as at the 0 of a ReLU or between two equal largest values, that of one side.
    ///
    /// The number of threads does not change a bit of it.
    ///
    /// @param input which of the inputs
    /// @param inputs the whole inputs
    /// @param output the whole output for them
    /// @param gradient one number for each value of the output
    /// @throws java.util.concurrent.CancellationException when cancelled
    default Tensor back(int input, List<Tensor> inputs, Tensor output, Tensor gradient, Machine machine,
            Cancel cancel) {
        cancel.check();
        return Gradient.of(this, input, inputs, output, gradient, machine, cancel);
    }

    /// How one value of the output comes about.
    ///
    /// @param inputs the whole inputs
    Explanation explain(List<Tensor> inputs, int channel, int row, int column);

    /// How many multiplications, additions or comparisons of two values a region costs by the formula.
    long multiplyAdds(Region region, List<Shape> inputs);

    /// How many numbers the operation has learned: weights, biases and the like. As PyTorch counts them: the weight and the
    /// bias of a normalisation are parameters, its running statistics are not. 0 unless there is something to learn.
    default long parameters() {
        return 0;
    }

    /// The channels of the output that depend on some channels of an input: the same ones, unless the operation mixes
    /// channels.
    default BitSet touched(BitSet channels, int input, List<Shape> inputs) {
        return channels;
    }

    /// The whole output, when only some of its channels differ from those before.
    ///
    /// @param inputs the whole inputs as they are now
    /// @param before the whole output before
    /// @param channels what has to be computed; at least one
    default Patch update(List<Patch> inputs, Patch before, BitSet channels, Machine machine, Cancel cancel) {
        return Inputs.update(this, inputs, before, channels, machine, cancel);
    }
}
