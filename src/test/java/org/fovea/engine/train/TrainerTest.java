package org.fovea.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.fovea.engine.Cancel;
import org.fovea.engine.Problem;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Network;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.BatchNorm;
import org.fovea.engine.op.Dense;
import org.fovea.engine.op.Dropout;
import org.fovea.engine.op.Flatten;
import org.fovea.engine.op.GlobalAvgPool;
import org.fovea.engine.op.MaxPool;
import org.fovea.engine.op.Op;
import org.fovea.engine.op.Pooling;
import org.fovea.engine.op.Softmax;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Machine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerTest {
    private static final Machine FAST = new Machine(Kernels.fastest(), 2);
    private static final Shape PICTURE = new Shape(1, 8, 8);

    /// Bars that lie or stand, in noise.
    static Examples bars(int count) {
        var random = new Random(81);
        return TwoLayers.examples(IntStream.range(0, count).mapToObj(n -> {
            int at = random.nextInt(8);
            var values = new float[64];
            for (int i = 0; i < 64; i++)
                values[i] = 0.3f * (float) random.nextGaussian() + ((n % 2 == 0 ? i / 8 : i % 8) == at ? 1 : 0);
            return new Example(new Tensor(PICTURE, values), new Target.OfClass(n % 2));
        }).toList());
    }

    /// A convolution, batch normalisation, dropout and a dense layer.
    static Network network() {
        var random = new Random(82);
        var ops = new ArrayList<Op>(List.of(RandomTraining.pointwise(PICTURE, random)));
        ops.add(Networks.convolution(1, 4, 3, Activation.RELU, random));
        ops.add(new BatchNorm(Networks.ones(4), new float[4], new float[4], Networks.ones(4), 1e-5f));
        ops.add(new MaxPool(Pooling.square(2)));
        ops.add(new Flatten());
        ops.add(new Dropout(0.1f));
        ops.add(RandomTraining.calm(new Dense(Tensor.zeros(new Shape(1, 2, 64)), new float[2]), random));
        ops.add(new Softmax(false));
        return Network.chain(PICTURE, ops);
    }

    static TrainingSettings settings(Optimizer optimizer, float rate, int batch, int epochs) {
        return new TrainingSettings(Loss.CROSS_ENTROPY, optimizer, rate, new Schedule.Cosine(), 0.01f, 5, batch, epochs,
                1,
                5);
    }

    static List<BatchReport> run(Trainer trainer) {
        var reports = new ArrayList<BatchReport>();
        while (!trainer.finished())
            reports.add(trainer.step(Cancel.NEVER));
        return reports;
    }

    @Test
    void the_same_seed_gives_the_same_weights_to_the_last_bit_whatever_the_number_of_threads() {
        var results = new ArrayList<Network>();
        for (int threads : new int[]{1, 1, 2, 3, 5}) {
            var trainer = new Trainer(network(), settings(new Optimizer.Adam(), 0.01f, 33, 2), bars(150),
                    new Machine(Kernels.fastest(), threads));
            run(trainer);
            results.add(trainer.network());
        }
        for (Network other : results) same(results.getFirst(), other);
        var changed = new Trainer(network(), settings(new Optimizer.Adam(), 0.01f, 33, 2).withSeed(6), bars(150), FAST);
        run(changed);
        assertThat(LearnedNumbers.of(changed.network()).get(1).getFirst())
                .isNotEqualTo(LearnedNumbers.of(results.getFirst()).get(1).getFirst());
    }

    private static void same(Network a, Network b) {
        List<List<float[]>> here = LearnedNumbers.of(a);
        List<List<float[]>> there = LearnedNumbers.of(b);
        for (int n = 0; n < here.size(); n++) {
            for (int p = 0; p < here.get(n).size(); p++)
                assertThat(there.get(n).get(p)).as("node %d", n + 1).isEqualTo(here.get(n).get(p));
            if (a.node(n + 1).op() instanceof BatchNorm norm) {
                assertThat(((BatchNorm) b.node(n + 1).op()).mean()).isEqualTo(norm.mean());
                assertThat(((BatchNorm) b.node(n + 1).op()).variance()).isEqualTo(norm.variance());
            }
        }
    }

    @Test
    void plain_loops_learn_the_same_but_for_rounding() {
        var fast = new Trainer(network(), settings(new Optimizer.Sgd(0.9f, true), 0.02f, 16, 1), bars(64), FAST);
        var plain = new Trainer(network(), settings(new Optimizer.Sgd(0.9f, true), 0.02f, 16, 1), bars(64),
                Machine.SCALAR);
        run(fast);
        run(plain);
        List<List<float[]>> a = LearnedNumbers.of(fast.network());
        List<List<float[]>> b = LearnedNumbers.of(plain.network());
        for (int n = 0; n < a.size(); n++)
            for (int p = 0; p < a.get(n).size(); p++)
                assertThat(b.get(n).get(p)).as("node %d", n + 1).containsExactly(a.get(n).get(p),
                        within(1e-4f));
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 32})
    void shorter_vectors_learn_the_same_to_the_last_bit(int bytes) throws IOException, InterruptedException {
        if (Kernels.fastest().equals(Kernels.SCALAR)) return;
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:MaxVectorSize=" + bytes, "--add-modules=jdk.incubator.vector", "-cp",
                System.getProperty("java.class.path"), NarrowTraining.class.getName()).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(output.strip()).isEqualTo(NarrowTraining.learned());
    }

    @Test
    void a_network_with_large_maps_is_refused_for_training_and_scored_example_by_example() {
        var random = new Random(86);
        var large = new Shape(1, 1500, 1500);
        Network network = Network.chain(large, List.of(Networks.convolution(1, 2, 1, Activation.RELU, random),
                new GlobalAvgPool()));
        var settings = new TrainingSettings(Loss.CROSS_ENTROPY, new Optimizer.Adam(), 0.01f, new Schedule.Constant(), 0,
                0,
                4096, 1, 0, 1);
        Network wide = Network.chain(large, List.of(Networks.convolution(1, 40, 1, Activation.RELU, random),
                new GlobalAvgPool()));
        Tensor x = RandomTraining.tensor(large, random);
        Examples examples = TwoLayers.examples(List.of(new Example(x, new Target.OfClass(1))));
        assertThatThrownBy(() -> new Trainer(wide, settings, examples, FAST)).isInstanceOf(Problem.class)
                .hasMessageContaining("choose smaller pictures");
        Score score = Score.of(network, Loss.CROSS_ENTROPY, examples, FAST, Cancel.NEVER);
        Tensor scores = network.evaluate(x, FAST, Cancel.NEVER).of(2);
        double expected = Math.log(1 + Math.exp(scores.data[0] - scores.data[1]));
        assertThat(score.loss()).isCloseTo(expected, within(1e-5));
    }

    @Test
    void a_report_tells_what_the_step_did() {
        Network before = network();
        var trainer = new Trainer(before, settings(new Optimizer.Sgd(0, false), 0.05f, 40, 3), bars(100), FAST);
        assertThat(trainer.batches()).isEqualTo(3);
        BatchReport report = trainer.step(Cancel.NEVER);
        assertThat(report.epoch()).isZero();
        assertThat(report.examples()).isEqualTo(40);
        assertThat(report.rate()).isCloseTo(0.05, within(1e-8));
        assertThat(report.right()).isBetween(5, 35);
        assertThat(report.layers()).hasSize(8);
        assertThat(report.layers().get(3)).isEqualTo(BatchReport.Layer.NOTHING);
        List<float[]> old = LearnedNumbers.of(before).get(1);
        List<float[]> now = LearnedNumbers.of(trainer.network()).get(1);
        double change = 0;
        double weight = 0;
        for (int p = 0; p < 2; p++)
            for (int i = 0; i < now.get(p).length; i++) {
                change += Math.pow(now.get(p)[i] - old.get(p)[i], 2);
                weight += Math.pow(now.get(p)[i], 2);
            }
        assertThat(report.layers().get(1).change()).isCloseTo(Math.sqrt(change / 40),
                withinPercentage(0.01));
        assertThat(report.layers().get(1).weight()).isCloseTo(Math.sqrt(weight / 40),
                withinPercentage(0.01));
        // The last batch of an epoch is what is left.
        trainer.step(Cancel.NEVER);
        BatchReport last = trainer.step(Cancel.NEVER);
        assertThat(last.examples()).isEqualTo(20);
        assertThat(last.endsEpoch()).isTrue();
        assertThat(last.epochs()).isEqualTo(1);
        assertThat(trainer.epoch()).isEqualTo(1);
    }

    @Test
    void every_example_comes_once_in_an_epoch_in_another_order_each_time() {
        var seen = new ArrayList<Integer>();
        Examples bars = bars(50);
        var watched = new Examples() {
            @Override
            public int size() {
                return bars.size();
            }

            @Override
            public Shape input() {
                return bars.input();
            }

            @Override
            public Example example(int index, long draw) {
                if (draw != PLAIN) seen.add(index);
                return bars.example(index, draw);
            }
        };
        var trainer = new Trainer(network(), settings(new Optimizer.Adam(), 0.01f, 7, 2), watched,
                new Machine(Kernels.fastest(), 1));
        run(trainer);
        assertThat(seen).hasSize(100);
        assertThat(seen.subList(0, 50)).containsExactlyInAnyOrderElementsOf(IntStream.range(0, 50).boxed().toList());
        assertThat(seen.subList(50, 100)).containsExactlyInAnyOrderElementsOf(seen.subList(0, 50));
        assertThat(seen.subList(50, 100)).isNotEqualTo(seen.subList(0, 50));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void a_cancelled_step_changes_nothing_and_can_be_done_again(int threads) {
        var machine = new Machine(Kernels.fastest(), threads);
        var settings = settings(new Optimizer.Adam(), 0.01f, 33, 1);
        var trainer = new Trainer(network(), settings, bars(100), machine);
        var other = new Trainer(network(), settings, bars(100), machine);
        trainer.step(Cancel.NEVER);
        other.step(Cancel.NEVER);
        Network before = trainer.network();
        for (int late : new int[]{1, 3, 40}) {
            var asked = new AtomicInteger();
            assertThatThrownBy(() -> trainer.step(() -> asked.incrementAndGet() > late))
                    .isInstanceOf(CancellationException.class);
            same(before, trainer.network());
        }
        trainer.step(Cancel.NEVER);
        other.step(Cancel.NEVER);
        same(other.network(), trainer.network());
    }

    @ParameterizedTest
    @ValueSource(floats = {10, 1})
    void a_run_that_diverges_stops_with_the_last_good_weights_and_names_the_setting(float rate) {
        var random = new Random(83);
        var list = new ArrayList<Example>();
        for (int n = 0; n < 64; n++) {
            Tensor x = RandomTraining.tensor(PICTURE, random);
            for (int i = 0; i < 64; i++) x.data[i] *= 1000;
            list.add(new Example(x, new Target.Values(RandomTraining.tensor(PICTURE, random))));
        }
        Network start = Network.chain(PICTURE, List.of(Networks.convolution(1, 1, 3, Activation.IDENTITY, random)));
        var settings = new TrainingSettings(Loss.MEAN_SQUARED_ERROR, new Optimizer.Sgd(0.9f, false), rate,
                new Schedule.Constant(), 0, 0, 8, 100, 0, 1);
        var trainer = new Trainer(start, settings, TwoLayers.examples(list), FAST);
        assertThatThrownBy(() -> run(trainer)).isInstanceOf(Problem.class).hasMessageContaining("learning rate")
                .hasMessageContaining("Training stopped in epoch 1, batch ");
        Score score = Score.of(trainer.network(), Loss.MEAN_SQUARED_ERROR, TwoLayers.examples(list), FAST,
                Cancel.NEVER);
        assertThat(score.loss()).isFinite();
    }

    @Test
    void what_does_not_fit_is_told_in_a_sentence() {
        Network network = network();
        var settings = settings(new Optimizer.Adam(), 0.01f, 8, 1);
        Tensor x = Tensor.zeros(PICTURE);
        refused(network, settings, List.of(), "no examples");
        refused(network, settings, List.of(new Example(Tensor.zeros(new Shape(3, 8, 8)), new Target.OfClass(0))),
                "takes pictures of 1 @ 8×8, the examples are 3 @ 8×8");
        refused(network, settings, List.of(new Example(x, new Target.OfClass(2))), "class 3", "2 classes");
        refused(network, settings, List.of(new Example(x, new Target.Values(x))), "has values and no class");
        var squares = new TrainingSettings(Loss.MEAN_SQUARED_ERROR, new Optimizer.Adam(), 0.01f,
                new Schedule.Constant(), 0, 0, 8, 1, 0, 1);
        refused(network, squares, List.of(new Example(x, new Target.OfClass(0))), "of a class");
        refused(network, squares, List.of(new Example(x, new Target.Values(x))), "asks for 1 @ 8×8");
        Network maps = Network.chain(PICTURE, List.of(Activation.RELU));
        refused(maps, settings, List.of(new Example(x, new Target.OfClass(0))), "maps of 8×8");
        // An example in the middle of the others.
        var later = new Trainer(network, settings, TwoLayers.examples(List.of(new Example(x, new Target.OfClass(1)),
                new Example(x, new Target.OfClass(4)))), FAST);
        assertThatThrownBy(() -> later.step(Cancel.NEVER)).isInstanceOf(Problem.class)
                .hasMessageContaining("Example 2 is of class 5");
    }

    private static void refused(Network network, TrainingSettings settings, List<Example> examples, String... words) {
        assertThatThrownBy(() -> new Trainer(network, settings, TwoLayers.examples(examples), FAST))
                .isInstanceOf(Problem.class).hasMessageContainingAll(words);
    }

    @Test
    void bars_are_told_apart_and_a_score_counts_them() {
        Examples bars = bars(200);
        var trainer = new Trainer(network(), settings(new Optimizer.Adam(), 0.01f, 20, 8), bars, FAST);
        Score before = Score.of(trainer.network(), Loss.CROSS_ENTROPY, bars, FAST, Cancel.NEVER);
        List<BatchReport> reports = run(trainer);
        Score after = Score.of(trainer.network(), Loss.CROSS_ENTROPY, bars, FAST, Cancel.NEVER);
        assertThat(after.loss()).isLessThan(before.loss() / 3);
        assertThat(reports.getLast().loss()).isLessThan(reports.getFirst().loss());
        assertThat(after.accuracy()).isGreaterThan(0.95);
        int[][] confusion = after.confusion(2);
        assertThat(confusion[0][0] + confusion[1][1]).isEqualTo((int) Math.round(200 * after.accuracy()));
        assertThat(confusion[0][0] + confusion[0][1]).isEqualTo(100);
    }

    @Test
    void a_score_is_that_of_the_network_example_by_example() {
        Examples bars = bars(37);
        var trainer = new Trainer(network(), settings(new Optimizer.Adam(), 0.01f, 20, 2), bars, FAST);
        run(trainer);
        Network network = trainer.network();
        Score score = Score.of(network, Loss.CROSS_ENTROPY, bars, FAST, Cancel.NEVER);
        assertThat(Score.of(network, Loss.CROSS_ENTROPY, bars, new Machine(Kernels.fastest(), 1), Cancel.NEVER))
                .isEqualTo(score);
        double loss = 0;
        for (int i = 0; i < 37; i++) {
            Example example = bars.example(i, Examples.PLAIN);
            Tensor shares = network.evaluate(example.input(), Machine.SCALAR, Cancel.NEVER).of(8);
            int label = ((Target.OfClass) example.target()).label();
            loss -= Math.log(shares.data[label]) / 37;
            assertThat(score.answers().get(i).wantedShare()).isCloseTo(shares.data[label],
                    within(1e-5f));
            assertThat(score.answers().get(i).given()).isEqualTo(Scored.best(shares));
        }
        assertThat(score.loss()).isCloseTo(loss, within(1e-5));
    }

    /// Exclusive or cannot be told by one layer, but by two.
    @ParameterizedTest
    @ValueSource(strings = {"sgd", "adam", "adamw"})
    void exclusive_or_is_learned(String name) {
        Optimizer optimizer = switch (name) {
            case "sgd" -> new Optimizer.Sgd(0.9f, true);
            case "adam" -> new Optimizer.Adam();
            default -> new Optimizer.AdamW();
        };
        var random = new Random(84);
        var shape = new Shape(2, 1, 1);
        var list = new ArrayList<Example>();
        for (int n = 0; n < 4; n++)
            list.add(new Example(new Tensor(shape, new float[]{n > 1 ? 1 : 0, n % 2}), new Target.OfClass(
                    n / 2 ^ n % 2)));
        Network start = Network.chain(shape, List.of(
                RandomTraining.calm(new Dense(Tensor.zeros(new Shape(1, 8, 2)), new float[8]), random), Activation.TANH,
                RandomTraining.calm(new Dense(Tensor.zeros(new Shape(1, 2, 8)), new float[2]), random)));
        var settings = new TrainingSettings(Loss.CROSS_ENTROPY, optimizer, name.equals("sgd") ? 0.2f : 0.03f,
                new Schedule.Constant(), 0, 0, 4, 300, 0, 1);
        var trainer = new Trainer(start, settings, TwoLayers.examples(list), FAST);
        run(trainer);
        Score score = Score.of(trainer.network(), Loss.CROSS_ENTROPY, TwoLayers.examples(list), FAST, Cancel.NEVER);
        assertThat(score.accuracy()).isEqualTo(1);
        assertThat(score.loss()).isLessThan(0.05);
    }

    /// A filter that starts as noise finds the hidden one from pictures and their maps.
    @Test
    void a_hidden_filter_is_found() {
        var random = new Random(85);
        Op hidden = Networks.convolution(1, 2, 5, Activation.IDENTITY, random);
        var shape = new Shape(1, 16, 16);
        Network wanted = Network.chain(shape, List.of(hidden));
        var list = new ArrayList<Example>();
        for (int n = 0; n < 32; n++) {
            Tensor x = RandomTraining.tensor(shape, random);
            list.add(new Example(x, new Target.Values(wanted.evaluate(x, FAST, Cancel.NEVER).of(1))));
        }
        Network start = Network.chain(shape, List.of(Networks.convolution(1, 2, 5, Activation.IDENTITY, random)));
        var settings = new TrainingSettings(Loss.MEAN_SQUARED_ERROR, new Optimizer.Adam(), 0.03f, new Schedule.Cosine(),
                0,
                0, 8, 60, 0, 1);
        var trainer = new Trainer(start, settings, TwoLayers.examples(list), FAST);
        run(trainer);
        float[] found = LearnedNumbers.of(trainer.network()).getFirst().getFirst();
        float[] expected = LearnedNumbers.of(wanted).getFirst().getFirst();
        assertThat(found).containsExactly(expected, within(2e-3f));
    }
}
