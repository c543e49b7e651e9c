package org.fovea.engine.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.fovea.engine.Cancel;
import org.fovea.engine.Problem;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Network;
import org.fovea.engine.simd.LaneWarmUp;
import org.fovea.engine.simd.Machine;
import org.jspecify.annotations.Nullable;

/// Batches in shards of [LaneBuffer#LANES] examples, all examples of a shard by the same instructions. Shards are added up in
/// their order.
final class LanePass implements Pass {
    /// Bytes that shards of several threads may take together.
    private static final long MOST = 512 << 20;

    private final Machine machine;
    /// By node, from 1 on. The network itself is not kept, for its weights are of no more use.
    private final List<List<LaneStep>> steps = new ArrayList<>();
    private final LaneBuffer output;
    private final @Nullable LaneBuffer outputGradient;
    /// How many floats a shard needs.
    private final int size;
    /// Whether the examples of a batch depend on one another.
    private final boolean coupled;
    private final Loss loss;
    private final List<LaneStep.Phase> phases = new ArrayList<>();
    private final List<List<float[]>> gradients;
    private final List<Shard> shards = new ArrayList<>();
    private double[] losses = new double[0];
    private boolean[] right = new boolean[0];
    private int batch;

    LanePass(Network network, Loss loss, Machine machine) {
        this.machine = machine;
        this.loss = loss;
        var plan = new LanePlan(network, Scored.node(network, loss), true, machine);
        for (int n = 1; n < network.size(); n++) steps.add(n <= plan.end() ? plan.of(n) : List.of());
        LaneBuffer input = plan.values(0);
        output = plan.values(plan.end());
        outputGradient = plan.gradient(plan.end());
        size = plan.size();
        coupled = plan.coupled();
        gradients = LearnedNumbers.of(network);
        phases.add(new LaneStep.Phase.Each(1, (shard, _) -> LaneInput.fill(shard, input)));
        for (List<LaneStep> node : steps) for (LaneStep step : node) phases.addAll(step.forward());
        phases.add(new LaneStep.Phase.Each(1, (shard, _) -> judge(shard)));
        for (List<LaneStep> node : steps.reversed())
            for (LaneStep step : node.reversed()) phases.addAll(step.back());
    }

    /// The same, if there is memory for it.
    ///
    /// @throws Problem when there is not
    static LanePass fitting(Network network, TrainingSettings settings, Machine machine) {
        var pass = new LanePass(network, settings.loss(), machine);
        int shards = Math.ceilDiv(settings.batch(), LaneBuffer.LANES);
        long bytes = (long) pass.together(shards) * pass.size * Float.BYTES;
        if (bytes > Runtime.getRuntime().maxMemory() / 2)
            throw new Problem(
                    "Training this network in batches of %d pictures of %s takes %.1f GB; choose smaller pictures, fewer filters%s."
                            .formatted(settings.batch(), network.shape(0), bytes / 1e9,
                                    pass.coupled ? " or smaller batches" : ""));
        return pass;
    }

    /// How many shards are in memory at a time: of a batch that is normalised by its own statistics all of them, otherwise
    /// one for each thread, unless that would be too much.
    private int together(int count) {
        if (coupled) return count;
        int most = (int) Math.max(1, MOST / ((long) size * Float.BYTES));
        return Math.min(count, Math.min(machine.threads(), most));
    }

    private Shard shard() {
        List<List<float[]>> learned = new ArrayList<>();
        for (int n = 0; n < gradients.size(); n++) {
            boolean apart = steps.get(n).stream().anyMatch(step -> step.adding() != null);
            List<float[]> sums = gradients.get(n);
            learned.add(IntStream.range(0, sums.size())
                    .mapToObj(a -> new float[apart && a == 0 ? 0 : sums.get(a).length]).toList());
        }
        return new Shard(size, learned);
    }

    @Override
    public Result of(List<List<float[]>> learned, List<Example> examples, long seed, Cancel cancel) {
        if (shards.isEmpty()) LaneWarmUp.run(machine.kernels());
        batch = examples.size();
        int count = Math.ceilDiv(batch, LaneBuffer.LANES);
        int together = together(count);
        while (shards.size() < together)
            shards.add(shard());
        if (losses.length < batch) {
            losses = new double[batch];
            right = new boolean[batch];
        }
        for (int n = 0; n < steps.size(); n++) for (LaneStep step : steps.get(n)) step.prepare(learned.get(n));
        for (List<float[]> arrays : gradients) for (float[] array : arrays) Arrays.fill(array, 0);
        for (int first = 0; first < count; first += together) {
            List<Shard> wave = shards.subList(0, Math.min(together, count - first));
            for (int s = 0; s < wave.size(); s++) wave.get(s).begin(examples, first + s, seed);
            run(wave, cancel);
            for (Shard shard : wave) add(shard);
            add(wave, cancel);
        }
        double sum = 0;
        int hits = 0;
        for (int b = 0; b < batch; b++) {
            sum += losses[b];
            if (right[b]) hits++;
        }
        var statistics = new ArrayList<BatchStatistics>();
        for (List<LaneStep> node : steps)
            statistics.add(node.isEmpty() ? BatchStatistics.NONE : node.getFirst().statistics());
        return new Result(sum / batch, hits, gradients, statistics);
    }

    /// Each shard by a thread of its own where that keeps all of them busy, otherwise the pieces of all shards by all threads.
    private void run(List<Shard> wave, Cancel cancel) {
        boolean apart = !coupled && wave.size() % machine.threads() == 0;
        if (apart) {
            machine.each(wave.size(), s -> {
                for (LaneStep.Phase phase : phases) {
                    cancel.check();
                    if (phase instanceof LaneStep.Phase.Each(int pieces, LaneStep.Work work))
                        for (int piece = 0; piece < pieces; piece++) work.run(wave.get(s), piece);
                }
            }, cancel);
            return;
        }
        for (LaneStep.Phase phase : phases)
            switch (phase) {
            case LaneStep.Phase.Each(int pieces, LaneStep.Work work) -> machine.each(pieces * wave.size(),
                    at -> work.run(wave.get(at % wave.size()), at / wave.size()), cancel);
            case LaneStep.Phase.Once(var work) -> {
                cancel.check();
                work.accept(wave);
            }
            }
    }

    private void add(Shard shard) {
        for (int n = 0; n < gradients.size(); n++)
            for (int a = 0; a < gradients.get(n).size(); a++) {
                float[] sum = gradients.get(n).get(a);
                float[] more = shard.learned.get(n).get(a);
                for (int i = 0; i < more.length; i++) sum[i] += more[i];
            }
    }

    /// The same for what is too large for a copy in each shard, by all threads.
    private void add(List<Shard> wave, Cancel cancel) {
        for (int n = 0; n < steps.size(); n++)
            for (LaneStep step : steps.get(n)) {
                LaneStep.Adding adding = step.adding();
                if (adding == null) continue;
                float[] sums = gradients.get(n).getFirst();
                machine.each(adding.pieces(), piece -> {
                    for (Shard shard : wave) adding.work().run(shard, sums, piece);
                }, cancel);
            }
    }

    private void judge(Shard shard) {
        LaneBuffer gradient = outputGradient;
        for (int l = 0; l < shard.live(); l++) {
            Tensor values = shard.take(output, l);
            Target target = shard.example(l).target();
            losses[shard.index(l)] = loss.of(values, target);
            right[shard.index(l)] = Scored.right(values, target);
            if (gradient != null) shard.put(scaled(loss.gradient(values, target)), gradient, l, false);
        }
        if (gradient == null) return;
        Tensor none = Tensor.zeros(gradient.shape());
        for (int l = shard.live(); l < LaneBuffer.LANES; l++) shard.put(none, gradient, l, false);
    }

    private Tensor scaled(Tensor gradient) {
        var values = new float[gradient.data.length];
        for (int i = 0; i < values.length; i++) values[i] = gradient.data[i] / batch;
        return new Tensor(gradient.shape, values);
    }
}
