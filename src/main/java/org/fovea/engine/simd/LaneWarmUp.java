package org.fovea.engine.simd;

/// Lets the inner loops of training run on a few numbers until Java has asked for them to be compiled. Before that they are
/// very slow, and a first batch would take longer than all of this; where they are compiled it takes a few milliseconds.
public final class LaneWarmUp {
    /// Java compiles what was called 5000 times, and what is called with long loops twice.
    private static final int CALLS = 5200;
    private static final int TAPS = 1;
    private static final int ROOM = 64 * LaneLoops.LANES;

    private LaneWarmUp() {
    }

    public static void run(Kernels kernels) {
        LaneLoops loops = LaneLoops.of(kernels);
        Loops runs = Loops.of(kernels);
        var x = new float[ROOM];
        var y = new float[ROOM];
        var places = new int[9];
        for (int maps : new int[]{loops.maps(), 4, 1})
            for (int call = 0; call < CALLS; call++)
                loops.sums(maps, x, 0, TAPS, x, 0, x, places, places, 0, y, places, 0,
                        LaneLoops.LANES, 0, maps == 1 ? 8 : 3);
        for (int maps : new int[]{4, 1})
            for (int call = 0; call < CALLS; call++)
                loops.products(maps, x, 0, 0, x, 0, places, 0, places, places, TAPS, y, 0, 6);
        var starts = new int[]{0, 2};
        for (int call = 0; call < CALLS; call++) {
            loops.largest(x, 0, starts, places, y, 0, places, 1);
            loops.route(x, 0, starts, places, y, 0, places, x, 0, places, y, 0, places, 1, call % 2 == 0);
            loops.keep(x, 0, y, 0, LaneLoops.LANES);
            loops.total(x, 0, 5, y);
            loops.squares(x, 0, 1, 0, y);
            runs.curve(Curve.RELU, 0, 0, x, 0, y, 0, LaneLoops.LANES);
        }
    }
}
