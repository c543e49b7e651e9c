package org.fovea.engine.net;

import java.util.BitSet;
import java.util.List;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Op;

/// How a node gets its new values when some channels of its inputs have changed. This is the one place where it is
/// decided.
///
/// Let m be the multiply-adds of the whole output, n the channels of the output, t those touched by the change, v the
/// values of a touched channel and s the channels a filter sees. Then
///
/// - computing the touched channels anew costs `m·t/n`;
/// - adding the difference costs `m·t/n·d/s` with d ≤ s the changed channels, plus [#PASS] for each of the `t·v` values
///   that are read, added to and written.
///
/// The cheaper way is taken. Only a convolution without activation is linear; everything else is computed anew.
public enum Way {
    /// The touched channels anew: exact.
    RECOMPUTE,
    /// What the difference of the input makes is added to what was there.
    ADD_DIFFERENCE;

    /// A value that is read, added to and written takes as long as this many multiply-adds in the registers.
    static final int PASS = 8;

    static Way of(Op op, BitSet changed, List<Shape> inputs, Shape output) {
        if (!(op instanceof Convolution convolution) || !convolution.linear()) return RECOMPUTE;
        long anew = anew(op, op.touched(changed, 0, inputs), inputs, output);
        long difference = difference(convolution, changed, inputs, output);
        return difference < anew ? ADD_DIFFERENCE : RECOMPUTE;
    }

    static long anew(Op op, BitSet touched, List<Shape> inputs, Shape output) {
        return op.multiplyAdds(Region.all(output), inputs) / output.channels() * touched.cardinality();
    }

    static long difference(Convolution op, BitSet changed, List<Shape> inputs, Shape output) {
        int groups = op.layer().groups();
        int seen = op.layer().inputChannels() / groups;
        long each = op.multiplyAdds(Region.all(output), inputs) / groups / seen;
        long touched = op.touched(changed, 0, inputs).cardinality();
        return each * changed.cardinality() + PASS * touched * output.plane();
    }
}
