package org.fovea.compute;

import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.engine.Window;
import org.fovea.engine.op.AvgPool;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.MaxPool;
import org.fovea.engine.op.Op;
import org.fovea.engine.op.Pad;

/// The window that an operation slides over its input, per axis; one pixel, without padding, where none slides.
public final class Windows {
    private static final Window PIXEL = new Window(1, 1, 0, 0, 1);

    private Windows() {
    }

    /// Over the rows of an input of this shape.
    public static Window rows(Op op, Shape input) {
        if (op instanceof Convolution c) return c.layer().rowWindow(input);
        if (op instanceof MaxPool p) return p.pooling().rowWindow(input);
        if (op instanceof AvgPool p) return p.pooling().rowWindow(input);
        if (op instanceof Pad p && ring(p)) return new Window(1, 1, p.padding().top(), p.padding().bottom(), 1);
        return PIXEL;
    }

    /// Over its columns.
    public static Window columns(Op op, Shape input) {
        if (op instanceof Convolution c) return c.layer().columnWindow(input);
        if (op instanceof MaxPool p) return p.pooling().columnWindow(input);
        if (op instanceof AvgPool p) return p.pooling().columnWindow(input);
        if (op instanceof Pad p && ring(p)) return new Window(1, 1, p.padding().left(), p.padding().right(), 1);
        return PIXEL;
    }

    /// Whether a window slides over the input.
    public static boolean slides(Op op) {
        return op instanceof Convolution || op instanceof MaxPool || op instanceof AvgPool
                || (op instanceof Pad p && ring(p));
    }

    /// Whether what it adds is the padding that a convolution could have.
    private static boolean ring(Pad pad) {
        return pad.value() == 0 || pad.mode() != PaddingMode.ZEROS;
    }
}
