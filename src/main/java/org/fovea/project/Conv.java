package org.fovea.project;

import java.util.ArrayList;
import java.util.List;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.Conv2d;
import org.fovea.engine.op.Convolution;

/// A convolution as the user set it, whether it can work or not.
///
/// @param filters at least one, all of one shape (in/groups)×kh×kw
/// @param rows kernel height, vertical stride and dilation
/// @param columns kernel width, horizontal stride and dilation
/// @param groups into how many groups channels and filters are split, at least 1; filters of a group see only its channels
/// @param relu whether negative values of the maps become zero
public record Conv(List<NamedFilter> filters, Axis rows, Axis columns, Padding padding, PaddingMode paddingMode,
        int groups, boolean flipped, boolean relu) implements Kind {
    /// The largest kernel, in rows and in columns.
    public static final int LARGEST_KERNEL = 31;

    public Conv {
        filters = List.copyOf(filters);
        if (groups < 1)
            throw new IllegalArgumentException("at least one group, not " + groups);
    }

    /// Of one group.
    public Conv(List<NamedFilter> filters, Axis rows, Axis columns, Padding padding, PaddingMode paddingMode,
            boolean flipped, boolean relu) {
        this(filters, rows, columns, padding, paddingMode, 1, flipped, relu);
    }

    /// What the engine computes for this layer, without its activation.
    ///
    /// @throws IllegalArgumentException when the filters cannot be split into the groups
    public Conv2d convolution() {
        return new Conv2d(filters.stream().map(NamedFilter::filter).toList(), rows, columns, padding, paddingMode,
                groups, flipped);
    }

    @Override
    public Convolution op() {
        return new Convolution(convolution(), relu ? Activation.RELU : Activation.IDENTITY);
    }

    /// How many channels a filter sees.
    public int seen() {
        return filters.getFirst().weights().shape.channels();
    }

    @Override
    public int channels() {
        return seen() * groups;
    }

    /// Whether each filter sees one channel, which it has for itself or shares with a few others.
    public boolean depthwise() {
        return groups > 1 && seen() == 1;
    }

    public Conv withFilters(List<NamedFilter> changed) {
        return new Conv(changed, rows, columns, padding, paddingMode, groups, flipped, relu);
    }

    public Conv withFilter(int index, NamedFilter changed) {
        var copy = new ArrayList<>(filters);
        copy.set(index, changed);
        return withFilters(copy);
    }

    /// The same layer with other axes; where the kernel changes its size, every filter follows.
    public Conv withAxes(Axis newRows, Axis newColumns) {
        var fitted = filters.stream().map(f -> f.resized(newRows.size(), newColumns.size())).toList();
        return new Conv(fitted, newRows, newColumns, padding, paddingMode, groups, flipped, relu);
    }

    /// The same layer with a kernel of another size, its strides and dilations kept.
    public Conv withKernelSize(int height, int width) {
        if (height == rows.size() && width == columns.size()) return this;
        return withAxes(new Axis(height, rows.stride(), rows.dilation()),
                new Axis(width, columns.stride(), columns.dilation()));
    }

    public Conv withPadding(Padding changed) {
        return new Conv(filters, rows, columns, changed, paddingMode, groups, flipped, relu);
    }

    public Conv withPaddingMode(PaddingMode changed) {
        return new Conv(filters, rows, columns, padding, changed, groups, flipped, relu);
    }

    public Conv withFlipped(boolean changed) {
        return new Conv(filters, rows, columns, padding, paddingMode, groups, changed, relu);
    }

    public Conv withRelu(boolean changed) {
        return new Conv(filters, rows, columns, padding, paddingMode, groups, flipped, changed);
    }

    /// The same layer split into another number of groups; every filter sees as many channels as a group then has, and where
    /// the number of filters cannot be split, it stays and the layer does not work.
    public Conv withGroups(int changed) {
        int each = Math.max(1, channels() / changed);
        return new Conv(filters.stream().map(f -> f.forChannels(each)).toList(), rows, columns, padding, paddingMode,
                changed, flipped, relu);
    }

    /// The same layer for an input with another number of channels. A depthwise layer gets as many filters for each of
    /// them as it has now; otherwise the filters follow, unless the groups cannot be filled, which stays as it is.
    @Override
    public Conv forChannels(int channels) {
        if (channels == channels()) return this;
        if (depthwise()) return depthwise(channels);
        if (channels % groups != 0) return this;
        return withFilters(filters.stream().map(f -> f.forChannels(channels / groups)).toList());
    }

    private Conv depthwise(int channels) {
        int each = Math.max(1, filters.size() / groups);
        var all = new ArrayList<NamedFilter>();
        for (int c = 0; c < channels; c++)
            for (int m = 0; m < each; m++) all.add(filters.get((c % groups * each + m) % filters.size()));
        return new Conv(all, rows, columns, padding, paddingMode, channels, flipped, relu);
    }
}
