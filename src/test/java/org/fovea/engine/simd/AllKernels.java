package org.fovea.engine.simd;

/// Kernels that [Kernels#fastest] would choose on another processor.
public final class AllKernels {
    private AllKernels() {
    }

    /// Vector loops for processors with 16 or 32 vector registers; they give the same on any.
    public static Kernels vectors(int registers) {
        return new VectorKernels(registers == 32 ? 8 : 6);
    }
}
