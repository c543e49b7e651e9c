package org.fovea.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.fovea.compute.Misfit.Setting;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.AdaptiveAvgPool;
import org.fovea.engine.op.BatchNorm;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Dropout;
import org.fovea.engine.op.Flatten;
import org.fovea.engine.op.GlobalAvgPool;
import org.fovea.engine.op.GlobalMaxPool;
import org.fovea.engine.op.LayerNorm;
import org.fovea.engine.op.Lrn;
import org.fovea.engine.op.PRelu;
import org.fovea.engine.op.ReduceMean;
import org.fovea.engine.op.Resize;
import org.fovea.engine.op.Softmax;
import org.fovea.engine.op.Arithmetic;
import org.fovea.engine.op.AvgPool;
import org.fovea.engine.op.ChannelShuffle;
import org.fovea.engine.op.Concat;
import org.fovea.engine.op.ConvTranspose2d;
import org.fovea.engine.op.Dense;
import org.fovea.engine.op.MaxPool;
import org.fovea.engine.op.Op;
import org.fovea.engine.op.Pad;
import org.fovea.engine.op.PixelShuffle;
import org.fovea.engine.op.Pooling;
import org.fovea.engine.op.Slice;
import org.fovea.project.Edit;
import org.fovea.project.Initializer;
import org.fovea.project.Layer;
import org.jspecify.annotations.Nullable;

/// The way out for an operation that cannot work on what it reads: the nearest settings that do.
final class Offers {
    /// Something to try.
    ///
    /// @param text what its button says
    private record Try(Setting setting, String text, Op op) {
    }

    private final List<Layer> layers;
    private final List<@Nullable Shape> shapes;
    private final int number;
    private final Layer layer;
    private final List<Shape> inputs;

    /// @param shapes of the picture and of all layers
    /// @param number the layer that cannot work
    /// @param inputs the shapes it reads
    Offers(List<Layer> layers, List<@Nullable Shape> shapes, int number, List<Shape> inputs) {
        this.layers = layers;
        this.shapes = shapes;
        this.number = number;
        this.layer = layers.get(number - 1);
        this.inputs = inputs;
    }

    /// @param reason what the operation says is wrong
    Misfit misfit(String reason) {
        String sentence = Character.toUpperCase(reason.charAt(0)) + reason.substring(1) + ".";
        Op op = layer.op();
        for (Try offer : tries(op))
            if (works(offer.op(), inputs))
                return new Misfit(offer.setting(), sentence, offer.text(), new Edit.SetOperation(number, offer.op()));
        if (op instanceof Arithmetic || op instanceof Concat) {
            Optional<Misfit> other = otherInputs(op);
            if (other.isPresent()) return other.get();
            sentence = joined();
        }
        return new Misfit(Setting.OPERATION, sentence, "Disable " + layer.name(), new Edit.EnableLayer(number, false));
    }

    private static boolean works(Op op, List<Shape> inputs) {
        try {
            op.output(inputs);
            return true;
        } catch (IllegalArgumentException misfit) {
            // That is how an operation says that inputs do not fit.
            return false;
        }
    }

    private List<Try> tries(Op op) {
        Shape input = inputs.getFirst();
        return switch (op) {
            case MaxPool pool -> pooling(pool.pooling(), input, MaxPool::new);
            case AvgPool pool -> pooling(pool.pooling(), input, p -> new AvgPool(p, pool.countIncludePad()));
            case Dense dense -> List.of(new Try(Setting.OPERATION, "Initialise for %d inputs".formatted(input.size()),
                    new Dense(Initializer.glorot(number).matrix(dense.bias().length, input.size()), dense.bias())));
            case Slice slice -> {
                int from = Math.min(slice.from(), input.channels() - 1);
                yield List.of(new Try(Setting.OPERATION, "Use channels %d … %d".formatted(from, input.channels() - 1),
                        new Slice(from, input.channels())));
            }
            case ChannelShuffle shuffle -> {
                int groups = divisor(input.channels(), shuffle.groups());
                yield List.of(new Try(Setting.GROUPS, "Use %d groups".formatted(groups), new ChannelShuffle(groups)));
            }
            case PixelShuffle shuffle -> {
                int factor = shuffle.factor();
                while (input.channels() % (factor * factor) != 0)
                    factor--;
                yield List.of(new Try(Setting.OPERATION, "Use factor " + factor, new PixelShuffle(factor)));
            }
            case Pad pad -> List.of(new Try(Setting.PADDING_MODE, "Use replicate",
                    new Pad(pad.padding(), PaddingMode.REPLICATE, pad.value())));
            case ConvTranspose2d c -> List.of(new Try(Setting.PADDING, "Use padding 0",
                    new ConvTranspose2d(c.weights(), c.bias(), c.rows(), c.columns(), new Padding.Explicit(0, 0, 0, 0),
                            c.outputRows(), c.outputColumns(), c.groups())));
            case Activation _,AdaptiveAvgPool _,Arithmetic _,BatchNorm _,Concat _,Convolution _,Dropout _,Flatten _,GlobalAvgPool _,GlobalMaxPool _,LayerNorm _,Lrn _,PRelu _,ReduceMean _,Resize _,Softmax _ ->
                List.of();
        };
    }

    private static int divisor(int channels, int most) {
        int groups = Math.min(channels, most);
        while (channels % groups != 0)
            groups--;
        return groups;
    }

    /// Less padding, no dilation, or the largest window that fits.
    private static List<Try> pooling(Pooling pooling, Shape input, Function<Pooling, Op> made) {
        Axis rows = pooling.rows();
        Axis columns = pooling.columns();
        var tries = new ArrayList<Try>();
        if (pooling.padding() instanceof Padding.Explicit p) {
            int down = rows.reach() - 1;
            int across = columns.reach() - 1;
            var less = new Padding.Explicit(Math.min(p.top(), down), Math.min(p.bottom(), down),
                    Math.min(p.left(), across), Math.min(p.right(), across));
            tries.add(new Try(Setting.PADDING, "Use padding %d %d %d %d".formatted(less.top(), less.bottom(),
                    less.left(), less.right()), made.apply(new Pooling(rows, columns, less, pooling.ceil()))));
        }
        tries.add(new Try(Setting.DILATION, "Use dilation 1",
                made.apply(new Pooling(new Axis(rows.size(), rows.stride(), 1),
                        new Axis(columns.size(), columns.stride(), 1), pooling.padding(), pooling.ceil()))));
        int height = Math.min(rows.size(), largest(rows, input.height()));
        int width = Math.min(columns.size(), largest(columns, input.width()));
        tries.add(new Try(Setting.KERNEL, "Use kernel %d × %d".formatted(height, width), made.apply(new Pooling(
                new Axis(height, rows.stride(), rows.dilation()), new Axis(width, columns.stride(), columns.dilation()),
                pooling.padding(), pooling.ceil()))));
        tries.add(new Try(Setting.KERNEL, "Use kernel %d × %d without padding".formatted(height, width),
                made.apply(new Pooling(new Axis(height, rows.stride(), rows.dilation()),
                        new Axis(width, columns.stride(), columns.dilation()), Padding.Named.VALID, pooling.ceil()))));
        return tries;
    }

    /// The largest kernel whose window fits so many rows without padding.
    private static int largest(Axis axis, int available) {
        return Math.max(1, (available - 1) / axis.dilation() + 1);
    }

    /// The same with the nearest earlier layer that fits in place of an input that does not.
    private Optional<Misfit> otherInputs(Op op) {
        for (int place = layer.inputs().size() - 1; place > 0; place--)
            for (int other = number - 1; other >= 0; other--) {
                Shape shape = shapes.get(other);
                var tried = new ArrayList<>(inputs);
                if (shape != null) tried.set(place, shape);
                if (shape == null || layer.inputs().contains(other) || !works(op, tried)) continue;
                var from = new ArrayList<>(layer.inputs());
                from.set(place, other);
                return Optional.of(new Misfit(Setting.OPERATION, joined(),
                        "Read %s instead".formatted(name(other)), new Edit.SetInputs(number, from)));
            }
        return Optional.empty();
    }

    private String joined() {
        var parts = new ArrayList<String>();
        for (int i = 0; i < inputs.size(); i++)
            parts.add("%s has %s".formatted(name(layer.inputs().get(i)), inputs.get(i)));
        return "The sizes differ: %s.".formatted(String.join(", ", parts));
    }

    private String name(int node) {
        return node == 0 ? "the picture" : layers.get(node - 1).name();
    }
}
