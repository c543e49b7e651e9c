package org.fovea.engine.simd;

/// Loops over runs of values that lie side by side. What comes out at one place depends on the values there alone, never
/// on where a run begins or ends.
public interface Loops {
    /// From the smallest to the largest value.
    record Range(float min, float max) {
        public static final Range NONE = new Range(Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY);

        /// What holds both.
        public Range with(Range other) {
            return new Range(Math.min(min, other.min), Math.max(max, other.max));
        }
    }

    Loops SCALAR = new ScalarLoops();

    /// The loops that go with these kernels: scalar with scalar ones.
    static Loops of(Kernels kernels) {
        // The vector classes are loaded with the first call into VectorLoops, not before.
        return kernels instanceof VectorKernels ? VectorLoops.ALL : SCALAR;
    }

    /// `y = curve(x)`; x and y may be the same values.
    void curve(Curve curve, float a, float b, float[] x, int from, float[] y, int to, int count);

    /// `y = factor·x + add`
    void scale(float factor, float add, float[] x, int from, float[] y, int to, int count);

    /// `y = max(x, z)`; NaN wins. y and z may be the same values.
    void max(float[] x, int from, float[] z, int at, float[] y, int to, int count);

    /// `y = max(x, z, w)`, as two of [#max] give it.
    void largest(float[] x, int from, float[] z, int at, float[] w, int by, float[] y, int to, int count);

    /// `y = z + factor·x`; y and z may be the same values.
    void add(float factor, float[] x, int from, float[] z, int at, float[] y, int to, int count);

    /// [#add], and the [#range] of y.
    Range addAndRange(float factor, float[] x, int from, float[] z, int at, float[] y, int to, int count);

    /// `y = (1 − share)·x + share·z`
    void between(float share, float[] x, int from, float[] z, int at, float[] y, int to, int count);

    /// `y_i = (1 − s_i)·x_low_i + s_i·x_high_i` with the shares s.
    ///
    /// @param at where low, high and share begin
    void between(int[] low, int[] high, float[] share, int at, float[] x, int from, float[] y, int to, int count);

    /// Between two runs a and b, and between the places i and i + 1 of each, two values down and two across, a quarter and three
    /// quarters of the way: `y_(r·apart + 2i + e)` is what [#between] gives with the shares ¼ + r/2 between what it gives with
    /// ¼ + e/2 between a_i and a_(i+1), and between b_i and b_(i+1).
    ///
    /// @param a where the first run begins
    /// @param b where the second run begins
    /// @param count how many places i; the runs have one more
    void quarters(float[] x, int a, int b, float[] y, int to, int apart, int count);

    /// `y = e^(x − most)`, and `sums` grow by it; both begin at 0.
    void shares(float[] x, int from, float[] most, float[] y, int to, float[] sums, int count);

    /// `y = y / x`
    void divide(float[] x, int from, float[] y, int to, int count);

    /// The sum of x, in an order that depends on the count alone.
    float sum(float[] x, int from, int count);

    /// The sum of x·y, in an order that depends on the count alone.
    float dot(float[] x, int from, float[] y, int to, int count);

    /// The smallest and the largest value; +∞ and −∞ where all are NaN.
    Range range(float[] x, int from, int count);

    /// `y_i = x_(i·stride)`
    void every(int stride, float[] x, int from, float[] y, int to, int count);

    /// The same for some runs: `y_(r·apart + i) = x_(r·down + i·stride)` for 0 ≤ r < runs.
    void every(int stride, float[] x, int from, int down, int runs, float[] y, int to, int apart, int count);

    /// One run is dealt out to two: `y_i = x_2i, y_(i + distance) = x_(2i + 1)`
    ///
    /// @param count how many values each of the two gets
    void deal(float[] x, int from, float[] y, int to, int distance, int count);

    /// One run becomes four: `y_(i + p·distance) = x_(4i + p)` for p from 0 to 3.
    ///
    /// @param count how many values each of the four gets
    void unweave(float[] x, int from, float[] y, int to, int distance, int count);

    /// Four runs become one: `y_(4i + p) = x_(i + p·distance)` for p from 0 to 3.
    ///
    /// @param count how many values each run has
    void weave(float[] x, int from, int distance, float[] y, int to, int count);

    /// `y_2i = x_i, y_2i+1 = z_i`
    ///
    /// @param count how many of each
    void interleave(float[] x, int from, float[] z, int at, float[] y, int to, int count);
}
