package org.fovea.format;

import java.util.List;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;

/// Sliding windows as a document's settings: `kernel_size`, `stride` and `dilation` for rows and columns, and `padding` by
/// its name or side by side.
final class WindowFields {
    /// Strides, dilations and paddings beyond this are no settings of a layer.
    private static final int LARGEST_STEP = 1_000_000;

    private WindowFields() {
    }

    static void write(Axis rows, Axis columns, Parts settings) {
        settings.put("kernel_size", rows.size(), columns.size());
        settings.put("stride", rows.stride(), columns.stride());
        settings.put("dilation", rows.dilation(), columns.dilation());
    }

    static Axis rows(Fields settings, int largest) {
        return axis(settings, largest, 0);
    }

    static Axis columns(Fields settings, int largest) {
        return axis(settings, largest, 1);
    }

    private static Axis axis(Fields settings, int largest, int side) {
        var axis = new Axis(settings.integers("kernel_size", 2, 2, 1, largest).get(side),
                settings.integers("stride", 2, 2, 1, LARGEST_STEP).get(side),
                settings.integers("dilation", 2, 2, 1, LARGEST_STEP).get(side));
        if ((axis.size() - 1L) * axis.dilation() >= Integer.MAX_VALUE / 8)
            throw new Damage("%s has a window that spans too much".formatted(settings.where()));
        return axis;
    }

    static void write(Padding padding, Parts settings) {
        switch (padding) {
            case Padding.Named named -> settings.put("padding", named);
            case Padding.Explicit(int top, int bottom, int left, int right) -> settings.put("padding", top, bottom,
                    left, right);
        }
    }

    static Padding padding(Fields settings) {
        if (settings.isText("padding")) return settings.word("padding", Padding.Named.class);
        List<Integer> sides = settings.integers("padding", 4, 4, 0, LARGEST_STEP);
        return new Padding.Explicit(sides.get(0), sides.get(1), sides.get(2), sides.get(3));
    }
}
