package org.fovea.engine.simd;

import java.util.stream.IntStream;

/// Lets the inner loops run on a few numbers until Java has compiled them.
///
/// @param values what they read and write, in nine runs
record WarmUp(Kernels kernels, float[] values) {
    private static final int CALLS = 6000;
    private static final int COUNT = 96;
    private static final int RUNS = 9;
    private static final int TAPS = 4;

    static WarmUp of(Kernels kernels) {
        return new WarmUp(kernels, new float[RUNS * (COUNT + kernels.slack())]);
    }

    /// Those of one map first.
    void run() {
        correlate(1);
        correlate(2);
        IntStream.of(4, 6, RUNS).map(kernels::block).filter(maps -> !kernels.panels(maps)).distinct()
                .forEach(this::correlate);
        IntStream.of(4, 6, RUNS).map(kernels::blockOfPanel).distinct().forEach(this::multiply);
        for (int call = 0; call < CALLS; call++)
            kernels.pack(values, 0, new int[TAPS], 0, TAPS, values, 0, kernels.panel());
        sweep(kernels.sweep());
        transform();
    }

    private void sweep(int taps) {
        for (int call = 0; call < CALLS; call++)
            kernels.sweep(values, 0, taps, 0, call % 2 == 1, values, 0, new int[taps], values, pitch(), COUNT);
    }

    private void correlate(int maps) {
        var taps = new Taps(maps, TAPS, false);
        // Both ways to begin: what Java has never seen it leaves out, and compiles again when it comes.
        for (int call = 0; call < CALLS; call++)
            kernels.correlate(taps, new int[TAPS], 0, call % 2 == 1, values, 0, values, 0, pitch(),
                    COUNT - call % 3 * kernels.panel(1));
    }

    private void multiply(int maps) {
        var taps = new Taps(maps, TAPS, true);
        for (int call = 0; call < CALLS; call++)
            kernels.multiply(taps, call % 2 == 1, values, 0, kernels.panel(), values, 0, pitch());
    }

    private void transform() {
        Loops loops = Loops.of(kernels);
        Transforms runs = Transforms.of(kernels);
        SquareTransforms squares = SquareTransforms.of(kernels);
        var steps = new Steps();
        for (int i = 0; i < COUNT; i++) steps.add(0, 0);
        for (int call = 0; call < CALLS / 6; call++) {
            runs.input(Transforms.Runs.ONE, values, 0, new int[runs.values()], values, 0, pitch(), COUNT);
            runs.output(Transforms.Runs.ONE, values, 0, pitch(), 0, values, 0, pitch(), COUNT);
            squares.inputColumns(steps, values, 0, 1, values, 1);
            squares.inputRows(steps, values, values, 0, 1);
            squares.outputColumns(values, 0, 1, values, 1, COUNT);
            squares.outputRows(steps, values, 0, 1, 0, values, 0);
            loops.unweave(values, 0, values, 0, pitch(), COUNT);
            loops.weave(values, 0, pitch(), values, 0, COUNT);
        }
    }

    private int pitch() {
        return values.length / RUNS;
    }
}
