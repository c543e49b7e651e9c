package org.fovea.compute.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.fovea.engine.Cancel;
import org.fovea.engine.Problem;
import org.fovea.engine.net.Network;
import org.fovea.engine.net.Node;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.train.BatchReport;
import org.fovea.engine.train.Draw;
import org.fovea.engine.train.Score;
import org.fovea.engine.train.Trainer;
import org.fovea.engine.train.TrainingSettings;
import org.jspecify.annotations.Nullable;

/// A training that can be interrupted and looked at: it tells how far it is ten times a second at most, keeps snapshots, and
/// asks the test examples before the first step and after every epoch. For one thread at a time.
public final class Run {
    /// Nanoseconds between two publications.
    static final long BETWEEN = 100_000_000;
    private static final long NAP = 20_000_000;
    private static final double SECOND = 1e9;
    /// How much of the last measurement the speed keeps.
    private static final double INERTIA = 0.8;

    /// Why work came to an end.
    public enum Ending {
        /// The goal was reached.
        REACHED,
        /// It was told to stop; nothing of the step that ran has changed anything.
        PAUSED,
        /// The last epoch is over.
        FINISHED,
        /// It cannot go on; the weights are the last good ones.
        FAILED
    }

    /// @param problem what went wrong, a sentence for people; null where nothing did
    public record Ended(Ending ending, @Nullable String problem, Progress progress) {
    }

    private final LearningData data;
    private final Machine machine;
    private final Clock clock;
    private Trainer trainer;
    /// Epochs before this trainer began.
    private double before;
    /// Epochs that there are to be in all.
    private double planned;
    /// What did well enough in the last test for its loss to be a number; null before such a test.
    private @Nullable Network good;
    private long batches;
    /// Epochs until now, with the part of the one that runs.
    private double passed;
    /// The loss of the last batch.
    private double last = Double.NaN;
    private boolean owed = true;
    private Course course = Course.NONE;
    private Snapshots snapshots;
    private final List<BatchReport> news = new ArrayList<>();
    private double seconds;
    private double pictures;
    /// Of the epoch that runs: sums over its training examples, and when it began, in seconds of work.
    private double loss;
    private long right;
    private long examples;
    private double epochBegan;
    /// When this work began, and the seconds of work before.
    private long begun;
    private double earlier;

    /// @param network with the weights it begins with
    /// @throws Problem when the examples do not fit the network
    public Run(Network network, TrainingSettings settings, LearningData data, Machine machine, Clock clock) {
        this.data = data;
        this.machine = machine;
        this.clock = clock;
        trainer = new Trainer(network, settings, data.training(), machine);
        planned = settings.epochs();
        snapshots = Snapshots.NONE.with(new Snapshot(0, 0, bare(network), null, Double.NaN));
    }

    /// Without what was prepared to evaluate it: that would be kept as long as the snapshot.
    private static Network bare(Network network) {
        var nodes = new ArrayList<Node>();
        for (int n = 1; n < network.size(); n++) nodes.add(network.node(n));
        return new Network(network.shape(0), nodes);
    }

    public Progress progress() {
        return new Progress(course, snapshots, planned);
    }

    /// Other settings from now on. The weights stay; the optimizer begins anew, and so does the order of the examples. As
    /// many epochs as were asked for are counted from the beginning; where they have passed already, one more follows.
    public void change(TrainingSettings settings) {
        int left = Math.max(1, settings.epochs() - (int) Math.floor(passed + 1e-9));
        begin(trainer.network(), settings.withEpochs(left));
        planned = passed + left;
    }

    private void begin(Network network, TrainingSettings settings) {
        // Otherwise every draw of the first epochs, a shift say, would come again.
        long seed = batches == 0 ? settings.seed() : Draw.of(settings.seed(), batches);
        trainer = new Trainer(network, settings.withSeed(seed), data.training(), machine);
        before = passed;
    }

    /// Trains until the goal is reached, and tells how far it is.
    ///
    /// @param speed batches a second at most, asked again and again
    /// @param stop asked between batches and within them
    /// @param publish receives what is new, on this thread
    public Ended work(Goal goal, DoubleSupplier speed, Cancel stop, Consumer<Progress> publish) {
        begun = clock.nanos();
        earlier = seconds;
        try {
            return new Ended(steps(goal, speed, stop, publish), null, told());
        } catch (CancellationException e) {
            return new Ended(Ending.PAUSED, null, told());
        } catch (Problem problem) {
            goBack();
            return new Ended(Ending.FAILED, problem.sentence(), told());
        } catch (OutOfMemoryError e) {
            return new Ended(Ending.FAILED,
                    "There is not enough memory to train this network; choose a smaller batch or smaller pictures.",
                    told());
        }
    }

    private Ending steps(Goal goal, DoubleSupplier speed, Cancel stop, Consumer<Progress> publish) {
        score(stop);
        publish.accept(told());
        long last = begun;
        long due = begun;
        while (true) {
            if (trainer.finished()) return Ending.FINISHED;
            stop.check();
            due = pause(due, speed, stop);
            BatchReport report = trainer.step(stop);
            took(report);
            if (report.endsEpoch()) score(stop);
            boolean reached = goal == Goal.BATCH || (goal == Goal.EPOCH && report.endsEpoch());
            if (reached) return trainer.finished() ? Ending.FINISHED : Ending.REACHED;
            if (clock.nanos() - last >= BETWEEN) {
                last = clock.nanos();
                publish.accept(told());
            }
        }
    }

    /// Waits until the next batch may begin.
    ///
    /// @return when that was
    private long pause(long due, DoubleSupplier speed, Cancel stop) {
        while (true) {
            stop.check();
            double most = speed.getAsDouble();
            long left = Double.isInfinite(most) ? 0 : due + (long) (SECOND / most) - clock.nanos();
            if (left <= 0) return clock.nanos();
            clock.await(Math.min(left, NAP));
        }
    }

    private void took(BatchReport report) {
        batches++;
        news.add(report);
        owed = report.endsEpoch();
        loss += report.loss() * report.examples();
        right += report.right();
        examples += report.examples();
        passed = before + report.epochs();
        last = report.loss();
        if (snapshots.keeps(batches)) keep();
    }

    /// The moment as it is becomes the newest that is kept.
    private void keep() {
        if (snapshots.all().getLast().batches() < batches)
            snapshots = snapshots.with(new Snapshot(passed, batches, bare(trainer.network()), null, last));
    }

    /// The trainer went back to the last good weights: the newest moment, where it is kept already, has worse ones.
    private void goBack() {
        if (batches > 0 && snapshots.all().getLast().batches() == batches)
            snapshots = snapshots.with(new Snapshot(passed, batches, bare(trainer.network()), null, last));
    }

    private void score(Cancel stop) {
        if (!owed) return;
        keep();
        Snapshot newest = snapshots.all().getLast();
        Score score = Score.of(trainer.network(), trainer.settings().loss(), data.test(), machine, stop);
        snapshots = snapshots.with(newest.withScore(score));
        course = course.with(new Course.Epoch(newest.epochs(), loss / examples,
                examples == 0 ? 0 : (double) right / examples, score.loss(), score.accuracy(), now() - epochBegan));
        owed = false;
        loss = 0;
        right = 0;
        examples = 0;
        epochBegan = now();
        if (Double.isFinite(score.loss())) good = newest.network();
        else if (batches > 0) throw lost();
    }

    /// Goes back to the weights of the last test that could tell something.
    private Problem lost() {
        TrainingSettings settings = trainer.settings();
        String sentence = diverged((int) Math.ceil(passed - 1e-9), settings).sentence();
        Network back = good;
        if (back == null) return new Problem(sentence);
        begin(back, settings.withEpochs(Math.max(1, settings.epochs() - trainer.epoch())));
        return new Problem(sentence + " The weights are those of the test before.");
    }

    /// What to say where the weights are numbers, and what they make of the test examples is none.
    ///
    /// @param epoch from 1 on
    public static Problem diverged(int epoch, TrainingSettings settings) {
        return new Problem(
                "Training stopped after epoch %d: the loss of the test is no finite number any more; choose a smaller learning rate than %s, or clip gradients."
                        .formatted(epoch, settings.learningRate()));
    }

    /// Seconds of work until now.
    private double now() {
        return earlier + (clock.nanos() - begun) / SECOND;
    }

    private Progress told() {
        keep();
        double now = now();
        int seen = news.stream().mapToInt(BatchReport::examples).sum();
        if (seen > 0 && now > seconds) {
            double fresh = seen / (now - seconds);
            pictures = pictures == 0 ? fresh : INERTIA * pictures + (1 - INERTIA) * fresh;
        }
        seconds = now;
        course = course.with(news.stream().map(report -> Course.Point.of(report, before)).toList());
        news.clear();
        double left = planned - passed;
        double remaining = pictures == 0 ? Double.NaN : left * data.training().size() / pictures;
        course = course.with(new Course.Pace(seconds, pictures, remaining));
        return progress();
    }
}
