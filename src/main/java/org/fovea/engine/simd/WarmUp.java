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
        copies();
        sweep(kernels.sweep());
        IntStream.of(3, 5, 7).forEach(this::rows);
        transform();
        if (kernels.block(Taps.MAPS) == Taps.MAPS) mapsSideBySide();
    }

    private void copies() {
        Loops loops = Loops.of(kernels);
        var runs = new Steps();
        kernels.run(runs, 0, 0, kernels.panel());
        for (int call = 0; call < CALLS; call++) {
            for (int stride = 1; stride <= 3; stride++)
                loops.every(stride, values, 0, 0, 1, values, 0, 0, COUNT - call % 2);
            kernels.pack(values, 0, new int[TAPS], 0, TAPS, values, 0, kernels.panel());
            kernels.pack(runs, values, 0, new int[TAPS], 0, TAPS, values, 0, kernels.panel());
        }
    }

    private void sweep(int taps) {
        for (int call = 0; call < CALLS; call++)
            kernels.sweep(values, 0, taps, 0, call % 2 == 1, values, 0, new int[taps], values, pitch(), COUNT);
    }

    private void rows(int size) {
        var taps = RowTaps.of(2, size, size, new float[2 * size * size], 0);
        int wide = kernels.narrow();
        for (int call = 0; call < CALLS; call++)
            kernels.rows(taps, values, 0, 0, 0, values, 0, wide, wide + call % 2);
        // Long runs have loops of their own.
        for (int call = 0; call < CALLS / 20; call++)
            kernels.rows(taps, values, 0, 0, 0, values, 0, 0, 3 * COUNT);
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
            squares.outputColumns(values, 0, 1, values, 0, 1, COUNT);
            squares.outputRows(steps, values, 0, 1, 0, values, 0);
            loops.unweave(values, 0, values, 0, pitch(), COUNT);
            loops.weave(values, 0, pitch(), values, 0, COUNT);
        }
    }

    /// Long loops are compiled while they run, for the place they are at, which takes boxes for vectors: so these are short.
    private void mapsSideBySide() {
        MapLoops loops = MapLoops.of(kernels);
        LineTransforms lines = LineTransforms.of(kernels);
        int places = loops.places();
        int deep = MapLoops.DEPTH * Math.max(3 * loops.lanes(), 2 * places);
        var floats = new float[deep];
        for (int call = 0; call < CALLS; call++) {
            for (int left = 1; left <= 3; left++)
                loops.multiply(loops.vectors(left, false), floats, 0, TAPS, floats, 0, places + call % 2 * places / 2,
                        floats, 0,
                        call % 3, floats, 0, 3 * loops.lanes());
            loops.turn(floats, 0, TAPS, places, TAPS, floats, 0, places);
            loops.each(floats, 0, new int[TAPS], floats, 0, floats, 0, (1 + call % 2) * loops.lanes(), places, floats,
                    0);
            lines.input(floats, 0, TAPS, 1, floats, 0, 2 * loops.lanes());
            lines.output(call % 2, call % 2 == 1, floats, 0, TAPS, floats, 0, 1, floats, 0, TAPS);
            loops.input(call % 4, floats, 0, TAPS, 1, 1, floats, 0, 2 * loops.lanes());
            loops.output(call % 4, floats, 0, 2 * loops.lanes(), floats, 0, 1, floats, 0, TAPS, 1);
        }
    }

    private int pitch() {
        return values.length / RUNS;
    }
}
