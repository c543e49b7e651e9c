package org.fovea.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.AvgPool;
import org.fovea.engine.op.BatchNorm;
import org.fovea.engine.op.Dense;
import org.fovea.engine.op.MaxPool;
import org.fovea.engine.op.Op;
import org.fovea.engine.op.Pooling;

/// Writes down a network layer after layer; each method gives the number of the new layer. Weights are initialised with
/// seeds that follow from the layer's number, so that a network is the same everywhere.
final class Sketch {
    private static final int PICTURE = 0;

    private final List<Layer> layers = new ArrayList<>();
    private final Shape picture;

    Sketch(Shape picture) {
        this.picture = picture;
    }

    List<Layer> layers() {
        return List.copyOf(layers);
    }

    /// The last layer, or the picture.
    int last() {
        return layers.size();
    }

    int add(String name, Op op, int... from) {
        return addKind(name, new Operation(op), from);
    }

    /// @param from what it reads; the last layer where nothing is said
    int addKind(String name, Kind kind, int... from) {
        layers.add(Layer.of(name, kind, from.length == 0 ? new int[]{last()} : from));
        return last();
    }

    /// A convolution with square kernels and as much padding on every side.
    int conv(String name, int filters, int size, int stride, int padding, boolean relu, int... from) {
        return conv(name, filters, size, stride, padding, 1, relu, from);
    }

    int conv(String name, int filters, int size, int stride, int padding, int groups, boolean relu, int... from) {
        int channels = shape(from.length == 0 ? last() : from[0]).channels();
        long seed = last() + 1L;
        Initializer initializer = relu ? Initializer.he(seed) : Initializer.glorot(seed);
        var axis = new Axis(size, stride, 1);
        return addKind(name,
                new Conv(initializer.filters(filters, new Shape(channels / groups, size, size)), axis, axis,
                        new Padding.Explicit(padding, padding, padding, padding), PaddingMode.ZEROS, groups, false,
                        relu),
                from);
    }

    int relu(String name, int... from) {
        return add(name, Activation.RELU, from);
    }

    int maxPool(String name, int size, int stride, int padding, int... from) {
        return add(name, new MaxPool(pooling(size, stride, padding)), from);
    }

    int avgPool(String name, int size, int stride) {
        return add(name, new AvgPool(pooling(size, stride, 0), false));
    }

    private static Pooling pooling(int size, int stride, int padding) {
        var axis = new Axis(size, stride, 1);
        return new Pooling(axis, axis, new Padding.Explicit(padding, padding, padding, padding), false);
    }

    /// Batch normalisation as it begins: mean 0, variance 1, scale 1, bias 0.
    int batchNorm(String name) {
        int channels = shape(last()).channels();
        var ones = new float[channels];
        java.util.Arrays.fill(ones, 1);
        return add(name, new BatchNorm(ones, new float[channels], new float[channels], ones.clone(), 1e-5f));
    }

    int dense(String name, int outputs) {
        int inputs = shape(last()).size();
        return add(name, new Dense(Initializer.glorot(last() + 1L).matrix(outputs, inputs), new float[outputs]));
    }

    /// The shape of a layer's output; of the picture for 0.
    private Shape shape(int layer) {
        return layer == PICTURE ? picture : Objects.requireNonNull(Shapes.of(picture, layers).get(layer));
    }
}
