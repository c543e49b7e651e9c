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

    /// How many maps [#correlate] computes best at once when `left` maps are still to be computed; more than `left` where
    /// computing some for nobody costs least.
    int block(int left);

    /// The same for [#multiply], which computes three maps at least.
    int blockOfPanel(int left);

    /// How many neighbouring rows of a map that is computed alone it computes best at once, as if they were maps.
    int rows();

    /// How many positions [#correlate] computes at once; where the count is a multiple, it writes no more.
    int wide(int maps);

    /// [#correlate] may read and write up to this many positions minus one past the end of what is asked for.
    int slack();

    /// A few maps of a correlation over one flat array, in which every tap lies at a fixed distance:
    ///
    /// `output[at + m·pitch + q] = s + Σ_t weight_(t,m) · input[base + q + offsets[from + t]]` for 0 ≤ m < taps.maps and
    /// 0 ≤ q < count, the sum taken in the order of t. It starts with the bias of the map, or with what the output holds.
    ///
    /// @param taps of one or two maps, or of as many as [#block] says where [#panels] are not used
    /// @param more whether the sums go on from what the output holds
    /// @param input at least base + count + slack() + the largest offset long
    /// @param pitch how far apart the maps lie in `output`, at least count + slack()
    void correlate(Taps taps, int[] offsets, int from, boolean more, float[] input, int base, float[] output, int at,
            int pitch, int count);

    /// Whether so many maps with the same input are computed sooner from panels, which have to be packed first, than by
    /// [#correlate].
    boolean panels(int maps);

    /// How many positions a panel has at most, all of which [#multiply] computes at once.
    int panel();

    /// How many positions the panel has in which so many are left: as many, or a few for nobody.
    int panel(int left);

    /// Copies what some taps see of the positions of a panel, one tap after the other:
    /// `panel[to + t·wide + i] = input[base + i + offsets[from + t]]` for 0 ≤ t < count and 0 ≤ i < wide.
    ///
    /// @param wide what [#panel] says
    void pack(float[] input, int base, int[] offsets, int from, int count, float[] panel, int to, int wide);

    /// The same for positions that do not lie side by side: `panel[to + t·wide + y + l] = input[base + x + offsets[from + t] + l]`
    /// for 0 ≤ t < count, every step from x to y and 0 ≤ l < lanes. Up to lanes − 1 floats behind what is asked for are read
    /// and written.
    ///
    /// @param runs the steps of [#run]
    void pack(Steps runs, float[] input, int base, int[] offsets, int from, int count, float[] panel, int to, int wide);

    /// Adds the steps for a run of `count` positions that lie side by side.
    void run(Steps runs, int from, int to, int count);

    /// A few maps at the positions of a panel: `output[at + m·pitch + i] = s + Σ_t weight_(t,m) · panel[base + t·wide + i]`
    /// for 0 ≤ m < taps.maps and 0 ≤ i < wide, the sum taken in the order of t. It starts as that of [#correlate] does.
    ///
    /// @param taps as many maps as [#blockOfPanel] says
    void multiply(Taps taps, boolean more, float[] panel, int base, int wide, float[] output, int at, int pitch);

    /// How many taps [#sweep] takes at most.
    int sweep();

    /// One map of a correlation over one flat array, with few taps and many positions:
    ///
    /// `output[at + q] = s + Σ_t weights[t] · input[base + q + offsets[t]]` for from ≤ t < from + taps and 0 ≤ q < count, the
    /// sum taken in the order of t. It starts with the bias, or with what the output holds. Nothing else is read or written.
    ///
    /// @param taps at least 1, at most [#sweep()]
    /// @param more whether the sums go on from what the output holds
    void sweep(float[] weights, int from, int taps, float bias, boolean more, float[] input, int base, int[] offsets,
            float[] output, int at, int count);

    /// How many rows [#rows(RowTaps, float[], int, int, int, float[], int, int, int)] computes; 1 where it is no faster than
    /// the other loops.
    int high();

    /// The fewest columns it computes.
    int narrow();

    /// How many positions behind this one of an output [#rows(RowTaps, float[], int, int, int, float[], int, int, int)] best
    /// begins.
    int lead(int at);

    /// Neighbouring rows of one map, [#high()] of them, from an input in which rows lie a fixed distance apart, and so do
    /// channels:
    ///
    /// `output[at + i·apart + q] = bias + Σ weight_(c,u,v) · input[base + c·plane + (i + u)·pitch + q + v]` for 0 ≤ i < high()
    /// and 0 ≤ q < count, the sum taken in the order of [RowTaps]. Nothing else is read or written.
    ///
    /// @param count at least [#narrow()]
    void rows(RowTaps taps, float[] input, int base, int plane, int pitch, float[] output, int at, int apart,
            int count);
}
