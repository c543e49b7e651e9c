package org.fovea.engine.net;

import java.util.BitSet;
import java.util.List;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.conv.Plan;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Op;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Machine;
import org.jspecify.annotations.Nullable;

/// An operation for inputs of known shapes. A convolution keeps the plan it is computed by, for packing its weights takes
/// as long as computing a few neurons. The plan is made at first use and made anew for other kernels; networks that have
/// the step in common share it, from any thread.
public final class Step {
    private final Op op;
    private final List<Shape> inputs;
    private final Shape output;
    private volatile @Nullable Kept kept;

    private record Kept(Kernels kernels, boolean precise, Plan plan) {

        boolean serves(Machine machine) {
            return kernels.equals(machine.kernels()) && precise == machine.precise();
        }
    }

    /// @throws IllegalArgumentException when inputs of these shapes do not fit the operation
    public Step(Op op, List<Shape> inputs) {
        this.op = op;
        this.inputs = List.copyOf(inputs);
        this.output = op.output(inputs);
    }

    /// This step where it does the same, otherwise a new one.
    public Step of(Op other, List<Shape> shapes) {
        return other.equals(op) && shapes.equals(inputs) ? this : new Step(other, shapes);
    }

    public Op op() {
        return op;
    }

    public List<Shape> inputs() {
        return inputs;
    }

    public Shape output() {
        return output;
    }

    /// What became of a step's values after a change.
    ///
    /// @param values the whole output
    /// @param channels those that may differ from before
    /// @param way how they were found; null when none was touched
    public record Followed(Patch values, BitSet channels, @Nullable Way way) {
    }

    /// The whole output after some channels of the inputs, or of the operation itself, have changed: only what depends on
    /// the change is touched, by the cheaper [Way].
    ///
    /// @param old the whole inputs before
    /// @param now the whole inputs as they are
    /// @param changed for each input the channels that may differ
    /// @param own the channels of the output whose weights or settings have changed
    /// @param before the whole output before
    /// @param differences whether a difference may be added; otherwise what is touched is computed anew
    /// @throws java.util.concurrent.CancellationException when cancelled
    public Followed follow(List<Patch> old, List<Patch> now, List<BitSet> changed, BitSet own, Patch before,
            boolean differences, Machine machine, Cancel cancel) {
        var touched = (BitSet) own.clone();
        for (int i = 0; i < now.size(); i++)
            if (!changed.get(i).isEmpty()) touched.or(op.touched(changed.get(i), i, inputs));
        if (touched.isEmpty()) return new Followed(before, touched, null);
        BitSet cause = changed.getFirst();
        Way way = differences && own.isEmpty() ? Way.of(op, cause, inputs, output) : Way.RECOMPUTE;
        Patch values = way == Way.ADD_DIFFERENCE && op instanceof Convolution convolution
                ? convolution.addDifference(old.getFirst(), now.getFirst(), cause, before, machine, cancel)
                : update(now, before, touched, machine, cancel);
        return new Followed(values, touched, way);
    }

    /// [Op#forward]
    ///
    /// @throws java.util.concurrent.CancellationException when cancelled
    public Patch forward(List<Patch> known, Region region, Machine machine, Cancel cancel) {
        return op instanceof Convolution convolution
                ? convolution.forward(plan(convolution, machine), known.getFirst(), region, machine, cancel)
                : op.forward(known, region, machine, cancel);
    }

    /// [Op#update]
    Patch update(List<Patch> known, Patch before, BitSet channels, Machine machine, Cancel cancel) {
        boolean all = op instanceof Convolution && channels.cardinality() == before.whole().channels();
        return all
                ? forward(known, before.region(), machine, cancel)
                : op.update(known, before, channels, machine, cancel);
    }

    /// Two threads that come first at the same time make a plan each: they compute the same, and one is kept.
    private Plan plan(Convolution convolution, Machine machine) {
        Kept known = kept;
        if (known == null || !known.serves(machine)) {
            known = new Kept(machine.kernels(), machine.precise(),
                    convolution.layer().plan(inputs.getFirst(), machine));
            kept = known;
        }
        return known.plan;
    }
}
