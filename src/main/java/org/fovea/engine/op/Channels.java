package org.fovea.engine.op;

import java.util.Arrays;
import java.util.BitSet;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;

/// Some channels of a tensor.
final class Channels {
    private Channels() {
    }

    static BitSet all(int count) {
        var all = new BitSet(count);
        all.set(0, count);
        return all;
    }

    /// These channels alone, renumbered from 0.
    static Patch select(Patch x, BitSet channels) {
        Shape whole = x.whole();
        int plane = x.values().shape.plane();
        var values = new float[channels.cardinality() * plane];
        int to = 0;
        for (int c = channels.nextSetBit(0); c >= 0; c = channels.nextSetBit(c + 1), to += plane)
            System.arraycopy(x.values().data, c * plane, values, to, plane);
        int count = channels.cardinality();
        return new Patch(new Shape(count, whole.height(), whole.width()), x.region(),
                new Tensor(new Shape(count, x.region().height(), x.region().width()), values));
    }

    /// The numbers of these channels, of one for each channel.
    static float[] select(float[] numbers, BitSet channels) {
        var result = new float[channels.cardinality()];
        int[] which = channels.stream().toArray();
        for (int i = 0; i < which.length; i++) result[i] = numbers[which[i]];
        return result;
    }

    /// `before` with these channels replaced.
    static Patch replace(Patch before, BitSet channels, Patch selected) {
        int plane = before.values().shape.plane();
        float[] values = Arrays.copyOf(before.values().data, before.values().data.length);
        int from = 0;
        for (int c = channels.nextSetBit(0); c >= 0; c = channels.nextSetBit(c + 1), from += plane)
            System.arraycopy(selected.values().data, from, values, c * plane, plane);
        return new Patch(before.whole(), before.region(), new Tensor(before.values().shape, values));
    }

    /// An empty patch to be filled.
    static Patch blank(Shape whole, Region region) {
        return new Patch(whole, region,
                Tensor.zeros(new Shape(whole.channels(), region.height(), region.width())));
    }
}
