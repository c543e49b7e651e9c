package org.fovea.engine.conv;

import java.util.concurrent.ConcurrentLinkedQueue;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.Window;
import org.fovea.engine.simd.Machine;

/// One filter whose weights, a matrix with a row for each channel and kernel row, have rank 1: `w(c, u, v) = a(c, u)·b(v)`.
/// First the columns of all channels are summed with a, then the rows of what this gives with b: for a kernel of 7×7 over
/// one channel 14 multiplications an output instead of 49. Strips of rows are small enough to stay in the cache in between.
final class Separable implements Plan {
    /// What writing and reading the intermediate values costs for each output, in multiplications.
    private static final int PASS = 16;
    /// Floats of a strip between the two steps.
    private static final int STRIP = 48 << 10;

    private static final Window EACH = new Window(1, 1, 0, 0, 1);

    private final Correlation job;
    private final ShiftedProducts down;
    private final ShiftedProducts along;
    /// Memory for strips, as many as were in use at once.
    private final ConcurrentLinkedQueue<Tensor> strips = new ConcurrentLinkedQueue<>();

    /// @param job one filter that [#fits]
    Separable(Correlation job, Machine machine) {
        this.job = job;
        Factors factors = Factors.of(job.weights()[0], job.columns().size());
        if (factors == null) throw new IllegalArgumentException("the filter is no product");
        var between = new Shape(1, job.output().height(), job.input().width());
        down = new ShiftedProducts(new Correlation(job.input(), between, job.rows(), EACH, job.mode(), 1,
                job.firstChannel(), job.channels(), 1, new float[][]{factors.down()}, new float[1]), machine.kernels());
        along = new ShiftedProducts(new Correlation(between, job.output(), EACH, job.columns(), job.mode(), 1, 0, 1, 1,
                new float[][]{factors.along()}, job.biases()), machine.kernels());
    }

    /// Whether a filter of a layer is a product, and computing it as one is worth it.
    static boolean fits(Correlation job, int filter) {
        int steps = job.channels() * job.rows().size() + job.columns().size() + PASS;
        return steps < job.taps() && Factors.of(job.weights()[filter], job.columns().size()) != null;
    }

    @Override
    public String algorithm() {
        return "columns, then rows";
    }

    @Override
    public Region reads(Region region) {
        return job.reads(region);
    }

    @Override
    public void run(Patch x, Region region, float[] output, int at, Finish finish, Machine machine, Cancel cancel) {
        int high = Math.clamp(STRIP / region.width(), 1, region.height());
        // The first step computes two rows together.
        high = Math.min(region.height(), Math.ceilDiv(high, 2) * 2);
        int rows = high;
        int count = Math.ceilDiv(region.height(), rows);
        Machine team = machine.forWork((long) region.height() * region.width() * job.taps());
        Machine alone = machine.alone();
        team.each(count, strip -> {
            int top = region.top() + strip * rows;
            var part = new Region(top, region.left(), Math.min(rows, region.bottom() - top), region.width());
            Region needed = along.reads(part);
            Tensor values = take(new Shape(1, needed.height(), needed.width()));
            down.run(x, needed, values.data, 0, Finish.NOTHING, alone, cancel);
            along.run(new Patch(new Shape(1, job.output().height(), job.input().width()), needed, values), part, output,
                    at + strip * rows * region.width(), finish, alone, cancel);
            strips.offer(values);
        }, cancel);
    }

    private Tensor take(Shape shape) {
        Tensor known = strips.poll();
        return known != null && known.shape.equals(shape) ? known : Tensor.zeros(shape);
    }
}
