package org.fovea.compute.learn.recover;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Learned;
import org.fovea.engine.simd.Machine;

/// What filters that are guessed or being learned make of one picture, beside the maps that are wanted, and where gradient
/// descent would push their weights for it.
///
/// The loss is the mean over all `N` values of the maps of `(made − wanted)²`, so the gradient of a weight is
/// `2 ⁄ N · Σ error · input` over the positions at which the weight lies on that input; behind a ReLU only over those whose
/// value is above zero.
///
/// @param scene the picture and the maps that are wanted
/// @param made those of these filters
/// @param error made − wanted
/// @param filters these filters, C×kh×kw each
/// @param gradients how fast the loss grows with each of their weights
public record Attempt(Scene scene, Tensor made, Tensor error, List<Tensor> filters, List<Tensor> gradients) {
    public Attempt {
        filters = List.copyOf(filters);
        gradients = List.copyOf(gradients);
    }

    /// @throws IllegalArgumentException when the maps that are wanted have another shape
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static Attempt of(Convolution layer, Scene scene, Machine machine, Cancel cancel) {
        Tensor input = scene.input();
        Tensor wanted = scene.wanted();
        Shape output = layer.output(List.of(input.shape));
        if (!output.equals(wanted.shape))
            throw new IllegalArgumentException("%s for %s".formatted(output, wanted.shape));
        Tensor made = layer.forward(List.of(Patch.of(input)), Region.all(output), machine, cancel).values();
        var error = new float[made.data.length];
        var slope = new float[error.length];
        for (int i = 0; i < error.length; i++) {
            error[i] = made.data[i] - wanted.data[i];
            slope[i] = 2 * error[i] / error.length;
        }
        float[] gradient = Learned.gradients(layer, List.of(input), made, new Tensor(output, slope), machine, cancel)
                .getFirst();
        List<Tensor> filters = filters(layer);
        var gradients = new ArrayList<Tensor>();
        for (int k = 0; k < filters.size(); k++) {
            Shape shape = filters.get(k).shape;
            gradients.add(new Tensor(shape, Arrays.copyOfRange(gradient, k * shape.size(), (k + 1) * shape.size())));
        }
        return new Attempt(scene, made, new Tensor(output, error), filters, gradients);
    }

    /// The filters of a layer without their biases.
    public static List<Tensor> filters(Convolution layer) {
        return layer.layer().filters().stream().map(org.fovea.engine.op.Filter::weights).toList();
    }

    /// How alike the map that a filter makes and the one that is wanted are.
    public Likeness likeness(int filter) {
        return Likeness.of(made, scene.wanted(), filter);
    }

    /// How many values the loss is the mean of.
    public int values() {
        return scene.wanted().data.length;
    }

    /// `Σ error · input` of one weight: its gradient without the `2 ⁄ N` before it.
    ///
    /// @param at the weight's place in its filter, row-major
    public double sum(int filter, int at) {
        return gradients.get(filter).data[at] * (values() / 2.0);
    }
}
