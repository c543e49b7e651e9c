package org.fovea.engine.simd;

import java.util.stream.IntStream;
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

    /// Where the taps of panels of one, two and three vectors lie.
    private static final int[][] PANELS = IntStream.rangeClosed(0, 3)
            .mapToObj(vectors -> IntStream.range(0, Taps.SPAN).map(tap -> tap * vectors * LANES).toArray())
            .toArray(int[][]::new);

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
        if (left < 3) return left;
        return left < 5 ? 4 : left < 7 ? 6 : maps;
    }

    @Override
    public int blockOfPanel(int left) {
        return left < 5 && maps == 6 ? 4 : maps;
    }

    @Override
    public int rows() {
        return maps == 8 ? 4 : 2;
    }

    @Override
    public int wide(int together) {
        return LANES * switch (together) {
            case 1 -> 8;
            case 2 -> 5;
            case 8 -> 1;
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
        if (taps.maps() == 8) {
            eight(taps, offsets, from, more, input, base, output, at, pitch, count);
            return;
        }
        int q = 0;
        int wide = wide(taps.maps());
        if (maps == 8 && taps.maps() == 4)
            for (; fives(Math.ceilDiv(count - q, LANES)); q += 5 * LANES)
                FourMapsOfMany.sum(taps, offsets, from, more, input, output, at + q, pitch, base + q);
        for (; q < count; q += wide)
            switch (taps.maps()) {
            case 1 -> OneMap.sum(taps, offsets, from, more, input, output, at + q, base + q);
            case 2 -> TwoMaps.sum(taps, offsets, from, more, input, output, at + q, pitch, base + q);
            case 4 -> FourMaps.sum(taps, offsets, from, more, input, output, at + q, pitch, base + q);
            default -> SixMaps.sum(taps, offsets, from, more, input, output, at + q, pitch, base + q);
            }
    }

    /// Whether five of these vectors leave as many as pairs make.
    private static boolean fives(int vectors) {
        return vectors >= 10 || (vectors >= 5 && vectors % 2 == 1);
    }

    private static void eight(Taps taps, int[] offsets, int from, boolean more, float[] input, int base, float[] output,
            int at, int pitch, int count) {
        int q = 0;
        for (; count - q > 2 * LANES; q += 3 * LANES)
            EightMaps.sum(taps, offsets, from, more, input, output, at + q, pitch, base + q);
        if (count - q > LANES) EightMapsOfTwo.sum(taps, offsets, from, more, input, output, at + q, pitch, base + q);
        else if (count > q) EightMapsOfOne.sum(taps, offsets, from, more, input, output, at + q, pitch, base + q);
    }

    @Override
    public boolean panels(int together) {
        return maps == 6 && together >= PACKED;
    }

    @Override
    public int panel() {
        return maps == 8 ? 3 * LANES : 2 * LANES;
    }

    @Override
    public int panel(int left) {
        return maps == 6 ? 2 * LANES : Math.min(3, Math.ceilDiv(left, LANES)) * LANES;
    }

    @Override
    public void pack(float[] input, int base, int[] offsets, int from, int count, float[] panel, int to, int wide) {
        switch (wide / LANES) {
            case 1 -> Packing.one(input, base, offsets, from, count, panel, to);
            case 2 -> Packing.two(input, base, offsets, from, count, panel, to);
            default -> Packing.three(input, base, offsets, from, count, panel, to);
        }
    }

    @Override
    public void run(Steps runs, int from, int to, int count) {
        for (int i = 0; i < count; i += LANES) runs.add(from + i, to + i);
    }

    @Override
    public void pack(Steps runs, float[] input, int base, int[] offsets, int from, int count, float[] panel, int to,
            int wide) {
        if (runs.count() < 3) Packing.few(runs, input, base, offsets, from, count, panel, to, wide);
        else
            Packing.many(runs, input, base, offsets, from, count, panel, to, wide);
    }

    @Override
    public void multiply(Taps taps, boolean more, float[] panel, int base, int wide, float[] output, int at,
            int pitch) {
        switch (taps.maps()) {
            case 4 -> FourMapsOfPanel.sum(taps, more, panel, base, output, at, pitch);
            case 6 -> SixMapsOfPanel.sum(taps, more, panel, base, output, at, pitch);
            default -> eight(taps, PANELS[wide / LANES], 0, more, panel, base, output, at, pitch, wide);
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

    @Override
    public int high() {
        return SixRows.ROWS;
    }

    @Override
    public int narrow() {
        return LANES;
    }

    @Override
    public int lead(int at) {
        return SixRows.lead(at);
    }

    @Override
    public void rows(RowTaps taps, float[] input, int base, int plane, int pitch, float[] output, int at, int apart,
            int count) {
        SixRows.sum(taps, maps == 8 ? 15 : 10, input, base, plane, pitch, output, at, apart, count);
    }
}
