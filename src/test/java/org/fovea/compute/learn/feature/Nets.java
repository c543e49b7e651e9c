package org.fovea.compute.learn.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Network;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.Conv2d;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Dense;
import org.fovea.engine.op.Filter;
import org.fovea.engine.op.Flatten;
import org.fovea.engine.op.MaxPool;
import org.fovea.engine.op.Op;
import org.fovea.engine.op.Pooling;

/// Small networks for tests.
public final class Nets {
    private Nets() {
    }

    /// Convolution, pooling, convolution, pooling, dense: as the default network for digits, only smaller.
    public static Network classifier(Shape picture, int classes, boolean fused, long seed) {
        var random = new Random(seed);
        var ops = new ArrayList<Op>();
        conv(ops, picture.channels(), 4, fused, random);
        ops.add(new MaxPool(Pooling.square(2)));
        conv(ops, 4, 5, fused, random);
        ops.add(new MaxPool(Pooling.square(2)));
        ops.add(new Flatten());
        Shape flat = Network.chain(picture, ops).shape(ops.size());
        Tensor weights = signed(new Shape(1, classes, flat.size()), random);
        ops.add(new Dense(weights, new float[classes]));
        return Network.chain(picture, ops);
    }

    private static void conv(List<Op> ops, int channels, int maps, boolean fused, Random random) {
        var filters = new ArrayList<Filter>();
        for (int k = 0; k < maps; k++) filters.add(new Filter(signed(new Shape(channels, 3, 3), random), 0.05f));
        ops.add(new Convolution(layer(filters), fused ? Activation.RELU : Activation.IDENTITY));
        if (!fused) ops.add(Activation.RELU);
    }

    public static Conv2d layer(List<Filter> filters) {
        Shape shape = filters.getFirst().weights().shape;
        return new Conv2d(filters, new Axis(shape.height(), 1, 1), new Axis(shape.width(), 1, 1), Padding.Named.SAME,
                PaddingMode.ZEROS, 1, false);
    }

    public static Conv2d layer(Tensor weights) {
        return layer(List.of(new Filter(weights, 0)));
    }

    /// Values from −0.5 to 0.5.
    public static Tensor signed(Shape shape, Random random) {
        var values = new float[shape.size()];
        for (int i = 0; i < values.length; i++) values[i] = random.nextFloat() - 0.5f;
        return new Tensor(shape, values);
    }
}
