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
        Region all = Region.all(output);
        if (op.multiplyAdds(all, shapes) / output.channels() > MOST || output.plane() > MOST) return Optional.empty();
        var one = new BitSet();
        one.set(map);
        Patch made = op.update(evaluation.inputs().stream().map(Patch::of).toList(),
                new Patch(output, all, Tensor.zeros(output)), one, new Machine(Kernels.SCALAR, threads), cancel);
        return Optional.of(made.values().channel(map));
    }
}
