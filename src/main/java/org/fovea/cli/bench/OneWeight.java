package org.fovea.cli.bench;

import java.util.ArrayList;
import org.fovea.engine.Padding;
import org.fovea.engine.Shape;
import org.fovea.engine.op.Conv2d;
import org.fovea.engine.op.Filter;
import org.fovea.engine.op.FilterChange;

/// All maps of a layer after one weight has changed, when the maps before are known: what dragging a weight asks for. Ours
/// adds to one map ([FilterChange]); other engines compute the whole layer.
///
/// @param whole the layer with the changed weight
/// @param before what its first filter was
public record OneWeight(WholeLayer whole, Filter before) implements Work {
    private static final int WEIGHT = 17;
    private static final float DELTA = 0.1f;

    static OneWeight of(String id, Shape input, int maps, int size) {
        WholeLayer plain = WholeLayer.of(id, input, maps, size);
        Filter before = plain.layer().filters().getFirst();
        float value = before.weights().data[WEIGHT] + DELTA;
        var filters = new ArrayList<>(plain.layer().filters());
        filters.set(0, before.withWeights(before.weights().with(WEIGHT, value)));
        Conv2d old = plain.layer();
        var layer = new Conv2d(filters, old.rows(), old.columns(), Padding.Named.SAME, old.paddingMode(), 1, false);
        return new OneWeight(new WholeLayer(id, plain.name() + ", one weight", layer, input), before);
    }

    /// The layer as it was.
    Conv2d old() {
        var filters = new ArrayList<>(whole.layer().filters());
        filters.set(0, before);
        Conv2d now = whole.layer();
        return new Conv2d(filters, now.rows(), now.columns(), now.padding(), now.paddingMode(), now.groups(), false);
    }

    @Override
    public String id() {
        return whole.id();
    }

    @Override
    public String name() {
        return whole.name();
    }

    @Override
    public Shape input() {
        return whole.input();
    }

    @Override
    public Shape output() {
        return whole.output();
    }

    /// A multiplication and an addition for each value of the map.
    @Override
    public long flops() {
        return 2L * output().plane();
    }
}
