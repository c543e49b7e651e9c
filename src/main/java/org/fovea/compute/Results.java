package org.fovea.compute;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.fovea.engine.Cancel;
import org.fovea.engine.Tensor;
import org.fovea.engine.simd.Machine;
import org.fovea.project.Layer;
import org.fovea.project.Project;
import org.jspecify.annotations.Nullable;

/// What a project means: its picture and the maps of its layers. Immutable; whatever did not change since earlier results
/// is taken over from them, recognised by identity.
///
/// @param project what was computed
/// @param fitted the picture brought to size, before painting
/// @param picture the input of the network, C×H×W
/// @param layers one per layer; null where one is still to come or cannot work and never did
/// @param stage the layer that is looked at; null where it is still to come or cannot work
/// @param pictureVersion which state of the picture it is
/// @param nanos how long the engine has worked on it
public record Results(Project project, Tensor fitted, Tensor picture, List<@Nullable LayerResult> layers,
        @Nullable Evaluation stage, Version pictureVersion, long nanos) {

    /// Computes a project: the layer on the stage and what it needs first, then the others. Layers that cannot work keep what
    /// was computed of them last.
    ///
    /// @param previous earlier results to take over from, or null
    /// @param publish receives results that are good enough to be shown while something is still to come
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static Results of(Request request, @Nullable Results previous, Machine machine, Cancel cancel,
            Consumer<Results> publish) {
        return of(request, () -> null, previous, machine, cancel, publish);
    }

    /// The same while a weight is dragged: where the newest request differs in nothing but weights of the stage, its stage
    /// is computed between other layers, so that it follows the pointer however long these take.
    ///
    /// @param newest what is asked for by now, null where that is still `request`
    /// @return of the newest request that was gone on to; layers may belong to a stage of a moment before
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static Results of(Request request, Supplier<@Nullable Request> newest, @Nullable Results previous,
            Machine machine, Cancel cancel, Consumer<Results> publish) {
        return new Forward(request, newest, previous, machine, cancel, publish).run();
    }

    /// What was computed of layer 1, 2, …; null where nothing was.
    public @Nullable LayerResult layer(int number) {
        return layers.get(number - 1);
    }

    /// Whether what is there of a layer belongs to other settings than the project's: because the layer cannot work, or is
    /// still to be computed.
    public boolean stale(int number) {
        LayerResult result = layer(number);
        Layer layer = project.layer(number);
        return result == null || !result.layer().kind().equals(layer.kind())
                || result.layer().enabled() != layer.enabled()
                || project.shapes().get(number) == null;
    }

    /// What was computed of the layer with this name; null where nothing was.
    @Nullable
    LayerResult named(String name) {
        return project.named(name).map(this::layer).orElse(null);
    }
}
