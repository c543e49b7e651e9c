package org.fovea.compute;

import java.util.Collections;
import java.util.List;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Step;
import org.fovea.project.Layer;
import org.jspecify.annotations.Nullable;

/// What was computed of one layer. Immutable.
public final class LayerResult {
    private final Layer layer;
    final Step step;
    /// Which states of its inputs it was made of.
    final List<Version> causes;
    final Version version;
    private final @Nullable Tensor values;
    private final List<@Nullable MapResult> maps;

    LayerResult(Layer layer, Step step, List<Version> causes, Version version, @Nullable Tensor values,
            List<@Nullable MapResult> maps) {
        this.layer = layer;
        this.step = step;
        this.causes = List.copyOf(causes);
        this.version = version;
        this.values = values;
        this.maps = Collections.unmodifiableList(maps);
    }

    /// The layer as it was when this was computed.
    public Layer layer() {
        return layer;
    }

    /// The shape of all maps together.
    public Shape output() {
        return step.output();
    }

    /// All maps, C×H×W; null where memory does not hold them.
    public @Nullable Tensor values() {
        return values;
    }

    /// The maps one by one, in small and as statistics; null where one is still to come.
    public List<@Nullable MapResult> maps() {
        return maps;
    }

    LayerResult withoutValues() {
        return values == null ? this : new LayerResult(layer, step, causes, version, null, maps);
    }

    /// The same values for a layer that differs in nothing they depend on.
    LayerResult of(Layer other) {
        return other.equals(layer) ? this : new LayerResult(other, step, causes, version, values, maps);
    }
}
