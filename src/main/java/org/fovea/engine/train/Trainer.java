package org.fovea.engine.train;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.fovea.engine.Cancel;
import org.fovea.engine.Problem;
import org.fovea.engine.net.Network;
import org.fovea.engine.net.Node;
import org.fovea.engine.op.BatchNorm;
import org.fovea.engine.op.Learned;
import org.fovea.engine.op.Op;
import org.fovea.engine.simd.Machine;

/// Trains a copy of a network, a batch at a time: the same seed gives the same weights to the last bit, whatever the number of
/// threads. For one thread at a time.
public final class Trainer {
    private final TrainingSettings settings;
    private final Examples examples;
    private final Machine machine;
    private final Pass pass;
    private final Descent descent;
    private Network network;
    private int epoch;
    private int batch;
    private int[] order;

    /// @param network what is trained; its own weights are where it begins
    /// @throws Problem when the examples do not fit the network
    public Trainer(Network network, TrainingSettings settings, Examples examples, Machine machine) {
        this(network, settings, examples, machine, new NodeByNode());
    }

    Trainer(Network network, TrainingSettings settings, Examples examples, Machine machine, Pass pass) {
        if (examples.size() == 0)
            throw new Problem("There are no examples to learn from; choose a folder or a task that has some.");
        if (!examples.input().equals(network.shape(0)))
            throw new Problem("The network takes pictures of %s, the examples are %s; choose a network made for them."
                    .formatted(network.shape(0), examples.input()));
        this.network = network;
        this.settings = settings;
        this.examples = settings.shift() > 0 ? new ShiftedExamples(examples, settings.shift()) : examples;
        this.machine = machine;
        this.pass = pass;
        descent = new Descent(settings, numbers(network));
        order = shuffled(0);
    }

    private static List<float[]> numbers(Network network) {
        var all = new ArrayList<float[]>();
        for (int n = 1; n < network.size(); n++) all.addAll(Learned.of(network.node(n).op()));
        return all;
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
        return network;
    }

    public TrainingSettings settings() {
        return settings;
    }

    /// The next step.
    ///
    /// @throws Problem when the loss or a weight is no finite number any more; the weights stay those of the step before
    /// @throws java.util.concurrent.CancellationException when cancelled; nothing has changed
    public BatchReport step(Cancel cancel) {
        int from = batch * settings.batch();
        int count = Math.min(settings.batch(), examples.size() - from);
        var drawn = new ArrayList<Example>(count);
        for (int i = from; i < from + count; i++)
            drawn.add(examples.example(order[i], Draw.of(settings.seed(), epoch, order[i], 1)));
        Pass.Result result = pass.of(network, drawn, settings.loss(), Draw.of(settings.seed(), epoch, batch, 2),
                machine, cancel);
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

    private BatchReport descend(Pass.Result result, int count, double rate) {
        if (!Double.isFinite(result.loss())) throw diverged("the loss is no finite number any more");
        var arrays = new ArrayList<List<float[]>>();
        for (int n = 1; n < network.size(); n++) arrays.add(Learned.of(network.node(n).op()));
        List<float[]> all = arrays.stream().flatMap(List::stream).toList();
        List<float[]> gradients = result.gradients().stream().flatMap(List::stream).toList();
        List<float[]> before = all.stream().map(float[]::clone).toList();
        descent.step(all, gradients, rate);
        for (float[] array : all)
            for (float value : array) if (!Float.isFinite(value)) throw diverged("a weight is infinite");
        var nodes = new ArrayList<Node>();
        var layers = new ArrayList<BatchReport.Layer>();
        int at = 0;
        for (int n = 1; n < network.size(); n++) {
            Node node = network.node(n);
            List<float[]> own = arrays.get(n - 1);
            layers.add(layer(own, gradients.subList(at, at + own.size()), before.subList(at, at + own.size())));
            at += own.size();
            Op op = Learned.with(node.op(), own);
            nodes.add(new Node(op instanceof BatchNorm norm ? result.statistics().get(n - 1).into(norm) : op,
                    node.inputs()));
        }
        network = new Network(network.shape(0), nodes);
        return new BatchReport(epoch, batch, batches(), count, result.loss(), result.right(), rate,
                Descent.norm(gradients), layers);
    }

    private static BatchReport.Layer layer(List<float[]> now, List<float[]> gradients, List<float[]> before) {
        if (now.isEmpty()) return BatchReport.Layer.NOTHING;
        double gradient = 0;
        double change = 0;
        double weight = 0;
        long count = 0;
        for (int a = 0; a < now.size(); a++) {
            for (int i = 0; i < now.get(a).length; i++) {
                double g = gradients.get(a)[i];
                double w = now.get(a)[i];
                double moved = w - before.get(a)[i];
                gradient += g * g;
                change += moved * moved;
                weight += w * w;
            }
            count += now.get(a).length;
        }
        return new BatchReport.Layer(Math.sqrt(gradient / count), Math.sqrt(change / count),
                Math.sqrt(weight / count));
    }

    private Problem diverged(String how) {
        return new Problem(
                "Training stopped in epoch %d, batch %d: %s; choose a smaller learning rate than %s, or clip gradients. The weights are those before."
                        .formatted(epoch + 1, batch + 1, how, settings.learningRate()));
    }
}
