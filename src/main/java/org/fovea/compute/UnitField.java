package org.fovea.compute;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.fovea.engine.Cancel;
import org.fovea.engine.Problem;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.field.Units;
import org.fovea.engine.net.Cone;
import org.fovea.engine.net.Network;
import org.fovea.engine.simd.Machine;
import org.fovea.project.Cell;
import org.fovea.project.FreshWeights;
import org.fovea.project.Layer;
import org.fovea.project.Project;

/// What could count for a unit of a document's network, and what does.
///
/// @param picture what the network looks at, C×H×W
/// @param seen what of it the unit sees, with what lies on the padding
/// @param effective how much each pixel counts
public record UnitField(Tensor picture, Units seen, EffectiveField effective) {
    /// The values of all layers are needed at once; with their gradients so many take about 400 MB.
    private static final long MOST_VALUES = 40_000_000;

    /// @param layer 1, 2, …
    /// @param map which map the unit belongs to
    /// @param fresh whether every layer has the weights it had before anything was learned
    /// @throws Problem when it cannot be computed, or no pixel counts
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static UnitField of(Project project, int layer, int map, Cell at, boolean fresh, Machine machine,
            Cancel cancel) {
        Outline outline = Outline.of(project);
        if (!outline.row(layer).works())
            throw new Problem(project.layer(layer).name() + " cannot work; mend it first.");
        checkValues(outline, layer);
        List<Layer> layers = project.layers().subList(0, layer);
        Network network = fresh
                ? Outline.of(outline.picture(),
                        IntStream.rangeClosed(1, layer).mapToObj(n -> fresh(layers.get(n - 1), n))
                                .toList())
                        .network()
                : outline.network();
        Tensor picture = Fitted.input(project.picture());
        EffectiveField effective = EffectiveField
                .ofUnit(network, layer, OptionalInt.of(map), at, picture, machine, cancel)
                .orElseThrow(
                        () -> new Problem("No pixel counts for this unit: its gradient is 0 everywhere, as behind a "
                                + "ReLU that is off. Pin another unit in Explore, or choose another map."));
        return new UnitField(picture,
                Cone.seen(network, layer, Units.of(map, at.row(), at.column())).units(0), effective);
    }

    private static Layer fresh(Layer layer, long seed) {
        return layer.withKind(FreshWeights.of(layer.kind(), seed).orElse(layer.kind()));
    }

    /// @throws Problem when the layers up to this one hold too many values
    static void checkValues(Outline outline, int layer) {
        long values = outline.picture().size();
        for (Outline.Row row : outline.rows().subList(0, layer)) {
            Shape output = row.output();
            if (output != null) values += output.size();
        }
        if (values > MOST_VALUES)
            throw new Problem(
                    ("All layers up to here hold %,d values on this picture; the gradient needs them all, and "
                            + "%,d at most fit. Choose a smaller picture size.").formatted(values, MOST_VALUES));
    }
}
