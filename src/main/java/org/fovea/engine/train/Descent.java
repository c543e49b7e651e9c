package org.fovea.engine.train;

import java.util.ArrayList;
import java.util.List;
import org.fovea.engine.Cancel;
import org.fovea.engine.simd.Machine;

/// Moves numbers against their gradients, step by step, and remembers what its [Optimizer] needs from one step to the next.
/// Long arrays are worked on in spans, by all threads.
final class Descent {
    private static final int SPAN = 1 << 14;
    /// The work on one number, in multiplications.
    private static final int WORK = 8;

    /// Some numbers of one array.
    private record Span(int array, int from, int to) {
    }

    private final TrainingSettings settings;
    private final Machine machine;
    /// Running means of gradients (with SGD the velocity) and of their squares, as many as there are arrays.
    private final List<float[]> first = new ArrayList<>();
    private final List<float[]> second = new ArrayList<>();
    private final List<Span> spans = new ArrayList<>();
    private long count;
    private long steps;

    Descent(TrainingSettings settings, List<float[]> arrays, Machine machine) {
        this.settings = settings;
        this.machine = machine;
        for (int a = 0; a < arrays.size(); a++) {
            int length = arrays.get(a).length;
            first.add(new float[length]);
            second.add(new float[settings.optimizer() instanceof Optimizer.Sgd ? 0 : length]);
            for (int from = 0; from < length; from += SPAN)
                spans.add(new Span(a, from, Math.min(length, from + SPAN)));
            count += length;
        }
    }

    /// What gradients are multiplied by so that they are no longer than the settings allow.
    ///
    /// @param norm the length of all gradients taken together
    float clipped(double norm) {
        return settings.clip() > 0 && norm > settings.clip() ? (float) (settings.clip() / norm) : 1;
    }

    /// One step; the arrays are changed.
    ///
    /// @param factor what gradients are multiplied by first
    /// @param rate the learning rate of this step
    void step(List<float[]> arrays, List<float[]> gradients, float factor, double rate) {
        steps++;
        machine.forWork(count * WORK).each(spans.size(), s -> {
            Span span = spans.get(s);
            float[] w = arrays.get(span.array);
            float[] gradient = gradients.get(span.array);
            switch (settings.optimizer()) {
                case Optimizer.Sgd sgd -> sgd(sgd, span, w, gradient, factor, (float) rate);
                case Optimizer.Adam(float beta1, float beta2, float epsilon) ->
                    adam(beta1, beta2, epsilon, settings.weightDecay(), 1, span, w, gradient, factor, rate);
                case Optimizer.AdamW(float beta1, float beta2, float epsilon) ->
                    adam(beta1, beta2, epsilon, 0, (float) (1 - rate * settings.weightDecay()), span, w, gradient,
                            factor, rate);
            }
        }, Cancel.NEVER);
    }

    private void sgd(Optimizer.Sgd sgd, Span span, float[] w, float[] gradient, float factor, float rate) {
        float[] velocity = first.get(span.array);
        float momentum = sgd.momentum();
        float decay = settings.weightDecay();
        // The share of the gradient and of the velocity in a step.
        float direct = sgd.nesterov() ? 1 : 0;
        float along = sgd.nesterov() ? momentum : 1;
        for (int i = span.from; i < span.to; i++) {
            float g = gradient[i] * factor + decay * w[i];
            float v = momentum * velocity[i] + g;
            velocity[i] = v;
            w[i] -= rate * (direct * g + along * v);
        }
    }

    /// @param decay that is added to the gradient
    /// @param kept what the number itself is multiplied by
    private void adam(float beta1, float beta2, float epsilon, float decay, float kept, Span span, float[] w,
            float[] gradient, float factor, double rate) {
        float[] mean = first.get(span.array);
        float[] square = second.get(span.array);
        float new1 = 1 - beta1;
        float new2 = 1 - beta2;
        float step = (float) (rate / (1 - Math.pow(beta1, (double) steps)));
        float unbiased = (float) Math.sqrt(1 - Math.pow(beta2, (double) steps));
        for (int i = span.from; i < span.to; i++) {
            float g = gradient[i] * factor + decay * w[i];
            float m = beta1 * mean[i] + new1 * g;
            float v = beta2 * square[i] + new2 * g * g;
            mean[i] = m;
            square[i] = v;
            w[i] = w[i] * kept - step * m / ((float) Math.sqrt(v) / unbiased + epsilon);
        }
    }
}
