package org.fovea.engine.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// What taps see of the positions of a panel, one tap after the other: those of [VectorKernels].
final class Packing {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private Packing() {
    }

    /// A vector of positions that lie side by side.
    static void one(float[] input, int base, int[] offsets, int from, int count, float[] panel, int to) {
        for (int t = 0; t < count; t++)
            FloatVector.fromArray(SPECIES, input, base + offsets[from + t]).intoArray(panel, to + t * LANES);
    }

    /// Two of them.
    static void two(float[] input, int base, int[] offsets, int from, int count, float[] panel, int to) {
        for (int t = 0; t < count; t++) {
            int x = base + offsets[from + t];
            int y = to + t * 2 * LANES;
            FloatVector.fromArray(SPECIES, input, x).intoArray(panel, y);
            FloatVector.fromArray(SPECIES, input, x + LANES).intoArray(panel, y + LANES);
        }
    }

    /// Three of them.
    static void three(float[] input, int base, int[] offsets, int from, int count, float[] panel, int to) {
        for (int t = 0; t < count; t++) {
            int x = base + offsets[from + t];
            int y = to + t * 3 * LANES;
            FloatVector.fromArray(SPECIES, input, x).intoArray(panel, y);
            FloatVector.fromArray(SPECIES, input, x + LANES).intoArray(panel, y + LANES);
            FloatVector.fromArray(SPECIES, input, x + 2 * LANES).intoArray(panel, y + 2 * LANES);
        }
    }

    /// Runs of one or two vectors in all. What one writes too much, the next one or the next tap writes over.
    static void few(Steps runs, float[] input, int base, int[] offsets, int from, int count, float[] panel, int to,
            int wide) {
        int last = runs.count() - 1;
        int x0 = runs.from(0);
        int x1 = runs.from(last);
        int y0 = runs.to(0);
        int y1 = runs.to(last);
        for (int t = 0; t < count; t++) {
            int x = base + offsets[from + t];
            int y = to + t * wide;
            FloatVector.fromArray(SPECIES, input, x + x0).intoArray(panel, y + y0);
            FloatVector.fromArray(SPECIES, input, x + x1).intoArray(panel, y + y1);
        }
    }

    /// Runs of three vectors and more.
    static void many(Steps runs, float[] input, int base, int[] offsets, int from, int count, float[] panel, int to,
            int wide) {
        int[] froms = runs.from();
        int[] tos = runs.to();
        int steps = runs.count();
        int x0 = froms[0];
        int x1 = froms[1];
        int x2 = froms[2];
        int y0 = tos[0];
        int y1 = tos[1];
        int y2 = tos[2];
        for (int t = 0; t < count; t++) {
            int x = base + offsets[from + t];
            int y = to + t * wide;
            FloatVector.fromArray(SPECIES, input, x + x0).intoArray(panel, y + y0);
            FloatVector.fromArray(SPECIES, input, x + x1).intoArray(panel, y + y1);
            FloatVector.fromArray(SPECIES, input, x + x2).intoArray(panel, y + y2);
            for (int i = 3; i < steps; i++)
                FloatVector.fromArray(SPECIES, input, x + froms[i]).intoArray(panel, y + tos[i]);
        }
    }
}
