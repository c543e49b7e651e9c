package org.fovea.compute.step;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.fovea.compute.Evaluation;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Op;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Machine;

/// A feature map by the formula, each of whose values is the last running sum of its [Partial], bit for bit. The engine's
/// faster ways add up in other orders, so that the last digits may differ.
public final class ReferenceMap {
    /// So many multiply-adds take about a tenth of a second on one core.
    private static final long MOST = 100_000_000;

    private ReferenceMap() {
    }

    /// One map of a layer, 1×H×W; nothing where it would take long.
    ///
    /// @param threads how many may work on it
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static Optional<Tensor> of(Evaluation evaluation, int map, int threads, Cancel cancel) {
        Op op = evaluation.step().op();
        Shape output = evaluation.output();
        List<Shape> shapes = evaluation.inputs().stream().map((Tensor input) -> input.shape).toList();
        long cost = op.multiplyAdds(Region.all(output), shapes) / output.channels();
        if (cost > MOST || output.plane() > MOST) return Optional.empty();
        return Optional.of(map(evaluation, map, new Machine(Kernels.SCALAR, threads), cancel));
    }

    /// The map by the formula, or by the engine's faster ways where that would take long.
    ///
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static Tensor orFaster(Evaluation evaluation, int map, Machine machine, Cancel cancel) {
        return of(evaluation, map, machine.threads(), cancel)
                .orElseGet(() -> map(evaluation, map, machine, cancel));
    }

    private static Tensor map(Evaluation evaluation, int map, Machine machine, Cancel cancel) {
        Shape output = evaluation.output();
        Region all = Region.all(output);
        var one = new BitSet();
        one.set(map);
        Patch made = evaluation.step().op().update(evaluation.inputs().stream().map(Patch::of).toList(),
                new Patch(output, all, Tensor.zeros(output)), one, machine, cancel);
        return made.values().channel(map);
    }
}
