package org.fovea.engine.simd;

/// Plain loops: the truth that every faster version is tested against.
final class ScalarKernels implements Kernels {
    @Override
    public String name() {
        return "scalar loops";
    }
}
