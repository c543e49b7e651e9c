package org.fovea.engine.op;

import java.util.ArrayList;
import java.util.List;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.Window;
import org.fovea.engine.field.Fields;

/// The sliding window of a pooling layer.
///
/// @param rows the vertical axis
/// @param columns the horizontal axis
/// @param padding around the input; less than the window spans. It holds nothing: pooling does not see it.
/// @param ceil whether a last window that only partly fits counts too, as long as it begins inside the input or the
///        padding before it
public record Pooling(Axis rows, Axis columns, Padding padding, boolean ceil) {

    /// A square window that moves by its own size: 2×2 with stride 2.
    public static Pooling square(int size) {
        var axis = new Axis(size, size, 1);
        return new Pooling(axis, axis, Padding.Named.VALID, false);
    }

    /// The window over the rows of an input; where a last window only partly fits, the padding after the input is as much
    /// larger.
    public Window rowWindow(Shape input) {
        return fitted(padding.rows(rows, input.height()), input.height());
    }

    /// The window over the columns of an input, likewise.
    public Window columnWindow(Shape input) {
        return fitted(padding.columns(columns, input.width()), input.width());
    }

    private Window fitted(Window window, int input) {
        int over = window.leftover(input);
        int steps = window.steps(input);
        if (!ceil || steps < 1 || over == 0 || steps * window.stride() >= input + window.before()) return window;
        return new Window(window.size(), window.stride(), window.before(), window.after() + window.stride() - over,
                window.dilation());
    }

    /// @throws IllegalArgumentException when the window does not fit the padded input, or the padding is as large as it
    Shape output(Shape input) {
        check(padding.rows(rows, input.height()), input.height(), "rows");
        check(padding.columns(columns, input.width()), input.width(), "columns");
        return new Shape(input.channels(), rowWindow(input).steps(input.height()),
                columnWindow(input).steps(input.width()));
    }

    private static void check(Window window, int input, String what) {
        if (window.steps(input) < 1)
            throw new IllegalArgumentException("the window spans %d %s, the padded input has %d"
                    .formatted(window.reach(), what, input + window.before() + window.after()));
        if (Math.max(window.before(), window.after()) >= window.reach())
            throw new IllegalArgumentException("padding by %d %s lets the window of %d see nothing of the input"
                    .formatted(Math.max(window.before(), window.after()), what, window.reach()));
    }

    Region reads(Region region, Shape input) {
        return region.read(rowWindow(input), columnWindow(input), PaddingMode.ZEROS, input);
    }

    Fields fields(Shape input) {
        return Fields.of(rowWindow(input), columnWindow(input));
    }

    /// The values of the input under the window of an output, row by row; what lies on the padding is left out.
    List<Source> under(Tensor x, int channel, int row, int column) {
        Window vertical = rowWindow(x.shape);
        Window horizontal = columnWindow(x.shape);
        var values = new ArrayList<Source>();
        for (int u = 0; u < vertical.size(); u++)
            for (int v = 0; v < horizontal.size(); v++) {
                int i = vertical.row(row, u);
                int j = horizontal.row(column, v);
                if (i >= 0 && i < x.shape.height() && j >= 0 && j < x.shape.width())
                    values.add(Source.of(List.of(x), 0, channel, i, j));
            }
        return values;
    }

    long multiplyAdds(Region region, Shape input) {
        return (long) input.channels() * region.height() * region.width() * rows.size() * columns.size();
    }
}
