package org.fovea.engine.simd;

/// What the engine computes with: the inner loops and how many threads share the work.
///
/// @param kernels the inner loops
/// @param threads how many threads, the caller's among them, at least 1
public record Machine(Kernels kernels, int threads) {
    /// The plain loops on the caller's thread: slow and obviously right.
    public static final Machine SCALAR = new Machine(Kernels.SCALAR, 1);

    /// The fastest loops this Java offers, on every core.
    public static Machine fastest() {
        return new Machine(Kernels.fastest(), Runtime.getRuntime().availableProcessors());
    }
}
