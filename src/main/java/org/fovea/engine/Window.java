package org.fovea.engine;

/// One axis of a sliding window, with its padding resolved: height and width are two independent windows.
///
/// Units are rows (or columns) of the input. The output size follows Dumoulin and Visin, arXiv:1603.07285:
/// `o = floor((i + before + after − (dilation·(size − 1) + 1)) / stride) + 1`.
public record Window(int size, int stride, int before, int after, int dilation) {

    /// @throws IllegalArgumentException when this is not a sliding window
    public Window {
        if (size < 1 || stride < 1 || before < 0 || after < 0 || dilation < 1)
            throw new IllegalArgumentException(
                    "not a sliding window: size %d, stride %d, padding %d and %d, dilation %d"
                            .formatted(size, stride, before, after, dilation));
    }

    /// How many input rows one position spans.
    public int reach() {
        return dilation * (size - 1) + 1;
    }

    /// The output size for an input of this many rows; below 1 when the window does not fit.
    public int steps(int input) {
        return Math.floorDiv(input + before + after - reach(), stride) + 1;
    }

    /// The input row under tap `tap` at output position `output`; outside 0 … input − 1 it lies on the padding.
    public int row(int output, int tap) {
        return output * stride - before + tap * dilation;
    }

    /// Whether any tap at any of `steps(input)` positions reads a row; rows outside 0 … input − 1 lie on the padding. With
    /// strides above the size, or dilation and strides that share a factor, there are rows in between that none reads.
    public boolean reads(int row, int input) {
        long steps = steps(input);
        for (int tap = 0; tap < size; tap++) {
            long from = (long) row + before - (long) tap * dilation;
            if (from >= 0 && from % stride == 0 && from / stride < steps) return true;
        }
        return false;
    }

    /// How many rows at the end of the padded input no position covers, at least 0.
    public int leftover(int input) {
        int steps = steps(input);
        return steps < 1 ? 0 : input + before + after - reach() - (steps - 1) * stride;
    }
}
