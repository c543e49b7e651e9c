package org.fovea.engine.train;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.fovea.engine.Cancel;
import org.fovea.engine.Problem;
import org.fovea.engine.net.Network;
import org.fovea.engine.simd.LaneLoops;
import org.fovea.engine.simd.Machine;

/// Trains a copy of a network, a batch at a time: the same seed gives the same weights to the last bit, whatever the number of
/// threads. For one thread at a time.
public final class Trainer {
    /// Examples that take longer than this to be drawn, in nanoseconds, are drawn by all threads.
    private static final long LONG = 100_000;
    /// Beyond it the square of a gradient is no number that a float holds.
    private static final double LONGEST = 1e18;

    private final TrainingSettings settings;
    private final Examples examples;
    private final Machine machine;
    private final Pass pass;
    private final Descent descent;
    private final Fit fit;
    private final Weights weights;
    private int epoch;
    private int batch;
    private int[] order;
    /// How long it took to draw the last batch.
    private long drawing;

    /// @param network what is trained; its own weights are where it begins
    /// @throws Problem when the examples do not fit the network, or there is not enough memory
    public Trainer(Network network, TrainingSettings settings, Examples examples, Machine machine) {
        this(network, settings, examples, machine, Fit.checked(network, settings.loss(), examples),
                LanePass.fitting(network, settings, machine));
    }

    Trainer(Network network, TrainingSettings settings, Examples examples, Machine machine, Fit fit, Pass pass) {
        this.settings = settings;
        this.examples = settings.shift() > 0 ? new ShiftedExamples(examples, settings.shift()) : examples;
        this.machine = machine;
        this.pass = pass;
        this.fit = fit;
        weights = new Weights(network, LaneLoops.of(machine.kernels()));
        descent = new Descent(settings, weights.arrays(), machine);
        order = shuffled(0);
    }

    /// By the Fisher–Yates shuffle.
    private int[] shuffled(int ofEpoch) {
        var random = new SplittableRandom(Draw.of(settings.seed(), ofEpoch));
        var result = new int[examples.size()];
        for (int i = 0; i < result.length; i++) {
            int j = random.nextInt(i + 1);
            result[i] = result[j];
            result[j] = i;
        }
        return result;
    }

    /// How many batches an epoch has; the last one may be smaller.
    public int batches() {
        return Math.ceilDiv(examples.size(), settings.batch());
    }

    /// Epochs that have passed.
    public int epoch() {
        return epoch;
    }

    public boolean finished() {
        return epoch >= settings.epochs();
    }

    /// The network with what it has learned until now.
    public Network network() {
        return weights.network();
    }

    /// How well the network does now on examples it does not learn from; without a copy of it.
    ///
    /// @throws Problem when an example does not fit
    /// @throws java.util.concurrent.CancellationException when cancelled
    public Score score(Examples test, Cancel cancel) {
        return Score.of(weights.view(), settings.loss(), test, machine, cancel);
    }

    public TrainingSettings settings() {
        return settings;
    }

    /// The next step.
    ///
    /// @throws Problem when the loss or a weight is no finite number any more: the network is then what it was when it last
    ///         did; or when an example does not fit
    /// @throws java.util.concurrent.CancellationException when cancelled; nothing has changed
    public BatchReport step(Cancel cancel) {
        cancel.check();
        int from = batch * settings.batch();
        int count = Math.min(settings.batch(), examples.size() - from);
        List<Example> drawn = drawn(from, count, cancel);
        Pass.Result result = pass.of(weights.byNode(), drawn, Draw.of(settings.seed(), epoch, batch, 2), cancel);
        double rate = settings.learningRate()
                * settings.schedule().factor(epoch + (double) batch / batches(), settings.epochs());
        BatchReport report = descend(result, count, rate);
        batch++;
        if (batch == batches()) {
            batch = 0;
            epoch++;
            order = shuffled(epoch);
        }
        return report;
    }

    private List<Example> drawn(int from, int count, Cancel cancel) {
        long start = System.nanoTime();
        var drawn = new Example[count];
        Machine hands = drawing > LONG ? machine : machine.alone();
        hands.each(count, i -> {
            int index = order[from + i];
            drawn[i] = fit.check(examples.example(index, Draw.of(settings.seed(), epoch, index, 1)), index);
        }, cancel);
        if (hands.threads() == 1) drawing = System.nanoTime() - start;
        return Arrays.asList(drawn);
    }

    private BatchReport descend(Pass.Result result, int count, double rate) {
        if (!Double.isFinite(result.loss())) throw diverged("the loss is no finite number any more");
        List<float[]> gradients = result.gradients().stream().flatMap(List::stream).toList();
        double[] squares = weights.squares(gradients);
        double norm = Math.sqrt(Arrays.stream(squares).sum());
        float factor = descent.clipped(norm);
        if (!(norm * factor < LONGEST)) throw diverged("a gradient is no finite number any more");
        weights.keep();
        descent.step(weights.arrays(), gradients, factor, rate);
        weights.see(result.statistics());
        List<BatchReport.Layer> layers = weights.layers(squares);
        for (BatchReport.Layer layer : layers)
            if (!Double.isFinite(layer.weight())) throw diverged("a weight is no finite number any more");
        return new BatchReport(epoch, batch, batches(), count, result.loss(), result.right(), rate, norm, layers);
    }

    /// Goes back to the weights of the step before.
    private Problem diverged(String how) {
        weights.restore();
        return new Problem(
                "Training stopped in epoch %d, batch %d: %s; choose a smaller learning rate than %s, or clip gradients. The weights are those before."
                        .formatted(epoch + 1, batch + 1, how, TrainingSettings.text(settings.learningRate())));
    }
}
