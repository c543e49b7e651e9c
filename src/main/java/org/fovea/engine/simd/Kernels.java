package org.fovea.engine.simd;

/// The inner loops of the engine. All of them compute the same sums in the same order; they differ in speed and, where
/// products are fused, in the last bits.
public interface Kernels {
    Kernels SCALAR = new ScalarKernels();

    /// Vector loops where this Java offers the Vector API and the processor profits from it, otherwise the scalar ones.
    static Kernels fastest() {
        // The vector classes are loaded with the first call into VectorKernels, not before.
        boolean present = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        return present ? VectorKernels.orScalar() : SCALAR;
    }

    /// What runs, in a few words for people: `scalar loops`.
    String name();

    /// How many maps [#correlate] computes best at once; each call has one map, two, or this many.
    int maps();

    /// [#correlate] may read and write up to this many positions minus one past the end of what is asked for.
    int slack();

    /// A few maps of a correlation over one flat array, in which every tap lies at a fixed distance:
    ///
    /// `output[at + m·pitch + q] += Σ_t weight_(t,m) · input[q + offset_t]` for 0 ≤ m < taps.maps, 0 ≤ q < count and the
    /// taps `from` … `to − 1`, the sum taken in the order of t. When `from` is 0, it starts with the bias of the map
    /// instead of what the output holds.
    ///
    /// @param offsets one per tap of all
    /// @param base subtracted from each offset: the input starts that much later
    /// @param input at least count + slack() + the largest offset long
    /// @param pitch how far apart the maps lie in `output`, at least count + slack()
    void correlate(Taps taps, int[] offsets, int from, int to, int base, float[] input, float[] output, int at, int pitch, int count);
}
