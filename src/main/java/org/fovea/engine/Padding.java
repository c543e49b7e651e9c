package org.fovea.engine;

/// How many rows and columns are added around the input: by a name that frameworks use, or spelt out.
public sealed interface Padding {

    /// Conventions that derive the padding from the input, the kernel and the stride.
    enum Named implements Padding {
        /// None: the window stays inside the input.
        VALID,
        /// ceil(i / s) outputs; of an odd total the extra row goes to the end (TensorFlow SAME, ONNX SAME_UPPER).
        SAME,
        /// ceil(i / s) outputs; of an odd total the extra row goes to the beginning (ONNX SAME_LOWER).
        SAME_LOWER,
        /// Every position that touches the input at all: reach − 1 on each side.
        FULL,
        /// PyTorch's padding='same': d·(k − 1) rows in total, whatever the input; defined for stride 1 only.
        PYTORCH_SAME;
    }

    /// Rows and columns on each of the four sides, each at least 0.
    record Explicit(int top, int bottom, int left, int right) implements Padding {

        /// @throws IllegalArgumentException when a side is negative
        public Explicit {
            if (top < 0 || bottom < 0 || left < 0 || right < 0)
                throw new IllegalArgumentException("padding is at least 0 on every side");
        }
    }

    /// The window over rows for an input of this height.
    default Window rows(Axis axis, int height) {
        return switch (this) {
            case Named named -> named(named, axis, height);
            case Explicit e -> axis.padded(e.top(), e.bottom());
        };
    }

    /// The window over columns for an input of this width.
    default Window columns(Axis axis, int width) {
        return switch (this) {
            case Named named -> named(named, axis, width);
            case Explicit e -> axis.padded(e.left(), e.right());
        };
    }

    private static Window named(Named name, Axis axis, int input) {
        int around = axis.reach() - 1;
        int same = Math.max((Math.ceilDiv(input, axis.stride()) - 1) * axis.stride() + axis.reach() - input, 0);
        return switch (name) {
            case VALID -> axis.padded(0, 0);
            case SAME -> axis.padded(same / 2, same - same / 2);
            case SAME_LOWER -> axis.padded(same - same / 2, same / 2);
            case FULL -> axis.padded(around, around);
            case PYTORCH_SAME -> axis.padded(around / 2, around - around / 2);
        };
    }
}
