package org.fovea.compute.learn.recover;

import java.util.List;
import java.util.Optional;
import org.fovea.compute.Fitted;
import org.fovea.compute.learn.Patches;
import org.fovea.engine.Axis;
import org.fovea.engine.Cancel;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.Conv2d;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Filter;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.train.Example;
import org.fovea.engine.train.Target;
import org.fovea.project.Fit;
import org.fovea.project.NamedFilter;
import org.fovea.project.Picture;
import org.fovea.project.learn.Task;

/// A picture and what the hidden filters make of it, without padding.
///
/// @param input C×H×W
/// @param wanted K×H′×W′
public record Scene(Tensor input, Tensor wanted) {
    /// The longer side of a whole picture: large enough to be recognised, small enough to follow the training.
    private static final int SIDE = 112;
    /// A map has at least so many rows and columns.
    private static final int LEAST = 8;

    /// A whole picture, with mean 0 and variance 1 as all that is learned from; nothing where it is too small for the filters.
    ///
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static Optional<Scene> of(Task.Recover task, Picture picture, Machine machine, Cancel cancel) {
        Shape kernel = task.hidden().getFirst().weights().shape;
        int longest = Math.max(picture.original().shape.height(), picture.original().shape.width());
        Tensor fitted = Fitted.of(picture.original(),
                new Fit(Math.min(SIDE, longest), picture.fit().square(), kernel.channels() == 1));
        if (fitted.shape.height() < kernel.height() + LEAST || fitted.shape.width() < kernel.width() + LEAST)
            return Optional.empty();
        Tensor input = Patches.normalised(inChannels(fitted, kernel.channels()));
        Convolution hidden = layer(task.hidden().stream().map(NamedFilter::weights).toList(), task.relu());
        Shape maps = hidden.output(List.of(input.shape));
        return Optional.of(new Scene(input,
                hidden.forward(List.of(Patch.of(input)), Region.all(maps), machine, cancel).values()));
    }

    /// An example of the task; nothing where a class is wanted instead of maps.
    public static Optional<Scene> of(Example example) {
        return example.target() instanceof Target.Values(Tensor maps)
                ? Optional.of(new Scene(example.input(), maps))
                : Optional.empty();
    }

    /// Filters without padding and bias.
    ///
    /// @param filters C×kh×kw each
    public static Convolution layer(List<Tensor> filters, boolean relu) {
        Shape kernel = filters.getFirst().shape;
        return new Convolution(new Conv2d(filters.stream().map(weights -> new Filter(weights, 0)).toList(),
                new Axis(kernel.height(), 1, 1), new Axis(kernel.width(), 1, 1), Padding.Named.VALID, PaddingMode.ZEROS,
                1, false), relu ? Activation.RELU : Activation.IDENTITY);
    }

    private static Tensor inChannels(Tensor x, int channels) {
        if (x.shape.channels() == channels) return x;
        var shape = new Shape(channels, x.shape.height(), x.shape.width());
        var data = new float[shape.size()];
        for (int c = 0; c < channels; c++) System.arraycopy(x.data, 0, data, c * shape.plane(), shape.plane());
        return new Tensor(shape, data);
    }
}
