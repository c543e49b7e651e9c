package org.fovea.compute;

import org.fovea.engine.Shape;
import org.fovea.engine.op.Term;

/// One channel of a neuron's arithmetic as three grids of kernel size: what it sees, the weights, and their products; or all
/// channels added up, tap by tap.
///
/// @param height rows of the kernel
/// @param width columns of the kernel
/// @param inputs row-major; added up over the channels, their mean
/// @param weights row-major; added up over the channels, their sum
/// @param products row-major
/// @param padding whether a tap reads the padding
public record Products(int height, int width, float[] inputs, float[] weights, float[] products, boolean[] padding) {

    /// How many channels the neuron sees.
    public static int channels(Neuron neuron) {
        return neuron.terms().size() / taps(neuron);
    }

    private static int taps(Neuron neuron) {
        return neuron.rows().size() * neuron.columns().size();
    }

    /// Of one channel.
    ///
    /// @param channel counted among the channels the neuron sees
    /// @param input the shape of the layer's input
    public static Products of(Neuron neuron, Shape input, int channel) {
        return new Gather(neuron, input, neuron.terms().size()).add(channel).made(1);
    }

    /// Of all channels, tap by tap.
    public static Products summed(Neuron neuron, Shape input) {
        return summed(neuron, input, neuron.terms().size());
    }

    /// The same while only some of the products are there; inputs and weights are known from the beginning.
    ///
    /// @param done how many of the neuron's terms are
    public static Products summed(Neuron neuron, Shape input, int done) {
        int channels = channels(neuron);
        var gather = new Gather(neuron, input, done);
        for (int c = 0; c < channels; c++) gather.add(c);
        return gather.made(channels);
    }

    /// The sum of one channel's products.
    public static float sum(Neuron neuron, int channel) {
        return sum(neuron, channel, neuron.terms().size());
    }

    /// The sum of those of one channel's products that are there.
    ///
    /// @param done how many of the neuron's terms are
    public static float sum(Neuron neuron, int channel, int done) {
        float sum = 0;
        int taps = taps(neuron);
        for (int t = channel * taps; t < Math.min(done, (channel + 1) * taps); t++)
            sum += neuron.terms().get(t).product();
        return sum;
    }

    /// Whether every channel has the same weights.
    public static boolean shared(Neuron neuron) {
        int taps = taps(neuron);
        for (int t = taps; t < neuron.terms().size(); t++)
            if (neuron.terms().get(t).weight() != neuron.terms().get(t % taps).weight()) return false;
        return true;
    }

    private static final class Gather {
        private final Neuron neuron;
        private final Shape input;
        private final int done;
        private final float[] inputs;
        private final float[] weights;
        private final float[] products;
        private final boolean[] padding;

        Gather(Neuron neuron, Shape input, int done) {
            this.neuron = neuron;
            this.input = input;
            this.done = done;
            int taps = taps(neuron);
            inputs = new float[taps];
            weights = new float[taps];
            products = new float[taps];
            padding = new boolean[taps];
        }

        Gather add(int channel) {
            for (int t = 0; t < inputs.length; t++) {
                Term term = neuron.terms().get(channel * inputs.length + t);
                inputs[t] += term.input();
                weights[t] += term.weight();
                if (channel * inputs.length + t < done) products[t] += term.product();
                padding[t] = term.row() < 0 || term.row() >= input.height() || term.column() < 0
                        || term.column() >= input.width();
            }
            return this;
        }

        Products made(int channels) {
            if (channels > 1) for (int t = 0; t < inputs.length; t++) inputs[t] /= channels;
            return new Products(neuron.rows().size(), neuron.columns().size(), inputs, weights, products, padding);
        }
    }
}
