package org.fovea.engine.train;

import java.util.ArrayList;
import java.util.List;
import org.fovea.engine.simd.LaneLoops;
import org.fovea.engine.simd.Loops;
import org.jspecify.annotations.Nullable;

/// A fully connected layer.
final class LaneDense implements LaneStep {
    private static final int LANES = LaneBuffer.LANES;

    /// With more weights than this their gradients are added up without a copy in each shard.
    static final int LARGE = 1 << 16;

    private final int node;
    private final LaneBuffer x;
    private final LaneBuffer y;
    private final @Nullable LaneBuffer gradient;
    private final @Nullable Into into;
    private final Loops runs;
    private final LaneSums there;
    private final @Nullable LaneSums back;
    private final LaneBuffer target;
    private final LaneOuter outer;

    /// @param x compact
    /// @param y compact
    /// @param into to something compact
    LaneDense(int node, LaneBuffer x, LaneBuffer y, @Nullable LaneBuffer gradient, @Nullable Into into,
            LaneLoops loops, Loops runs, LaneMemory memory) {
        this.node = node;
        this.x = x.flat();
        this.y = y.flat();
        this.gradient = gradient;
        this.into = into == null ? null : new Into(into.buffer().flat(), into.more());
        this.runs = runs;
        int in = x.shape().size();
        int out = y.shape().size();
        there = new LaneSums(loops, new LaneSums.Layout(1, out, in, 0, 0, LANES), List.of(kind(in, 1)),
                gradient != null && large());
        back = gradient == null || into == null
                ? null
                : new LaneSums(loops, new LaneSums.Layout(1, in, 1, 0, 0, LANES), List.of(kind(out, in)), large());
        target = into == null || !into.more() ? this.x : memory.reserve(this.x.shape());
        outer = new LaneOuter(loops, this.x, this.y.shape().channels(), memory);
    }

    /// One place that sees all inputs.
    private static LaneSums.Kind kind(int taps, int step) {
        var offsets = new int[taps];
        var picks = new int[taps];
        for (int t = 0; t < taps; t++) {
            offsets[t] = t * LANES;
            picks[t] = t * step;
        }
        return new LaneSums.Kind(offsets, picks, new int[1], new int[1]);
    }

    @Override
    public void prepare(List<float[]> learned) {
        there.prepare(learned.getFirst(), learned.get(1));
        if (back != null) back.prepare(learned.getFirst());
    }

    private boolean large() {
        return (long) x.shape().size() * y.shape().size() > LARGE;
    }

    // Nobody writes to the gradient any more when the way back is at its end.
    @Override
    public @Nullable Adding adding() {
        LaneBuffer from = gradient;
        return from == null || !large()
                ? null
                : new Adding(outer.pieces(), (shard, sums, piece) -> outer.add(shard, from, sums, piece));
    }

    @Override
    public List<Phase> forward() {
        return List.of(new Phase.Each(there.pieces(),
                (shard, piece) -> there.run(shard.memory, x.base(), y.base(), piece)));
    }

    @Override
    public List<Phase> back() {
        LaneBuffer from = gradient;
        if (from == null) return List.of();
        var phases = new ArrayList<Phase>();
        phases.add(new Phase.Each(1, (shard, _) -> {
            outer.turn(shard);
            LaneLoops.across(shard.memory, from.base(), from.shape().channels(), shard.learned(node).get(1), 0);
        }));
        if (!large())
            phases.add(new Phase.Each(outer.pieces(),
                    (shard, piece) -> outer.run(shard, from, shard.learned(node).getFirst(), piece)));
        LaneSums sums = back;
        Into to = into;
        if (to == null || sums == null) return phases;
        int at = to.more() ? target.base() : to.buffer().base();
        phases.add(new Phase.Each(sums.pieces(), (shard, piece) -> sums.run(shard.memory, from.base(), at, piece)));
        if (to.more())
            phases.add(new Phase.Each(1, (shard, _) -> runs.add(1, shard.memory, target.base(), shard.memory,
                    to.buffer().base(), shard.memory, to.buffer().base(), x.shape().size() * LANES)));
        return phases;
    }
}
