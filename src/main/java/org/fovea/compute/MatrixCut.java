package org.fovea.compute;

import java.util.List;
import java.util.stream.IntStream;
import org.fovea.engine.Cancel;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.Window;
import org.fovea.engine.op.Conv2d;
import org.fovea.engine.simd.Machine;
import org.fovea.project.Cell;

/// A layer as a matrix, on a square cut out of its input that is small enough to be seen: the same filters, strides and
/// padding on fewer pixels.
///
/// @param top the first row of the cut
/// @param left its first column
/// @param x what the input holds there, C×side×side
/// @param y `W·x + b`
/// @param difference the largest difference between y and what the engine computes for the cut
/// @param whole whether it is all of the input
public record MatrixCut(WeightMatrix matrix, int top, int left, Tensor x, Tensor y, float difference, boolean whole) {
    /// Beyond this nothing could be made out.
    private static final int MOST_ROWS = 1024;
    private static final int MOST_COLUMNS = 1536;
    private static final int MOST_ENTRIES = 400_000;

    /// Which cut is asked for.
    ///
    /// @param map the map whose rows are shown
    /// @param all whether the rows of all maps are
    /// @param side of the cut, in pixels
    /// @param near a pixel to be in the middle of it
    public record Wish(Conv2d layer, Tensor input, int map, boolean all, int side, Cell near) {
        private int height() {
            return Math.min(side, input.shape.height());
        }

        private int width() {
            return Math.min(side, input.shape.width());
        }

        private Shape cut() {
            return new Shape(input.shape.channels(), height(), width());
        }
    }

    /// @throws IllegalArgumentException when [#refusal] says why not
    public static MatrixCut of(Wish wish) {
        Tensor input = wish.input();
        Shape shape = wish.cut();
        int top = Math.clamp(wish.near().row() - shape.height() / 2L, 0, input.shape.height() - shape.height());
        int left = Math.clamp(wish.near().column() - shape.width() / 2L, 0, input.shape.width() - shape.width());
        var data = new float[shape.size()];
        for (int c = 0; c < shape.channels(); c++)
            for (int i = 0; i < shape.height(); i++)
                System.arraycopy(input.data, input.shape.index(c, top + i, left), data, shape.index(c, i, 0),
                        shape.width());
        var x = new Tensor(shape, data);
        List<Integer> maps = wish.all()
                ? IntStream.range(0, wish.layer().filters().size()).boxed().toList()
                : List.of(wish.map());
        var matrix = new WeightMatrix(wish.layer(), shape, maps);
        Tensor y = matrix.times(x);
        return new MatrixCut(matrix, top, left, x, y, difference(wish.layer(), maps, x, y),
                shape.equals(input.shape));
    }

    private static float difference(Conv2d layer, List<Integer> maps, Tensor x, Tensor y) {
        float largest = 0;
        for (int m = 0; m < maps.size(); m++) {
            Tensor map = layer.map(x, maps.get(m), Machine.SCALAR, Cancel.NEVER);
            for (int p = 0; p < map.data.length; p++)
                largest = Math.max(largest, Math.abs(map.data[p] - y.data[m * map.data.length + p]));
        }
        return largest;
    }

    /// Why there is no such matrix to be seen, in a sentence; empty where there is one.
    public static String refusal(Wish wish) {
        Shape shape = wish.cut();
        Window rows = wish.layer().rowWindow(shape);
        Window columns = wish.layer().columnWindow(shape);
        if (rows.steps(shape.height()) < 1 || columns.steps(shape.width()) < 1)
            return "The kernel spans %d×%d pixels, more than the cut of %d×%d with its padding; choose a larger cut."
                    .formatted(rows.reach(), columns.reach(), shape.height(), shape.width());
        Shape output;
        try {
            output = wish.layer().output(shape);
        } catch (IllegalArgumentException e) {
            return "A cut of %d×%d pixels is too small: %s.".formatted(shape.height(), shape.width(), e.getMessage());
        }
        long height = (long) (wish.all() ? output.channels() : 1) * output.plane();
        long entries = height * wish.layer().filters().getFirst().weights().shape.size();
        if (height <= MOST_ROWS && shape.size() <= MOST_COLUMNS && entries <= MOST_ENTRIES) return "";
        return "The matrix would have %,d rows and %,d columns, too many to be seen; choose a smaller cut%s.".formatted(
                height, shape.size(), wish.all() ? " or one map" : "");
    }
}
