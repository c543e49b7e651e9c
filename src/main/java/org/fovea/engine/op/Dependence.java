package org.fovea.engine.op;

import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.engine.field.Box;
import org.fovea.engine.field.Link;
import org.fovea.engine.field.Places;
import org.fovea.engine.field.Units;

/// Which units of one input the outputs of an operation depend on, unit by unit and both ways: what the gradient finds when
/// no weight is 0. A unit counts as read when the formula has it, whatever it is worth: every value under a window of
/// maxima, and negative ones before a ReLU.
public final class Dependence {
    private final Op op;
    private final int input;
    private final List<Shape> inputs;
    private final Link rows;
    private final Link columns;

    private Dependence(Op op, int input, List<Shape> inputs, Link rows, Link columns) {
        this.op = op;
        this.input = input;
        this.inputs = inputs;
        this.rows = rows;
        this.columns = columns;
    }

    /// @param input which of its inputs
    public static Dependence of(Op op, int input, List<Shape> inputs) {
        Shape x = inputs.get(input);
        Shape y = op.output(inputs);
        Link down = Link.same(x.height());
        Link across = Link.same(x.width());
        switch (op) {
            case Activation _,BatchNorm _,ChannelShuffle _,Concat _,Dropout _,LayerNorm _,Lrn _,PRelu _,Slice _,Softmax _ ->
                {
                }
            case Dense _,Flatten _,GlobalAvgPool _,GlobalMaxPool _ -> {
                down = Link.all(x.height(), 1);
                across = Link.all(x.width(), 1);
            }
            case ReduceMean mean -> {
                if (mean.rows()) down = Link.all(x.height(), 1);
                if (mean.columns()) across = Link.all(x.width(), 1);
            }
            case Arithmetic _ -> {
                if (x.height() < y.height()) down = Link.all(1, y.height());
                if (x.width() < y.width()) across = Link.all(1, y.width());
            }
            case AvgPool pool -> {
                down = Link.window(pool.pooling().rowWindow(x), PaddingMode.ZEROS, x.height(), y.height());
                across = Link.window(pool.pooling().columnWindow(x), PaddingMode.ZEROS, x.width(), y.width());
            }
            case MaxPool pool -> {
                down = Link.window(pool.pooling().rowWindow(x), PaddingMode.ZEROS, x.height(), y.height());
                across = Link.window(pool.pooling().columnWindow(x), PaddingMode.ZEROS, x.width(), y.width());
            }
            case Convolution c -> {
                down = Link.window(c.layer().rowWindow(x), c.layer().paddingMode(), x.height(), y.height());
                across = Link.window(c.layer().columnWindow(x), c.layer().paddingMode(), x.width(), y.width());
            }
            case Pad pad -> {
                down = Link.window(pad.rowWindow(), pad.mode(), x.height(), y.height());
                across = Link.window(pad.columnWindow(), pad.mode(), x.width(), y.width());
            }
            case ConvTranspose2d c -> {
                down = Link.transposed(c.rows().padded(c.padding().top(), 0), x.height(), y.height());
                across = Link.transposed(c.columns().padded(c.padding().left(), 0), x.width(), y.width());
            }
            case AdaptiveAvgPool pool -> {
                var fields = op.fields(input, inputs);
                down = Link.between(fields.rows(), pool.rowSpans(x), x.height(), y.height());
                across = Link.between(fields.columns(), pool.columnSpans(x), x.width(), y.width());
            }
            case Resize resize -> {
                var fields = op.fields(input, inputs);
                down = Link.between(fields.rows(), resize.rowSpans(x, y), x.height(), y.height());
                across = Link.between(fields.columns(), resize.columnSpans(x, y), x.width(), y.width());
            }
            case PixelShuffle _ -> {
            }
        }
        return new Dependence(op, input, inputs, down, across);
    }

    /// The units of the input that some outputs depend on.
    public Units sources(Units outputs) {
        return switch (op) {
            case Flatten _ -> Rearranged.unflattened(outputs, inputs.getFirst());
            case PixelShuffle shuffle -> Rearranged.unshuffled(outputs, shuffle.factor());
            default -> mapped(outputs, this::channelSources, rows::sources, columns::sources);
        };
    }

    /// The units that some outputs see as if every map went on for ever: those on the padding have rows and columns below 0
    /// or past the end.
    public Units seen(Units outputs) {
        return switch (op) {
            case Flatten _ -> Rearranged.unflattened(outputs, inputs.getFirst());
            case PixelShuffle shuffle -> Rearranged.unshuffled(outputs, shuffle.factor());
            default -> mapped(outputs, this::channelSources, rows::seen, columns::seen);
        };
    }

    /// The outputs that depend on some units of the input.
    public Units outputs(Units from) {
        return switch (op) {
            case Flatten _ -> Rearranged.flattened(from, inputs.getFirst());
            case PixelShuffle shuffle -> Rearranged.shuffled(from, shuffle.factor());
            default -> mapped(from, channels -> Places.of(op.touched(channels.bits(), input, inputs)), rows::outputs,
                    columns::outputs);
        };
    }

    private static Units mapped(Units units, Function<Places, Places> channels, Function<Places, Places> rows,
            Function<Places, Places> columns) {
        return new Units(units.boxes().stream().map(box -> new Box(channels.apply(box.channels()),
                rows.apply(box.rows()), columns.apply(box.columns()))).toList());
    }

    /// The channels of the input that some channels of the output depend on.
    private Places channelSources(Places channels) {
        Shape x = inputs.get(input);
        Places all = Places.range(0, x.channels() - 1);
        return switch (op) {
            case Activation _,AdaptiveAvgPool _,AvgPool _,BatchNorm _,Dropout _,GlobalAvgPool _,GlobalMaxPool _,MaxPool _,PRelu _,Pad _,Resize _ ->
                channels;
            case Dense _,LayerNorm _,Softmax _ -> all;
            case ReduceMean mean -> mean.channels() ? all : channels;
            case Arithmetic _ -> x.channels() == 1 ? all : channels;
            case ChannelShuffle shuffle -> each(channels, k -> IntStream
                    .of(k % shuffle.groups() * (x.channels() / shuffle.groups()) + k / shuffle.groups()));
            case Concat _ -> {
                int before = inputs.subList(0, input).stream().mapToInt(Shape::channels).sum();
                yield each(channels, k -> IntStream.of(k - before).filter(c -> c >= 0 && c < x.channels()));
            }
            case Slice slice -> each(channels, k -> IntStream.of(k + slice.from()));
            case Lrn lrn -> each(channels, k -> IntStream.range(lrn.first(k), lrn.end(k, x.channels())));
            case Convolution c -> groups(channels, c.layer().filters().size() / c.layer().groups(),
                    x.channels() / c.layer().groups());
            case ConvTranspose2d c -> groups(channels, c.bias().length / c.groups(), x.channels() / c.groups());
            // These move channels to other places, which Rearranged follows.
            case Flatten _,PixelShuffle _ -> all;
        };
    }

    /// The channels of the input that one channel of the output depends on.
    IntStream channelSources(int channel) {
        return channelSources(Places.of(channel)).stream();
    }

    private static Places groups(Places channels, int made, int seen) {
        return each(channels, k -> IntStream.range(k / made * seen, (k / made + 1) * seen));
    }

    private static Places each(Places channels, IntFunction<IntStream> sources) {
        var found = new BitSet();
        channels.stream().flatMap(sources).forEach(found::set);
        return Places.of(found);
    }
}
