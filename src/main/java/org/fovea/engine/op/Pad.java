package org.fovea.engine.op;

import java.util.Arrays;
import java.util.List;
import org.fovea.engine.field.Fields;
import java.util.Locale;
import org.fovea.engine.Cancel;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.Window;
import org.fovea.engine.simd.Machine;

/// Rows and columns around the input: `y(c, i, j) = x(c, i − top, j − left)`, and outside the input what the mode says
/// (ONNX Pad; PyTorch's `pad`).
///
/// @param padding how much is added on each side
/// @param mode what the padding holds
/// @param value what the padding holds instead of zeros where the mode is [PaddingMode#ZEROS]; otherwise unused
public record Pad(Padding.Explicit padding, PaddingMode mode, float value) implements Op {

    /// Padding that holds zeros, or what the mode says.
    public Pad(Padding.Explicit padding, PaddingMode mode) {
        this(padding, mode, 0);
    }

    @Override
    public String onnx() {
        return "Pad";
    }

    @Override
    public Shape output(List<Shape> inputs) {
        return output(Inputs.one(inputs));
    }

    private Shape output(Shape x) {
        return new Shape(x.channels(), padded(padding.top(), padding.bottom(), x.height(), "rows"),
                padded(padding.left(), padding.right(), x.width(), "columns"));
    }

    private int padded(int before, int after, int input, String what) {
        int largest = Math.max(before, after);
        if (largest > mode.limit(input))
            throw new IllegalArgumentException("%s padding can add %d %s to %d, not %d"
                    .formatted(mode.name().toLowerCase(Locale.ROOT), mode.limit(input), what, input, largest));
        return (int) Math.min((long) input + before + after, Shape.MOST);
    }

    @Override
    public Region needs(Region region, int input, List<Shape> inputs) {
        return region.read(rowWindow(), columnWindow(), mode, inputs.getFirst());
    }

    @Override
    public Fields fields(int input, List<Shape> inputs) {
        return Fields.of(rowWindow(), columnWindow());
    }

    Window rowWindow() {
        return new Window(1, 1, padding.top(), padding.bottom(), 1);
    }

    Window columnWindow() {
        return new Window(1, 1, padding.left(), padding.right(), 1);
    }

    Spread spread(Shape x) {
        return new Spread(x.height(), x.width(),
                shares(x.height() + padding.top() + padding.bottom(), padding.top(), x.height()),
                shares(x.width() + padding.left() + padding.right(), padding.left(), x.width()));
    }

    private Spread.Share[] shares(int outputs, int before, int input) {
        return Spread.shares(outputs, o -> {
            int source = mode.source(o - before, input);
            return Spread.Share.mean(source < 0 ? new int[0] : new int[]{source}, 1);
        });
    }

    @Override
    public Patch forward(List<Patch> inputs, Region region, Machine machine, Cancel cancel) {
        Patch x = inputs.getFirst();
        Patch y = Channels.blank(output(x.whole()), region);
        Strips.each(y, 1, machine, cancel, (c, row, end) -> {
            for (int i = row; i < end; i++) row(x, y, c, i);
        });
        return y;
    }

    private void row(Patch x, Patch y, int channel, int i) {
        Region region = y.region();
        float[] values = y.values().data;
        int to = y.index(channel, i, region.left());
        int source = mode.source(i - padding.top(), x.whole().height());
        if (source < 0) {
            Arrays.fill(values, to, to + region.width(), value);
            return;
        }
        int first = region.left() - padding.left();
        int begin = Math.clamp(-first, 0, region.width());
        int end = Math.clamp(x.whole().width() - first, begin, region.width());
        if (end > begin)
            System.arraycopy(x.values().data, x.index(channel, source, first + begin), values, to + begin,
                    end - begin);
        for (int j = 0; j < begin; j++) values[to + j] = outside(x, channel, source, first + j);
        for (int j = end; j < region.width(); j++) values[to + j] = outside(x, channel, source, first + j);
    }

    private float outside(Patch x, int channel, int row, int column) {
        int source = mode.source(column, x.whole().width());
        return source < 0 ? value : x.at(channel, row, source);
    }

    @Override
    public Explanation explain(List<Tensor> inputs, int channel, int row, int column) {
        Tensor x = inputs.getFirst();
        int i = row - padding.top();
        int j = column - padding.left();
        int readRow = mode.source(i, x.shape.height());
        int readColumn = mode.source(j, x.shape.width());
        boolean inside = i >= 0 && j >= 0 && readRow == i && readColumn == j;
        float held = readRow < 0 || readColumn < 0 ? value : x.at(channel, readRow, readColumn);
        return new Explanation.Copied(new Source(0, channel, i, j, !inside, held));
    }

    @Override
    public long multiplyAdds(Region region, List<Shape> inputs) {
        return 0;
    }
}
