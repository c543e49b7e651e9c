package org.fovea.project;

import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;

/// The input of the layer: an opened picture, what is made of it, and what was painted on it.
///
/// @param source where it comes from
/// @param original as it was read, 1×H×W or 3×H×W, values 0…1
/// @param fit how the original becomes the input
/// @param paint what was painted on the fitted picture
public record Picture(Source source, Tensor original, Fit fit, Paint paint) {

    public static Picture of(Source source, Tensor original) {
        return new Picture(source, original, Fit.NONE, Paint.NONE);
    }

    public String name() {
        return source.name();
    }

    /// The shape of the input, C×H×W.
    public Shape shape() {
        return fit.shape(original.shape);
    }

    /// Paint belongs to the pixels it was put on, so another fit starts clean.
    public Picture withFit(Fit changed) {
        return changed.equals(fit) ? this : new Picture(source, original, changed, Paint.NONE);
    }

    public Picture withPaint(Paint changed) {
        return new Picture(source, original, fit, changed);
    }
}
