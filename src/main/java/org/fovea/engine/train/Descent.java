package org.fovea.engine.train;

import java.util.ArrayList;
import java.util.List;

/// Moves numbers against their gradients, step by step, and remembers what its [Optimizer] needs from one step to the next.
final class Descent {
    private final TrainingSettings settings;
    /// Running means of gradients (with SGD the velocity) and of their squares, as many as there are arrays.
    private final List<float[]> first = new ArrayList<>();
    private final List<float[]> second = new ArrayList<>();
    private long steps;

    Descent(TrainingSettings settings, List<float[]> arrays) {
        this.settings = settings;
        for (float[] array : arrays) {
            first.add(new float[array.length]);
            second.add(new float[array.length]);
        }
    }

    /// The length of all gradients taken together.
    static double norm(List<float[]> gradients) {
        double sum = 0;
        for (float[] gradient : gradients) for (float value : gradient) sum += (double) value * value;
        return Math.sqrt(sum);
    }

    /// One step; the arrays are changed.
    ///
    /// @param rate the learning rate of this step
    void step(List<float[]> arrays, List<float[]> gradients, double rate) {
        steps++;
        double norm = norm(gradients);
        float clipped = settings.clip() > 0 && norm > settings.clip() ? (float) (settings.clip() / norm) : 1;
        for (int a = 0; a < arrays.size(); a++)
            switch (settings.optimizer()) {
                case Optimizer.Sgd sgd -> sgd(sgd, arrays.get(a), gradients.get(a), clipped, first.get(a), rate);
                case Optimizer.Adam(float beta1, float beta2, float epsilon) ->
                    adam(beta1, beta2, epsilon, settings.weightDecay(), 0, a, arrays.get(a), gradients.get(a), clipped,
                            rate);
                case Optimizer.AdamW(float beta1, float beta2, float epsilon) ->
                    adam(beta1, beta2, epsilon, 0, settings.weightDecay(), a, arrays.get(a), gradients.get(a), clipped,
                            rate);
            }
    }

    private void sgd(Optimizer.Sgd sgd, float[] w, float[] gradient, float clipped, float[] velocity, double rate) {
        float momentum = sgd.momentum();
        float step = (float) rate;
        for (int i = 0; i < w.length; i++) {
            float g = gradient[i] * clipped + settings.weightDecay() * w[i];
            velocity[i] = momentum * velocity[i] + g;
            w[i] -= step * (sgd.nesterov() ? g + momentum * velocity[i] : velocity[i]);
        }
    }

    /// @param coupled decay that is added to the gradient
    /// @param apart decay that is taken from the weight itself
    private void adam(float beta1, float beta2, float epsilon, float coupled, float apart, int a, float[] w,
            float[] gradient, float clipped, double rate) {
        float[] mean = first.get(a);
        float[] square = second.get(a);
        double unbiased1 = 1 - Math.pow(beta1, steps);
        double unbiased2 = Math.sqrt(1 - Math.pow(beta2, steps));
        float step = (float) (rate / unbiased1);
        float kept = (float) (1 - rate * apart);
        for (int i = 0; i < w.length; i++) {
            float g = gradient[i] * clipped + coupled * w[i];
            mean[i] = beta1 * mean[i] + (1 - beta1) * g;
            square[i] = beta2 * square[i] + (1 - beta2) * g * g;
            float size = (float) (Math.sqrt(square[i]) / unbiased2) + epsilon;
            w[i] = w[i] * kept - step * mean[i] / size;
        }
    }
}
