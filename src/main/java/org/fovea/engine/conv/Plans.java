package org.fovea.engine.conv;

import org.fovea.engine.Region;
import org.fovea.engine.simd.Machine;

/// Which algorithm a layer gets. The choice looks at the layer, the size of its input and whether the machine is to be
/// precise, never at regions or threads. docs/performance.md has it as a table.
public final class Plans {
    private Plans() {
    }

    /// The plan for this work.
    public static Plan of(Correlation job, Machine machine) {
        if (byFrequencies(job, machine)) return new Winograd(job, machine.kernels());
        return LongRow.fits(job) ? new LongRow(job, machine.kernels()) : new ShiftedProducts(job, machine.kernels());
    }

    /// What the plan for this work reads of the input to compute a region of the output; weights and biases may be missing.
    public static Region reads(Correlation job, Region region, Machine machine) {
        return job.reads(byFrequencies(job, machine) ? Winograd.whole(region, job.output()) : region);
    }

    private static boolean byFrequencies(Correlation job, Machine machine) {
        return !machine.precise() && Winograd.fits(job) && Winograd.pays(job, machine.kernels().panel());
    }
}
