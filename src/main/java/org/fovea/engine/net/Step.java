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
final class Step {
    private final Op op;
    private final List<Shape> inputs;
    private volatile @Nullable Kept kept;

    private record Kept(Kernels kernels, boolean precise, Plan plan) {

        boolean serves(Machine machine) {
            return kernels.equals(machine.kernels()) && precise == machine.precise();
        }
    }

    Step(Op op, List<Shape> inputs) {
        this.op = op;
        this.inputs = inputs;
    }

    /// This step where it does the same, otherwise a new one.
    Step of(Op other, List<Shape> shapes) {
        return other.equals(op) && shapes.equals(inputs) ? this : new Step(other, shapes);
    }

    List<Shape> inputs() {
        return inputs;
    }

    /// [Op#forward]
    Patch forward(List<Patch> known, Region region, Machine machine, Cancel cancel) {
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
