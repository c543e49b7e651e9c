package org.fovea.compute;

import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.project.Fit;
import org.fovea.project.Picture;

/// Makes the input of a layer from a picture: crop, grey, size, and what was painted on it.
public final class Fitted {
    private Fitted() {
    }

    /// The input of the layer, C×H×W.
    public static Tensor input(Picture picture) {
        return painted(of(picture.original(), picture.fit()), picture);
    }

    static Tensor painted(Tensor fitted, Picture picture) {
        if (picture.paint().isEmpty()) return fitted;
        float[] data = fitted.data.clone();
        picture.paint().applyTo(data);
        return new Tensor(fitted.shape, data);
    }

    /// A picture cropped, made grey and brought to size; the picture itself where nothing is to be done.
    public static Tensor of(Tensor original, Fit fit) {
        Tensor result = original;
        if (fit.square()) result = square(result);
        if (fit.gray() && result.shape.channels() == 3) result = gray(result);
        Shape wanted = fit.shape(original.shape);
        return Resample.to(result, wanted.height(), wanted.width());
    }

    private static Tensor square(Tensor x) {
        int side = Math.min(x.shape.height(), x.shape.width());
        if (side == x.shape.height() && side == x.shape.width()) return x;
        int top = (x.shape.height() - side) / 2;
        int left = (x.shape.width() - side) / 2;
        var shape = new Shape(x.shape.channels(), side, side);
        var data = new float[shape.size()];
        for (int c = 0; c < shape.channels(); c++)
            for (int i = 0; i < side; i++)
                System.arraycopy(x.data, x.shape.index(c, top + i, left), data, shape.index(c, i, 0), side);
        return new Tensor(shape, data);
    }

    /// Luma of ITU-R BT.601: 0.299 R + 0.587 G + 0.114 B.
    private static Tensor gray(Tensor x) {
        int plane = x.shape.plane();
        var data = new float[plane];
        for (int i = 0; i < plane; i++)
            data[i] = 0.299f * x.data[i] + 0.587f * x.data[plane + i] + 0.114f * x.data[2 * plane + i];
        return new Tensor(x.shape.oneChannel(), data);
    }
}
