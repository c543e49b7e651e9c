package org.fovea.project;

import java.util.ArrayList;
import java.util.List;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.op.Conv2d;

/// The convolutional layer as the user set it, whether it can work or not.
///
/// @param filters at least one, all of one shape C×kh×kw
/// @param rows kernel height, vertical stride and dilation
/// @param columns kernel width, horizontal stride and dilation
/// @param relu whether negative values of the maps become zero
public record Layer(List<NamedFilter> filters, Axis rows, Axis columns, Padding padding, PaddingMode paddingMode,
        boolean flipped, boolean relu) {
    /// The largest kernel, in rows and in columns.
    public static final int LARGEST_KERNEL = 31;

    public Layer {
        filters = List.copyOf(filters);
    }

    /// What the engine computes for this layer.
    public Conv2d convolution() {
        return new Conv2d(filters.stream().map(NamedFilter::filter).toList(), rows, columns, padding, paddingMode, 1,
                flipped);
    }

    public int channels() {
        return filters.getFirst().weights().shape.channels();
    }

    public Layer withFilters(List<NamedFilter> changed) {
        return new Layer(changed, rows, columns, padding, paddingMode, flipped, relu);
    }

    public Layer withFilter(int index, NamedFilter changed) {
        var copy = new ArrayList<>(filters);
        copy.set(index, changed);
        return withFilters(copy);
    }

    /// The same layer with other axes; where the kernel changes its size, every filter follows.
    public Layer withAxes(Axis newRows, Axis newColumns) {
        var fitted = filters.stream().map(f -> f.resized(newRows.size(), newColumns.size())).toList();
        return new Layer(fitted, newRows, newColumns, padding, paddingMode, flipped, relu);
    }

    /// The same layer with a kernel of another size, its strides and dilations kept.
    public Layer withKernelSize(int height, int width) {
        if (height == rows.size() && width == columns.size()) return this;
        return withAxes(new Axis(height, rows.stride(), rows.dilation()),
                new Axis(width, columns.stride(), columns.dilation()));
    }

    public Layer withPadding(Padding changed) {
        return new Layer(filters, rows, columns, changed, paddingMode, flipped, relu);
    }

    public Layer withPaddingMode(PaddingMode changed) {
        return new Layer(filters, rows, columns, padding, changed, flipped, relu);
    }

    public Layer withFlipped(boolean changed) {
        return new Layer(filters, rows, columns, padding, paddingMode, changed, relu);
    }

    public Layer withRelu(boolean changed) {
        return new Layer(filters, rows, columns, padding, paddingMode, flipped, changed);
    }

    /// The same layer for an input with another number of channels.
    public Layer forChannels(int channels) {
        if (channels == channels())
            return this;
        return withFilters(filters.stream().map(f -> f.forChannels(channels)).toList());
    }
}
