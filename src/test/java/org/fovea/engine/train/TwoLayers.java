package org.fovea.engine.train;

import java.util.List;
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

/// A network and two examples small enough to be worked out by hand.
final class TwoLayers {
    private TwoLayers() {
    }

    static Network network() {
        var layer = new Conv2d(List.of(new Filter(Tensor.plane(1, 2, 0.5f, -1), 2)), new Axis(1, 1, 1),
                new Axis(2, 1, 1), Padding.Named.VALID, PaddingMode.ZEROS, 1, false);
        return Network.chain(new Shape(1, 1, 3), List.of(new Convolution(layer, Activation.RELU),
                new Dense(Tensor.plane(1, 2, 2, -0.5f), new float[]{1})));
    }

    static List<Example> batch() {
        return List.of(new Example(Tensor.plane(1, 3, 1, 2, -1), new Target.Values(Tensor.plane(1, 1, 1))),
                new Example(Tensor.plane(1, 3, 0, 3, 1), new Target.Values(Tensor.plane(1, 1, -1.25f))));
    }

    /// Examples as they are listed.
    static Examples examples(List<Example> list) {
        List<Example> all = List.copyOf(list);
        return new Examples() {
            @Override
            public int size() {
                return all.size();
            }

            @Override
            public Shape input() {
                return all.isEmpty() ? new Shape(1, 1, 3) : all.getFirst().input().shape;
            }

            @Override
            public Example example(int index, long draw) {
                return all.get(index);
            }
        };
    }
}
