package org.fovea.engine.op;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.fovea.engine.Axis;
import org.fovea.engine.Cancel;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.Window;
import org.fovea.engine.conv.Correlation;
import org.fovea.engine.conv.Finish;
import org.fovea.engine.conv.Plan;
import org.fovea.engine.conv.Plans;
import org.fovea.engine.simd.Machine;

/// A convolutional layer, with PyTorch's names and weight order.
///
/// `z(k, i, j) = b_k + Σ x(k′, i·s_h + u·d_h − p_top, j·s_w + v·d_w − p_left) · w_k(k′, u, v)`: cross-correlation. With
/// `flipped` the kernel is turned by 180° first, which makes it a convolution in the mathematical sense.
///
/// @param filters one per feature map, all of one shape (in/groups)×kh×kw
/// @param rows the vertical axis
/// @param columns the horizontal axis
/// @param padding how much is added around the input
/// @param paddingMode what the padding holds
/// @param groups into how many groups channels and filters are split; filters of group g see only its channels
/// @param flipped true convolution instead of cross-correlation
public record Conv2d(List<Filter> filters, Axis rows, Axis columns, Padding padding, PaddingMode paddingMode,
        int groups,
        boolean flipped) {

    /// @throws IllegalArgumentException when the filters do not fit the axes, each other or the groups
    public Conv2d {
        filters = List.copyOf(filters);
        if (filters.isEmpty())
            throw new IllegalArgumentException("a layer has at least one filter");
        if (groups < 1 || filters.size() % groups != 0)
            throw new IllegalArgumentException(
                    "%d filters cannot be split into %d groups".formatted(filters.size(), groups));
        Shape expected = new Shape(filters.getFirst().weights().shape.channels(), rows.size(), columns.size());
        for (Filter filter : filters)
            if (!filter.weights().shape.equals(expected))
                throw new IllegalArgumentException(
                        "a filter of %s in a layer of %s".formatted(filter.weights().shape, expected));
    }

    /// How many channels the input must have.
    public int inputChannels() {
        return filters.getFirst().weights().shape.channels() * groups;
    }

    /// The window over the rows of an input of this shape.
    public Window rowWindow(Shape input) {
        return padding.rows(rows, input.height());
    }

    /// The window over the columns of an input of this shape.
    public Window columnWindow(Shape input) {
        return padding.columns(columns, input.width());
    }

    /// The shape of the feature maps.
    ///
    /// @throws IllegalArgumentException when the channels differ, the window does not fit the padded input, or the padding
    ///         mode cannot fill that much padding
    public Shape output(Shape input) {
        if (input.channels() != inputChannels())
            throw new IllegalArgumentException(
                    "the input has %d channels, the filters %d".formatted(input.channels(), inputChannels()));
        if (padding == Padding.Named.PYTORCH_SAME && (rows.stride() > 1 || columns.stride() > 1))
            throw new IllegalArgumentException("PyTorch's padding 'same' is defined for stride 1, not %d×%d"
                    .formatted(rows.stride(), columns.stride()));
        return new Shape(filters.size(), steps(rowWindow(input), input.height(), "rows"),
                steps(columnWindow(input), input.width(), "columns"));
    }

    private int steps(Window window, int input, String what) {
        if (window.steps(input) < 1)
            throw new IllegalArgumentException("the kernel spans %d %s, the padded input has %d"
                    .formatted(window.reach(), what, input + window.before() + window.after()));
        int largest = Math.max(window.before(), window.after());
        if (largest > paddingMode.limit(input))
            throw new IllegalArgumentException("%s padding can add %d %s to %d, not %d".formatted(
                    paddingMode.name().toLowerCase(Locale.ROOT), paddingMode.limit(input), what, input, largest));
        return window.steps(input);
    }

    /// How inputs of this shape are computed. Making a plan costs a pass over the weights; it can be used again and again.
    ///
    /// @throws IllegalArgumentException when [#output] does
    public Plan plan(Shape input, Machine machine) {
        return Plans.of(correlation(input, 0, output(input)), machine);
    }

    /// All feature maps of `x`, filters×H×W. With [Machine#SCALAR], each value is exactly the running sum of [#explain].
    ///
    /// @throws IllegalArgumentException when [#output] does
    /// @throws java.util.concurrent.CancellationException when cancelled
    public Tensor forward(Tensor x, Machine machine, Cancel cancel) {
        return forward(Patch.of(x), Region.all(output(x.shape)), machine, cancel).values();
    }

    /// A region of all feature maps; the same values as in the whole, bit for bit.
    ///
    /// @param x holds what the region reads ([#reads(Region, Shape, Machine)])
    /// @throws IllegalArgumentException when [#output] does
    /// @throws java.util.concurrent.CancellationException when cancelled
    public Patch forward(Patch x, Region region, Machine machine, Cancel cancel) {
        return forward(x, region, Finish.NOTHING, machine, cancel);
    }

    /// The same with something done to each value before it leaves the cache.
    public Patch forward(Patch x, Region region, Finish finish, Machine machine, Cancel cancel) {
        return forward(plan(x.whole(), machine), x, region, finish, machine, cancel);
    }

    /// The same by a plan that was made for inputs of this shape.
    public Patch forward(Plan plan, Patch x, Region region, Finish finish, Machine machine, Cancel cancel) {
        return run(plan, output(x.whole()), x, region, finish, machine, cancel);
    }

    /// The feature map of one filter, 1×H×W; the same values as in [#forward], bit for bit.
    ///
    /// @throws IllegalArgumentException when [#output] does
    /// @throws java.util.concurrent.CancellationException when cancelled
    public Tensor map(Tensor x, int filter, Machine machine, Cancel cancel) {
        return map(Patch.of(x), filter, Region.all(output(x.shape)), machine, cancel).values();
    }

    /// A region of the feature map of one filter; the same values as in the whole, bit for bit.
    ///
    /// @param x holds what the region reads ([#reads(Region, Shape, Machine)]), all channels of it
    /// @throws IllegalArgumentException when [#output] does
    /// @throws java.util.concurrent.CancellationException when cancelled
    public Patch map(Patch x, int filter, Region region, Machine machine, Cancel cancel) {
        return map(x, filter, region, Finish.NOTHING, machine, cancel);
    }

    /// The same with something done to each value before it leaves the cache.
    public Patch map(Patch x, int filter, Region region, Finish finish, Machine machine, Cancel cancel) {
        Objects.checkIndex(filter, filters.size());
        Shape one = output(x.whole()).oneChannel();
        Plan plan = Plans.of(correlation(x.whole(), filter, one), machine);
        return run(plan, one, x, region, finish, machine, cancel);
    }

    /// The part of an input of this shape that a region of the output depends on.
    public Region reads(Region region, Shape input) {
        return region.read(rowWindow(input), columnWindow(input), paddingMode, input);
    }

    /// The part of an input of this shape that this machine reads to compute a region of the output: what it depends on, or
    /// more where neighbouring outputs share their work.
    ///
    /// @throws IllegalArgumentException when [#output] does
    public Region reads(Region region, Shape input, Machine machine) {
        return Plans.reads(correlation(input, output(input), 0, new float[0][], new float[0]), region, machine);
    }

    private static Patch run(Plan plan, Shape output, Patch x, Region region, Finish finish, Machine machine,
            Cancel cancel) {
        var values = Tensor.zeros(new Shape(output.channels(), region.height(), region.width()));
        plan.run(x, region, values.data, 0, finish, machine, cancel);
        return new Patch(output, region, values);
    }

    /// The filters from `first` on, as many as the output has channels.
    private Correlation correlation(Shape input, int first, Shape output) {
        var weights = new float[output.channels()][];
        var biases = new float[output.channels()];
        for (int k = 0; k < weights.length; k++) {
            Filter filter = filters.get(first + k);
            weights[k] = flipped ? turned(filter.weights()) : filter.weights().data;
            biases[k] = filter.bias();
        }
        return correlation(input, output, first, weights, biases);
    }

    private Correlation correlation(Shape input, Shape output, int first, float[][] weights, float[] biases) {
        int groupSize = filters.size() / groups;
        int seen = filters.getFirst().weights().shape.channels();
        boolean one = output.channels() == 1;
        return new Correlation(input, output, rowWindow(input), columnWindow(input), paddingMode, one ? 1 : groups,
                one ? first / groupSize * seen : 0, seen, groupSize, weights, biases);
    }

    private float[] turned(Tensor weights) {
        int area = rows.size() * columns.size();
        var result = new float[weights.data.length];
        for (int t = 0; t < result.length; t++) result[t] = weights.data[t / area * area + area - 1 - t % area];
        return result;
    }

    /// The products whose sum, in this order starting from the bias, is exactly the reference output at `(filter, row,
    /// column)`.
    public List<Term> explain(Tensor x, int filter, int row, int column) {
        Tensor weights = filters.get(filter).weights();
        Window vertical = rowWindow(x.shape);
        Window horizontal = columnWindow(x.shape);
        int channels = weights.shape.channels();
        int firstChannel = filter / (filters.size() / groups) * channels;
        var terms = new ArrayList<Term>(weights.shape.size());
        for (int c = 0; c < channels; c++) {
            for (int u = 0; u < rows.size(); u++) {
                for (int v = 0; v < columns.size(); v++) {
                    int i = vertical.row(row, u);
                    int j = horizontal.row(column, v);
                    int readRow = paddingMode.source(i, x.shape.height());
                    int readColumn = paddingMode.source(j, x.shape.width());
                    float input = readRow < 0 || readColumn < 0 ? 0 : x.at(firstChannel + c, readRow, readColumn);
                    float weight = flipped
                            ? weights.at(c, rows.size() - 1 - u, columns.size() - 1 - v)
                            : weights.at(c, u, v);
                    terms.add(new Term(firstChannel + c, u, v, i, j, input, weight));
                }
            }
        }
        return terms;
    }
}
