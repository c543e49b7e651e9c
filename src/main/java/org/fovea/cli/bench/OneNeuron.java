package org.fovea.cli.bench;

import java.util.ArrayList;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.net.Network;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.Conv2d;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Filter;
import org.fovea.engine.op.Op;

/// One position of the last layer of a network, all maps of it: what pointing at a pixel asks for. Ours computes the
/// receptive field in each layer.
///
/// @param at the position
public record OneNeuron(String id, String name, Network network, Region at) implements Work {
    private static final float BIAS = 0.1f;

    /// The middle of square layers with ReLU, all of one size.
    static OneNeuron of(String id, Shape input, int layers, int maps, int size) {
        var random = new Random(id.hashCode());
        var axis = new Axis(size, 1, 1);
        var ops = new ArrayList<Op>();
        for (int n = 0; n < layers; n++) {
            var weights = new Shape(n == 0 ? input.channels() : maps, size, size);
            var filters = new ArrayList<Filter>();
            for (int k = 0; k < maps; k++) filters.add(new Filter(Work.noise(weights, random), BIAS));
            ops.add(new Convolution(new Conv2d(filters, axis, axis, Padding.Named.SAME, PaddingMode.ZEROS, 1, false),
                    Activation.RELU));
        }
        String name = "%d×%d×%d%s, %d×%d, one neuron".formatted(input.channels(), input.height(), input.width(),
                IntStream.range(0, layers).mapToObj(_ -> "→" + maps).collect(Collectors.joining()), size, size);
        return new OneNeuron(id, name, Network.chain(input, ops),
                new Region(input.height() / 2, input.width() / 2, 1, 1));
    }

    @Override
    public Shape input() {
        return network.shape(0);
    }

    @Override
    public Shape output() {
        return new Shape(network.shape(last()).channels(), at.height(), at.width());
    }

    /// The number of the last layer.
    int last() {
        return network.size() - 1;
    }

    /// Two for each weight of each output in the receptive field.
    @Override
    public long flops() {
        return 2 * network.demand(last(), at).multiplyAdds();
    }
}
