package org.fovea.engine;

/// What a layer sets for one axis, before the input size is known: kernel size, stride and dilation, each at least 1.
public record Axis(int size, int stride, int dilation) {

    /// @throws IllegalArgumentException when a value is below 1
    public Axis {
        if (size < 1 || stride < 1 || dilation < 1)
            throw new IllegalArgumentException(
                    "kernel size, stride and dilation are at least 1, not %d, %d and %d".formatted(size, stride,
                            dilation));
    }

    public int reach() {
        return dilation * (size - 1) + 1;
    }

    public Window padded(int before, int after) {
        return new Window(size, stride, before, after, dilation);
    }
}
