package org.fovea.engine.conv;

import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.simd.Machine;

/// How one layer is computed for inputs of one size: the algorithm, its weights in the order it wants them, its tiles. Made
/// once and run often, by any number of threads at a time.
///
/// Which region is asked for, how it is cut into tiles and how many threads share them does not change a bit of the result.
public interface Plan {
    /// What it does, in a word or two for people: `shifted products`.
    String algorithm();

    /// What it reads of the input to compute a region of the output.
    Region reads(Region region);

    /// Computes a region of all maps.
    ///
    /// @param x holds what the plan [#reads] for the region
    /// @param output receives filters×region.height×region.width, from `at` on
    /// @throws java.util.concurrent.CancellationException when cancelled; the output holds anything
    void run(Patch x, Region region, float[] output, int at, Finish finish, Machine machine, Cancel cancel);
}
