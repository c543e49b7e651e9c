package org.fovea.engine.train;

import java.util.ArrayList;
import java.util.List;
import org.fovea.engine.simd.LaneLoops;
import org.fovea.engine.simd.Loops;
import org.jspecify.annotations.Nullable;

/// A convolution or a transposed one, with zeros around its input and the activation that follows.
final class LaneConvolution implements LaneStep {
    /// What it is made of.
    ///
    /// @param up whether it leads from the smaller to the larger map: transposed
    /// @param input the values it reads, with the margins it needs
    /// @param sums the values before the activation
    /// @param gradient of the sums, with the margins it needs; null where nothing is learned
    record Parts(int node, LaneGrid grid, boolean up, LaneBuffer input, LaneBuffer sums, @Nullable LaneBuffer gradient,
            @Nullable Into into) {
    }

    private final Parts parts;
    private final LaneLoops loops;
    private final Loops runs;
    private final LaneSums there;
    private final @Nullable LaneSums back;
    private final @Nullable LaneProducts products;
    private final @Nullable LaneBuffer apart;

    LaneConvolution(Parts parts, LaneLoops loops, Loops runs, LaneMemory memory) {
        this.parts = parts;
        this.loops = loops;
        this.runs = runs;
        LaneGrid grid = parts.grid();
        there = sums(parts.up(), parts.input(), parts.sums());
        LaneBuffer gradient = parts.gradient();
        Into into = parts.into();
        if (gradient == null) {
            products = null;
            apart = null;
            back = null;
            return;
        }
        products = parts.up()
                ? new LaneProducts(loops, grid, gradient, parts.input(), memory)
                : new LaneProducts(loops, grid, parts.input(), gradient, memory);
        apart = into != null && into.more() ? memory.reserve(into.buffer().shape()) : null;
        back = into == null ? null : sums(!parts.up(), gradient, apart == null ? into.buffer() : apart);
    }

    private LaneSums sums(boolean up, LaneBuffer from, LaneBuffer to) {
        LaneGrid grid = parts.grid();
        return up
                ? new LaneSums(loops, grid.layoutUp(from, to), grid.up(from, to))
                : new LaneSums(loops, grid.layoutDown(from, to), grid.down(from, to));
    }

    @Override
    public void prepare(List<float[]> learned) {
        there.prepare(learned.getFirst(), learned.get(1));
        if (back != null) back.prepare(learned.getFirst());
    }

    @Override
    public List<Phase> forward() {
        return List.of(new Phase.Each(there.pieces(),
                (shard, piece) -> there.run(shard.memory, parts.input().base(), parts.sums().base(), piece)));
    }

    @Override
    public List<Phase> back() {
        LaneBuffer gradient = parts.gradient();
        if (gradient == null || products == null) return List.of();
        var phases = new ArrayList<Phase>();
        LaneProducts weights = products;
        int maps = gradient.shape().channels();
        // The weights of some maps, and the biases of all.
        phases.add(new Phase.Each(weights.pieces() + 1, (shard, piece) -> {
            List<float[]> learned = shard.learned(parts.node());
            if (piece < weights.pieces()) weights.run(shard, learned.getFirst(), piece);
            else
                biases(shard, gradient, maps, learned.get(1));
        }));
        Into into = parts.into();
        LaneSums sums = back;
        if (into == null || sums == null) return phases;
        LaneBuffer target = apart == null ? into.buffer() : apart;
        phases.add(new Phase.Each(sums.pieces(),
                (shard, piece) -> sums.run(shard.memory, gradient.base(), target.base(), piece)));
        if (apart != null)
            phases.add(new Phase.Each(target.shape().channels(), (shard, c) -> into.take(shard, target, c, runs)));
        return phases;
    }

    private void biases(Shard shard, LaneBuffer gradient, int maps, float[] biases) {
        var lanes = new float[LaneBuffer.LANES];
        var one = new float[1];
        for (int k = 0; k < maps; k++) {
            // Between the rows are zeros.
            int rows = (gradient.shape().height() - 1) * gradient.pitch() + gradient.shape().width();
            loops.total(shard.memory, gradient.at(k, 0, 0), rows, lanes);
            LaneLoops.across(lanes, 0, 1, one, 0);
            biases[k] = one[0];
        }
    }
}
