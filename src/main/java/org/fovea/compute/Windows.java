package org.fovea.compute;

import org.fovea.engine.Shape;
import org.fovea.engine.Window;
import org.fovea.engine.op.AvgPool;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.MaxPool;
import org.fovea.engine.op.Op;

/// How an operation looks at its input, as one sliding window per axis: a pixel for those that look at one value, everything
/// for those that look at all.
final class Windows {
    private static final Window PIXEL = new Window(1, 1, 0, 0, 1);

    private Windows() {
    }

    static Window rows(Op op, Shape input, Shape output) {
        if (op instanceof Convolution c) return c.layer().rowWindow(input);
        if (op instanceof MaxPool p) return p.pooling().rowWindow(input);
        if (op instanceof AvgPool p) return p.pooling().rowWindow(input);
        return window(input.height(), output.height());
    }

    static Window columns(Op op, Shape input, Shape output) {
        if (op instanceof Convolution c) return c.layer().columnWindow(input);
        if (op instanceof MaxPool p) return p.pooling().columnWindow(input);
        if (op instanceof AvgPool p) return p.pooling().columnWindow(input);
        return window(input.width(), output.width());
    }

    private static Window window(int input, int output) {
        if (output == input) return PIXEL;
        if (output == 1) return new Window(input, 1, 0, 0, 1);
        int each = Math.max(1, input / output);
        return new Window(each, each, 0, 0, 1);
    }
}
