package org.fovea.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fovea.engine.Cancel;
import org.fovea.engine.Problem;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Network;
import org.fovea.engine.net.Values;
import org.fovea.engine.simd.Machine;
import org.fovea.project.Project;

/// How wide what really counts is, layer by layer, for the unit in the middle of all maps. It grows with the square root of
/// the number of layers where these are alike, while the receptive field grows with their number (Luo, Li, Urtasun and
/// Zemel, NeurIPS 2016, arXiv:1701.04128).
///
/// @param widths of layer 1, 2, …, in pixels of the picture: two standard deviations to each side, along the axis on which
///        that is more; empty where no pixel counts
public record EffectiveDepth(List<OptionalDouble> widths) {
    /// Of no layer.
    public static final EffectiveDepth NONE = new EffectiveDepth(List.of());
    /// Two to each side.
    private static final double SIGMAS = 4;

    public EffectiveDepth {
        widths = List.copyOf(widths);
    }

    /// With the weights and the picture of a document, of the layers that work.
    ///
    /// @throws Problem when the layers hold too many values
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static EffectiveDepth of(Project project, Machine machine, Cancel cancel) {
        Outline outline = Outline.of(project);
        Network network = outline.network();
        int layers = outline.rows().size();
        UnitField.checkValues(outline, layers);
        Machine precise = machine.precisely();
        Values values = network.evaluate(Fitted.input(project.picture()), precise, cancel);
        var widths = new ArrayList<OptionalDouble>();
        for (int n = 1; n <= layers; n++)
            widths.add(outline.row(n).works()
                    ? width(EffectiveField.of(network, values, n, middle(network.shape(n)), precise, cancel))
                    : OptionalDouble.empty());
        return new EffectiveDepth(widths);
    }

    /// The weights of the unit in the middle of every map.
    private static Tensor middle(Shape shape) {
        Tensor weights = Tensor.zeros(shape);
        for (int k = 0; k < shape.channels(); k++)
            weights.data[shape.index(k, shape.height() / 2, shape.width() / 2)] = 1;
        return weights;
    }

    private static OptionalDouble width(Optional<EffectiveField> field) {
        return field.map(f -> OptionalDouble.of(SIGMAS * Math.max(f.rowSigma(), f.columnSigma())))
                .orElse(OptionalDouble.empty());
    }

    /// That of a layer.
    public OptionalDouble width(int layer) {
        return layer <= widths.size() ? widths.get(layer - 1) : OptionalDouble.empty();
    }
}
