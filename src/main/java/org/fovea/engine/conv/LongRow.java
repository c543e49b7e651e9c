package org.fovea.engine.conv;

import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.Window;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Machine;

/// A 1×1 layer over a whole input: it does not matter where a value stands, so all rows are computed as one, which leaves
/// nothing over at the end of each. Regions are computed as in any layer; the sums are the same.
final class LongRow implements Plan {
    private static final Window ONE = new Window(1, 1, 0, 0, 1);

    private final Correlation job;
    private final Plan flat;
    private final ShiftedProducts regions;

    LongRow(Correlation job, Kernels kernels) {
        this.job = job;
        regions = new ShiftedProducts(job, kernels);
        flat = new ShiftedProducts(regions, new Correlation(flat(job.input()), flat(job.output()), ONE, ONE,
                job.mode(), job.groups(), job.firstChannel(), job.channels(), job.sharing(), job.weights(),
                job.biases()));
    }

    static boolean fits(Correlation job) {
        return job.rows().equals(ONE) && job.columns().equals(ONE);
    }

    private static Shape flat(Shape shape) {
        return new Shape(shape.channels(), 1, shape.plane());
    }

    @Override
    public String algorithm() {
        return flat.algorithm() + " in one row";
    }

    @Override
    public Region reads(Region region) {
        return job.reads(region);
    }

    @Override
    public void run(Patch x, Region region, float[] output, int at, Finish finish, Machine machine, Cancel cancel) {
        if (!region.equals(Region.all(job.output())) || !x.region().equals(Region.all(job.input()))) {
            regions.run(x, region, output, at, finish, machine, cancel);
            return;
        }
        var row = new Tensor(flat(job.input()), x.values().data);
        flat.run(Patch.of(row), Region.all(flat(job.output())), output, at, finish, machine, cancel);
    }
}
