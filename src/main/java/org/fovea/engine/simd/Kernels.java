package org.fovea.engine.simd;

/// The inner loops of the engine.
public interface Kernels {
    Kernels SCALAR = new ScalarKernels();

    /// Vector loops where the Vector API is present, otherwise the scalar ones.
    static Kernels fastest() {
        return SCALAR;
    }

    /// What runs, in a few words for people: `scalar loops`.
    String name();
}
