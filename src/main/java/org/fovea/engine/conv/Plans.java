package org.fovea.engine.conv;

import org.fovea.engine.simd.Machine;

/// Which algorithm a layer gets.
public final class Plans {
    private Plans() {
    }

    /// The plan for this work. The choice looks at the layer and the size of its input, never at regions or threads.
    public static Plan of(Correlation job, Machine machine) {
        if (Winograd.fits(job)) return new Winograd(job, machine.kernels());
        return LongRow.fits(job) ? new LongRow(job, machine.kernels()) : new ShiftedProducts(job, machine.kernels());
    }
}
