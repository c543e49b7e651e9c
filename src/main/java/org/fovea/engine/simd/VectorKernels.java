package org.fovea.engine.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Loops over the Vector API with fused multiply-add. Each block is a method of its own, [OneMap] to [EightMaps], with one
/// plain loop and few vector calls: beyond about 70 of them, or with branches between the sums, the compiler gives up
/// keeping the sums in registers; and a short method that is called often is compiled sooner than a long loop, before which
/// vectors are very slow.
final class VectorKernels implements Kernels {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    /// With so many maps, the quicker loop makes up for packing.
    private static final int PACKED = 24;

    private final int maps;

    /// @param maps how many maps to compute at once: 6 fills 16 vector registers, 8 fills 32
    VectorKernels(int maps) {
        if (maps != 6 && maps != 8) throw new IllegalArgumentException("no kernel for %d maps".formatted(maps));
        this.maps = maps;
    }

    /// The block that fits the registers: 32 of them with 512-bit vectors and on ARM, otherwise 16. The scalar loops where
    /// the processor has no fused multiply-add, which would have to be emulated.
    static Kernels orScalar() {
        if (LANES < 4 || !fused()) return SCALAR;
        boolean many = LANES >= 16 || System.getProperty("os.arch", "").equals("aarch64");
        return new VectorKernels(many ? 8 : 6);
    }

    /// Whether the processor fuses: emulated, this loop takes a hundred times as long as a twentieth of a millisecond. One
    /// in three tries has to be quick, since any of them may be interrupted by another program.
    private static boolean fused() {
        for (int run = 0; run < 3; run++) {
            long start = System.nanoTime();
            float sum = 0;
            for (int i = 0; i < 1000; i++) sum = Math.fma(sum, 0.5f, 1);
            if (sum > 0 && System.nanoTime() - start < 1_000_000) return true;
        }
        return false;
    }

    @Override
    public String name() {
        return "%d-bit vectors".formatted(SPECIES.vectorBitSize());
    }

    @Override
    public int block(int left) {
        return left < 3 ? left : blockOfPanel(left);
    }

    @Override
    public int blockOfPanel(int left) {
        return left < 5 && maps == 6 ? 4 : maps;
    }

    @Override
    public int rows() {
        return 2;
    }

    @Override
    public int wide(int together) {
        return LANES * switch (together) {
            case 1 -> 8;
            case 2 -> 5;
            case 8 -> 3;
            default -> 2;
        };
    }

    @Override
    public int slack() {
        return 8 * LANES;
    }

    @Override
    public void correlate(Taps taps, int[] offsets, int from, boolean more, float[] input, int base, float[] output,
            int at, int pitch, int count) {
        int wide = wide(taps.maps());
        for (int q = 0; q < count; q += wide)
            switch (taps.maps()) {
            case 1 -> OneMap.sum(taps, offsets, from, more, input, output, at + q, base + q);
            case 2 -> TwoMaps.sum(taps, offsets, from, more, input, output, at + q, pitch, base + q);
            case 4 -> FourMaps.sum(taps, offsets, from, more, input, output, at + q, pitch, base + q);
            default -> SixMaps.sum(taps, offsets, from, more, input, output, at + q, pitch, base + q);
            }
    }

    @Override
    public boolean panels(int together) {
        return together >= (maps == 8 ? 3 : PACKED);
    }

    @Override
    public int panel() {
        return wide(maps);
    }

    @Override
    public void pack(float[] input, int base, int[] offsets, int from, int count, float[] panel, int to) {
        if (maps == 6) two(input, base, offsets, from, count, panel, to);
        else
            three(input, base, offsets, from, count, panel, to);
    }

    private static void two(float[] input, int base, int[] offsets, int from, int count, float[] panel, int to) {
        for (int t = 0; t < count; t++) {
            int x = base + offsets[from + t];
            int y = to + t * 2 * LANES;
            FloatVector.fromArray(SPECIES, input, x).intoArray(panel, y);
            FloatVector.fromArray(SPECIES, input, x + LANES).intoArray(panel, y + LANES);
        }
    }

    private static void three(float[] input, int base, int[] offsets, int from, int count, float[] panel, int to) {
        for (int t = 0; t < count; t++) {
            int x = base + offsets[from + t];
            int y = to + t * 3 * LANES;
            FloatVector.fromArray(SPECIES, input, x).intoArray(panel, y);
            FloatVector.fromArray(SPECIES, input, x + LANES).intoArray(panel, y + LANES);
            FloatVector.fromArray(SPECIES, input, x + 2 * LANES).intoArray(panel, y + 2 * LANES);
        }
    }

    @Override
    public void multiply(Taps taps, boolean more, float[] panel, int base, float[] output, int at, int pitch) {
        switch (taps.maps()) {
            case 4 -> FourMapsOfPanel.sum(taps, more, panel, base, output, at, pitch);
            case 6 -> SixMapsOfPanel.sum(taps, more, panel, base, output, at, pitch);
            default -> EightMapsOfPanel.sum(taps, more, panel, base, output, at, pitch);
        }
    }

    @Override
    public int sweep() {
        return Sweep.TAPS;
    }

    @Override
    public void sweep(float[] weights, int from, int taps, float bias, boolean more, float[] input, int base,
            int[] offsets, float[] output, int at, int count) {
        Sweep.sum(weights, from, taps, bias, more, input, base, offsets, output, at, count);
    }
}
