package org.fovea.engine.simd;

/// The inner loops of training. Values of [#LANES] examples lie side by side, one behind another for each place of a feature
/// map: what is computed for one example is computed for all of them by the same instructions, whatever the operation.
/// All positions and distances below are indices of floats; where nothing else is said, [#LANES] values are meant at each.
///
/// Every lane is computed by itself and in an order that does not depend on the processor, so that the number of lanes in a
/// vector changes no bit.
public interface LaneLoops {
    /// How many examples lie side by side.
    int LANES = 16;

    LaneLoops SCALAR = new ScalarLaneLoops();

    /// The loops that go with these kernels.
    static LaneLoops of(Kernels kernels) {
        // The vector class is loaded with the first call, not before.
        return kernels instanceof VectorKernels ? VectorLaneLoops.of(kernels) : SCALAR;
    }

    /// How many maps [#sums] computes best at once when many are left: 8 or 4.
    int maps();

    /// Weighted sums, such as those of a convolution, for some maps at many positions:
    /// `y[target + targets[p] + m·apart] = bias[from + m] + Σ_t weights[at + t·maps + m] · x[source + sources[p] + offsets[t]]`
    /// for 0 ≤ m < maps and 0 ≤ t < taps, summed in this order, for all positions p in first ≤ p < end.
    ///
    /// @param maps 1, 4 or 8
    void sums(int maps, float[] weights, int at, int taps, float[] bias, int from, float[] x, int[] offsets,
            int[] sources, int source, float[] y, int[] targets, int target, int apart, int first, int end);

    /// Sums of products over positions, such as the gradients of weights, for six taps:
    /// `sums[at + (m·pitch + t)·LANES] = Σ_n g[from + m·apart + gAt[n]] · x[source + offsets[tap + t] + xAt[n]]`
    /// for 0 ≤ m < maps and 0 ≤ t < 6, the sum over 0 ≤ n < count taken in this order.
    ///
    /// @param maps 1 or 4
    void products(int maps, float[] g, int from, int apart, float[] x, int source, int[] offsets, int tap, int[] gAt,
            int[] xAt, int count, float[] sums, int at, int pitch);

    /// The sums of the lanes, by halves: the same for every processor.
    ///
    /// @param from the first of `count` groups of lanes, behind one another
    /// @param to where their sums go
    static void across(float[] lanes, int from, int count, float[] sums, int to) {
        for (int n = 0, a = from; n < count; n++, a += LANES) {
            float s0 = lanes[a] + lanes[a + 8] + (lanes[a + 4] + lanes[a + 12]);
            float s1 = lanes[a + 1] + lanes[a + 9] + (lanes[a + 5] + lanes[a + 13]);
            float s2 = lanes[a + 2] + lanes[a + 10] + (lanes[a + 6] + lanes[a + 14]);
            float s3 = lanes[a + 3] + lanes[a + 11] + (lanes[a + 7] + lanes[a + 15]);
            sums[to + n] = s0 + s2 + (s1 + s3);
        }
    }

    /// `sums = Σ_n x[from + n·LANES]`, over 0 ≤ n < count.
    void total(float[] x, int from, int count, float[] sums);

    /// `sums += Σ_n (x[from + n·LANES] − middle)²`.
    void squares(float[] x, int from, int count, float middle, float[] sums);

    /// `sums += Σ_n g[at + n·LANES] · (x[from + n·LANES] − middle)`.
    void weighted(float[] x, int from, float middle, float[] g, int at, int count, float[] sums);

    /// The largest of some values at each position: `y[to + targets[p]] = max_u x[from + under[u]]` for
    /// `starts[p] ≤ u < starts[p + 1]` and 0 ≤ p < positions. What is no number wins.
    void largest(float[] x, int from, int[] starts, int[] under, float[] y, int to, int[] targets, int positions);

    /// Back from there: `g[at + gTargets[p]]` is added to `dx[back + moves[u]]` for the first u whose value is that of y. Or it
    /// stands there afterwards, and 0 at the other places of the window.
    ///
    /// @param moves where the places under each window are in dx
    /// @param more whether it is added
    void route(float[] x, int from, int[] starts, int[] under, float[] y, int to, int[] targets, float[] g, int at,
            int[] gTargets, float[] dx, int back, int[] moves, int positions, boolean more);

    /// Sums with weights of their own at each position: `y[to + targets[p]] = Σ_u weights[u] · x[from + under[u]]`, or that
    /// is added.
    void gather(float[] x, int from, int[] starts, int[] under, float[] weights, float[] y, int to, int[] targets,
            int positions, boolean more);

    /// `g = 0` where y is not above 0.
    ///
    /// @param count of floats, a multiple of LANES
    void keep(float[] y, int from, float[] g, int at, int count);

    /// `y = factor·(x − middle) + add`
    ///
    /// @param count of floats, a multiple of LANES
    void affine(float middle, float factor, float add, float[] x, int from, float[] y, int to, int count);

    /// `z = x·y`, or that is added.
    ///
    /// @param count of floats, a multiple of LANES
    void multiply(float[] x, int from, float[] y, int at, float[] z, int to, int count, boolean more);
}
