package org.fovea.engine.train;

import java.util.Arrays;
import org.fovea.engine.op.Activation;
import org.fovea.engine.simd.Curve;
import org.fovea.engine.simd.Loops;

/// The slopes of activations, from their values where that is quicker than by [Curve#slope].
final class LaneSlopes {
    private LaneSlopes() {
    }

    /// @param memory the arguments from `x` on and the values from `y` on
    static void of(Activation activation, float[] memory, int x, int y, float[] slopes, int count, Loops loops) {
        Curve curve = activation.curve();
        float a = activation.a();
        float b = activation.b();
        switch (curve) {
            case IDENTITY -> Arrays.fill(slopes, 0, count, 1);
            case RELU -> {
                for (int i = 0; i < count; i++) slopes[i] = memory[y + i] > 0 ? 1 : 0;
            }
            case LEAKY_RELU -> {
                for (int i = 0; i < count; i++) slopes[i] = memory[x + i] > 0 ? 1 : a;
            }
            case SELU -> {
                for (int i = 0; i < count; i++) slopes[i] = memory[x + i] > 0 ? b : memory[y + i] + a * b;
            }
            case SIGMOID -> {
                for (int i = 0; i < count; i++) slopes[i] = memory[y + i] * (1 - memory[y + i]);
            }
            case TANH -> {
                for (int i = 0; i < count; i++) slopes[i] = 1 - memory[y + i] * memory[y + i];
            }
            case EXP -> System.arraycopy(memory, y, slopes, 0, count);
            case SOFTPLUS -> loops.curve(Curve.SIGMOID, 0, 0, memory, x, slopes, 0, count);
            case SILU -> {
                loops.curve(Curve.SIGMOID, 0, 0, memory, x, slopes, 0, count);
                for (int i = 0; i < count; i++) slopes[i] += memory[y + i] * (1 - slopes[i]);
            }
            case GELU, HARD_SIGMOID, HARD_SWISH, CLIP -> {
                for (int i = 0; i < count; i++) slopes[i] = (float) curve.slope(memory[x + i], a, b);
            }
        }
    }
}
