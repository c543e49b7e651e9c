package org.fovea.ui.filter;

import org.fovea.project.Cell;
import org.fovea.session.Probe;
import org.fovea.session.Session;
import org.jspecify.annotations.Nullable;

/// Asks where a weight is used: the one under the pointer, or the one the keyboard is at.
final class WeightProbe {
    private final Workbench bench;
    private final KernelGrid grid;
    private final Session session;

    WeightProbe(Workbench bench, KernelGrid grid) {
        this.bench = bench;
        this.grid = grid;
        session = bench.session();
        grid.hoveredProperty().subscribe(_ -> ask());
        grid.focusVisibleProperty().subscribe(_ -> ask());
        bench.cellProperty().subscribe(this::ask);
        bench.channelProperty().subscribe(this::ask);
    }

    private void ask() {
        Cell under = grid.hoveredProperty().get();
        Cell at = under != null ? grid.lattice().clamped(under) : grid.isFocusVisible() ? bench.cell() : null;
        show(at);
    }

    private void show(@Nullable Cell at) {
        if (at != null) session.probeProperty().set(new Probe.OfWeight(channel(), at));
        else if (session.probeProperty().get() instanceof Probe.OfWeight) session.probeProperty().set(Probe.NOTHING);
    }

    private int channel() {
        return bench.filter().shared() ? -1 : bench.channelProperty().get();
    }
}
