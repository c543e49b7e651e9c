package org.fovea.figure.overview;

import org.fovea.project.Layer;

/// What is seen of a layer: so many maps from the first on, in pixels.
public record Part(Layer layer, int first, int count, int width, int height) {
    /// What of a layer a stack shows.
    ///
    /// @param pixels how many pixels one unit of the stack has
    public static Part of(Layer layer, Stack stack, double pixels) {
        return new Part(layer, stack.first(), stack.shown(), (int) Math.ceil(stack.width() * pixels),
                (int) Math.ceil(stack.height() * pixels));
    }
}
