package org.fovea.cli.bench;

import java.util.List;

/// Loops that Java's compiler turns into vector instructions by itself: sixteen steps of a polynomial for each number of a
/// small array. With fused multiply-add where the processor has it, and without, since it is emulated slowly elsewhere.
final class PlainLoops {
    private static final int LENGTH = 1024;
    private static final int STEPS = 16;
    private static final int PASSES = 16;
    /// The numbers stay where they are: 0.5 · 1 + 0.5.
    private static final float FACTOR = 0.5f;
    private static final float SUMMAND = 0.5f;

    private PlainLoops() {
    }

    static List<Peak.Loop> all() {
        return List.of(new Fused(), new Separate());
    }

    private record Fused() implements Peak.Loop {
        @Override
        public long flops() {
            return 2L * LENGTH * STEPS * PASSES;
        }

        @Override
        public float run() {
            var y = new float[LENGTH];
            float a = FACTOR;
            float b = SUMMAND;
            for (int pass = 0; pass < PASSES; pass++) for (int i = 0; i < y.length; i++) {
                float t = y[i];
                t = Math.fma(t, a, b);
                t = Math.fma(t, a, b);
                t = Math.fma(t, a, b);
                t = Math.fma(t, a, b);
                t = Math.fma(t, a, b);
                t = Math.fma(t, a, b);
                t = Math.fma(t, a, b);
                t = Math.fma(t, a, b);
                t = Math.fma(t, a, b);
                t = Math.fma(t, a, b);
                t = Math.fma(t, a, b);
                t = Math.fma(t, a, b);
                t = Math.fma(t, a, b);
                t = Math.fma(t, a, b);
                t = Math.fma(t, a, b);
                y[i] = Math.fma(t, a, b);
            }
            return y[LENGTH / 2];
        }
    }

    private record Separate() implements Peak.Loop {
        @Override
        public long flops() {
            return 2L * LENGTH * STEPS * PASSES;
        }

        @Override
        public float run() {
            var y = new float[LENGTH];
            float a = FACTOR;
            float b = SUMMAND;
            for (int pass = 0; pass < PASSES; pass++) for (int i = 0; i < y.length; i++) {
                float t = y[i];
                t = t * a + b;
                t = t * a + b;
                t = t * a + b;
                t = t * a + b;
                t = t * a + b;
                t = t * a + b;
                t = t * a + b;
                t = t * a + b;
                t = t * a + b;
                t = t * a + b;
                t = t * a + b;
                t = t * a + b;
                t = t * a + b;
                t = t * a + b;
                t = t * a + b;
                y[i] = t * a + b;
            }
            return y[LENGTH / 2];
        }
    }
}
