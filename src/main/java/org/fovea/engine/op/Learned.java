package org.fovea.engine.op;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fovea.engine.Axis;
import org.fovea.engine.Cancel;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.Window;
import org.fovea.engine.simd.Loops;
import org.fovea.engine.simd.Machine;

/// The numbers an operation learns, as arrays in PyTorch's order: weights (out, in/groups, kh, kw; of a transposed convolution
/// in, out/groups, kh, kw), then biases; of a normalisation its weight and its bias. An operation that learns nothing has none.
public final class Learned {
    private Learned() {
    }

    /// The arrays; copies.
    public static List<float[]> of(Op op) {
        return switch (op) {
            case Convolution c -> {
                var bias = new float[c.layer().filters().size()];
                var weights = new ArrayList<Tensor>();
                for (int k = 0; k < bias.length; k++) {
                    weights.add(c.layer().filters().get(k).weights());
                    bias[k] = c.layer().filters().get(k).bias();
                }
                yield List.of(joined(weights), bias);
            }
            case ConvTranspose2d t -> List.of(joined(t.weights()), t.bias().clone());
            case Dense d -> List.of(d.weights().data.clone(), d.bias().clone());
            case BatchNorm n -> List.of(n.scale().clone(), n.bias().clone());
            case LayerNorm n -> List.of(n.weight().clone(), n.bias().clone());
            case PRelu relu -> List.of(relu.slopes().clone());
            case Activation _,AdaptiveAvgPool _,Arithmetic _,AvgPool _,ChannelShuffle _,Concat _,Dropout _,Flatten _,GlobalAvgPool _,GlobalMaxPool _,Lrn _,MaxPool _,Pad _,PixelShuffle _,ReduceMean _,Resize _,Slice _,Softmax _ ->
                List.of();
        };
    }

    private static float[] joined(List<Tensor> weights) {
        int size = weights.getFirst().data.length;
        var all = new float[weights.size() * size];
        for (int k = 0; k < weights.size(); k++) System.arraycopy(weights.get(k).data, 0, all, k * size, size);
        return all;
    }

    private static Tensor part(float[] all, int k, Shape shape) {
        return new Tensor(shape, Arrays.copyOfRange(all, k * shape.size(), (k + 1) * shape.size()));
    }

    /// The same operation with other numbers.
    ///
    /// @param arrays as [#of] gives them; they are copied
    public static Op with(Op op, List<float[]> arrays) {
        return switch (op) {
            case Convolution c -> {
                Conv2d layer = c.layer();
                var filters = new ArrayList<Filter>();
                for (int k = 0; k < layer.filters().size(); k++)
                    filters.add(new Filter(part(arrays.getFirst(), k, layer.filters().get(k).weights().shape),
                            arrays.get(1)[k]));
                yield new Convolution(new Conv2d(filters, layer.rows(), layer.columns(), layer.padding(),
                        layer.paddingMode(), layer.groups(), layer.flipped()), c.activation());
            }
            case ConvTranspose2d t -> {
                var weights = new ArrayList<Tensor>();
                for (int c = 0; c < t.weights().size(); c++)
                    weights.add(part(arrays.getFirst(), c, t.weights().get(c).shape));
                yield new ConvTranspose2d(weights, arrays.get(1).clone(), t.rows(), t.columns(), t.padding(),
                        t.outputRows(), t.outputColumns(), t.groups());
            }
            case Dense d -> new Dense(new Tensor(d.weights().shape, arrays.getFirst().clone()), arrays.get(1).clone());
            case BatchNorm n -> new BatchNorm(arrays.getFirst().clone(), arrays.get(1).clone(), n.mean(), n.variance(),
                    n.epsilon());
            case LayerNorm n -> new LayerNorm(arrays.getFirst().clone(), arrays.get(1).clone(), n.epsilon());
            case PRelu _ -> new PRelu(arrays.getFirst().clone());
            case Activation _,AdaptiveAvgPool _,Arithmetic _,AvgPool _,ChannelShuffle _,Concat _,Dropout _,Flatten _,GlobalAvgPool _,GlobalMaxPool _,Lrn _,MaxPool _,Pad _,PixelShuffle _,ReduceMean _,Resize _,Slice _,Softmax _ ->
                op;
        };
    }

    /// How fast `Σ gradient · output` grows with each number, in arrays like those of [#of]. The number of threads does not
    /// change a bit of it.
    ///
    /// @param inputs the whole inputs
    /// @param output the whole output for them
    /// @param gradient one number for each value of the output
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static List<float[]> gradients(Op op, List<Tensor> inputs, Tensor output, Tensor gradient, Machine machine,
            Cancel cancel) {
        cancel.check();
        Tensor x = inputs.getFirst();
        return switch (op) {
            case Convolution c -> {
                Tensor sums = ConvGradient.beforeActivation(c, x, output, gradient, machine, cancel);
                yield List.of(ofConvolution(c.layer(), x, sums, machine, cancel), sums(sums, machine));
            }
            case ConvTranspose2d t -> List.of(
                    new Correlated(gradient, PaddingMode.ZEROS, t.padding().top(), t.padding().left(), t.rows(),
                            t.columns(), x, t.groups()).weights(machine, cancel),
                    sums(gradient, machine));
            case Dense d -> List.of(outer(gradient.data, x.data), gradient.data.clone());
            case BatchNorm n -> normalised(n, x, gradient);
            case LayerNorm n -> normalised(n, x, gradient);
            case PRelu relu -> List.of(slopes(relu, x, gradient));
            case Activation _,AdaptiveAvgPool _,Arithmetic _,AvgPool _,ChannelShuffle _,Concat _,Dropout _,Flatten _,GlobalAvgPool _,GlobalMaxPool _,Lrn _,MaxPool _,Pad _,PixelShuffle _,ReduceMean _,Resize _,Slice _,Softmax _ ->
                List.of();
        };
    }

    private static float[] ofConvolution(Conv2d layer, Tensor x, Tensor sums, Machine machine, Cancel cancel) {
        Window rows = layer.rowWindow(x.shape);
        Window columns = layer.columnWindow(x.shape);
        float[] weights = new Correlated(x, layer.paddingMode(), rows.before(), columns.before(), axis(rows),
                axis(columns), sums, layer.groups()).weights(machine, cancel);
        return layer.flipped() ? turned(weights, rows.size() * columns.size()) : weights;
    }

    private static Axis axis(Window window) {
        return new Axis(window.size(), window.stride(), window.dilation());
    }

    private static float[] turned(float[] weights, int area) {
        var result = new float[weights.length];
        for (int t = 0; t < result.length; t++) result[t] = weights[t / area * area + area - 1 - t % area];
        return result;
    }

    /// Of each channel.
    private static float[] sums(Tensor gradient, Machine machine) {
        var sums = new float[gradient.shape.channels()];
        int plane = gradient.shape.plane();
        Loops loops = Loops.of(machine.kernels());
        for (int k = 0; k < sums.length; k++) sums[k] = loops.sum(gradient.data, k * plane, plane);
        return sums;
    }

    private static float[] outer(float[] gradient, float[] x) {
        var result = new float[gradient.length * x.length];
        for (int k = 0; k < gradient.length; k++)
            for (int i = 0; i < x.length; i++) result[k * x.length + i] = gradient[k] * x[i];
        return result;
    }

    private static List<float[]> normalised(BatchNorm norm, Tensor x, Tensor gradient) {
        var scale = new float[norm.scale().length];
        var bias = new float[scale.length];
        int plane = x.shape.plane();
        for (int c = 0; c < scale.length; c++) {
            double deviation = Math.sqrt((double) norm.variance()[c] + norm.epsilon());
            double weighted = 0;
            double plain = 0;
            for (int i = c * plane; i < (c + 1) * plane; i++) {
                weighted += gradient.data[i] * ((x.data[i] - norm.mean()[c]) / deviation);
                plain += gradient.data[i];
            }
            scale[c] = (float) weighted;
            bias[c] = (float) plain;
        }
        return List.of(scale, bias);
    }

    private static List<float[]> normalised(LayerNorm norm, Tensor x, Tensor gradient) {
        int channels = norm.weight().length;
        int plane = x.shape.plane();
        var weight = new double[channels];
        var bias = new double[channels];
        for (int at = 0; at < plane; at++) {
            double mean = 0;
            for (int c = 0; c < channels; c++) mean += x.data[c * plane + at];
            mean /= channels;
            double variance = 0;
            for (int c = 0; c < channels; c++) {
                double off = x.data[c * plane + at] - mean;
                variance += off * off;
            }
            double deviation = Math.sqrt(variance / channels + norm.epsilon());
            for (int c = 0; c < channels; c++) {
                int i = c * plane + at;
                weight[c] += gradient.data[i] * ((x.data[i] - mean) / deviation);
                bias[c] += gradient.data[i];
            }
        }
        return List.of(floats(weight), floats(bias));
    }

    private static float[] floats(double[] values) {
        var result = new float[values.length];
        for (int i = 0; i < result.length; i++) result[i] = (float) values[i];
        return result;
    }

    private static float[] slopes(PRelu relu, Tensor x, Tensor gradient) {
        var result = new float[relu.slopes().length];
        int plane = x.shape.plane();
        for (int c = 0; c < x.shape.channels(); c++) {
            double sum = 0;
            for (int i = c * plane; i < (c + 1) * plane; i++)
                if (x.data[i] < 0) sum += (double) gradient.data[i] * x.data[i];
            result[result.length == 1 ? 0 : c] += (float) sum;
        }
        return result;
    }
}
