package org.fovea.compute.learn.beside;

import java.util.ArrayList;
import java.util.List;
import org.fovea.engine.Cancel;
import org.fovea.engine.Problem;
import org.fovea.engine.net.Network;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.train.BatchReport;
import org.fovea.engine.train.Examples;
import org.fovea.engine.train.Score;
import org.fovea.engine.train.Trainer;
import org.fovea.engine.train.TrainingSettings;

/// Networks that learn the same task side by side: the same examples in the same order, the same settings and seed. They take
/// turns, an epoch each, on the same threads, so that their times can be compared. For one thread at a time; it goes on
/// from where it was left.
public final class Contest {
    /// The network of a running epoch is copied for a glance while it has at most so many parameters.
    private static final long COPIED = 1 << 20;

    private final TrainingSettings settings;
    private final Examples test;
    private final List<Runner> runners = new ArrayList<>();
    private int turn;

    /// @param name for people
    /// @param start with the weights it begins from
    public record Entry(String name, Network start) {
    }

    /// @throws Problem when the examples do not fit a network
    public Contest(List<Entry> entries, TrainingSettings settings, Examples training, Examples test, Machine machine) {
        this.settings = settings;
        this.test = test;
        for (Entry entry : entries)
            runners.add(new Runner(entry.name(), Sizes.of(entry.start(), settings.loss()),
                    new Trainer(entry.start(), settings, training, machine)));
    }

    public boolean finished() {
        return runners.stream().allMatch(runner -> runner.finished(settings.epochs()));
    }

    /// One batch of the network whose turn it is; or, after the last batch of its epoch, its test, which ends the turn. A
    /// network that diverges is out, the others go on.
    ///
    /// @throws java.util.concurrent.CancellationException when cancelled; nothing has changed
    public void step(Cancel cancel) {
        if (finished()) return;
        Runner runner = runners.get(turn);
        if (runner.finished(settings.epochs()) || runner.step(cancel)) turn = (turn + 1) % runners.size();
    }

    public Standing standing() {
        return new Standing(settings.epochs(), runners.stream().map(Runner::standing).toList(), turn, finished());
    }

    /// The same at little cost: a network with many parameters is as it was at the end of its last epoch, or when one asked
    /// where the contest stands.
    public Standing glance() {
        return new Standing(settings.epochs(), runners.stream().map(Runner::glance).toList(), turn, finished());
    }

    /// One of them.
    private final class Runner {
        private final String name;
        private final Sizes sizes;
        private final Trainer trainer;
        private final List<Lap> laps = new ArrayList<>();
        private Network shown;
        private String problem = "";
        private double epochs;
        /// Of the epoch that runs.
        private double loss;
        private int right;
        private int seen;
        private long nanos;
        private double seconds;

        Runner(String name, Sizes sizes, Trainer trainer) {
            this.name = name;
            this.sizes = sizes;
            this.trainer = trainer;
            shown = trainer.network();
        }

        boolean finished(int all) {
            return !problem.isEmpty() || laps.size() >= all;
        }

        /// Whether its turn is over.
        boolean step(Cancel cancel) {
            if (trainer.epoch() > laps.size()) {
                Score score = trainer.score(test, cancel);
                shown = trainer.network();
                if (!Double.isFinite(score.loss())) {
                    problem = "Training stopped after epoch %d: the loss on the test pictures is no finite number any more; choose a smaller learning rate than %s, or clip gradients."
                            .formatted(trainer.epoch(), TrainingSettings.text(settings.learningRate()));
                    return true;
                }
                laps.add(new Lap(trainer.epoch(), loss / seen, (double) right / seen, score.loss(), score.accuracy(),
                        nanos / 1e9));
                seconds += nanos / 1e9;
                nanos = 0;
                seen = 0;
                right = 0;
                loss = 0;
                return true;
            }
            long begin = System.nanoTime();
            try {
                BatchReport report = trainer.step(cancel);
                loss += report.loss() * report.examples();
                right += report.right();
                seen += report.examples();
                epochs = report.epochs();
            } catch (Problem diverged) {
                problem = diverged.sentence();
            }
            nanos += System.nanoTime() - begin;
            return !problem.isEmpty();
        }

        Entrant standing() {
            shown = trainer.network();
            return entrant();
        }

        Entrant glance() {
            return sizes.parameters() > COPIED ? entrant() : standing();
        }

        private Entrant entrant() {
            double now = seen > 0 ? loss / seen : laps.isEmpty() ? Double.NaN : laps.getLast().loss();
            return new Entrant(name, shown, sizes, laps, epochs, now, seconds + nanos / 1e9, problem);
        }
    }
}
