package org.fovea.project;

import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Filter;

/// Which channels of a filter are looked at and edited together.
public sealed interface Slice {
    /// All at once, each with weights of its own.
    record Every() implements Slice {
    }

    /// One alone, counted from 0.
    record One(int channel) implements Slice {
    }

    /// All, which have the same weights and keep having them.
    record Shared() implements Slice {
    }

    /// The part of the weights C×kh×kw that this slice is: all channels, or the one that stands for them.
    default Tensor of(Tensor weights) {
        return switch (this) {
            case Every _ -> weights;
            case One one -> weights.channel(one.channel());
            case Shared _ -> weights.channel(0);
        };
    }

    /// The weights with this slice replaced by an edited one; where that has another kernel size, channels outside the
    /// slice follow, kept in the middle.
    default Tensor into(Tensor weights, Tensor edited) {
        return switch (this) {
            case Every _ -> edited;
            case Shared _ -> named(edited).forChannels(weights.shape.channels()).weights();
            case One one -> {
                Shape size = edited.shape;
                Tensor fitted = named(weights).resized(size.height(), size.width()).weights();
                float[] data = fitted.data.clone();
                System.arraycopy(edited.data, 0, data, one.channel() * size.plane(), size.plane());
                yield new Tensor(fitted.shape, data);
            }
        };
    }

    private static NamedFilter named(Tensor weights) {
        return new NamedFilter("", new Filter(weights, 0), false);
    }
}
