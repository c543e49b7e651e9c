package org.fovea.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.fovea.compute.learn.LearningData;
import org.fovea.compute.learn.Run;
import org.fovea.engine.Cancel;
import org.fovea.engine.net.Network;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.train.BatchReport;
import org.fovea.engine.train.Score;
import org.fovea.engine.train.Trainer;
import org.fovea.engine.train.TrainingSettings;
import org.fovea.project.learn.Training;

/// A training from its first to its last epoch, each followed by a test.
final class EpochLoop {
    private final LearningData data;
    private final Machine machine;
    private final Trainer trainer;
    private final List<Training.Epoch> history = new ArrayList<>();
    private long batches;

    EpochLoop(Network network, LearningData data, TrainingSettings settings, Machine machine) {
        this.data = data;
        this.machine = machine;
        trainer = new Trainer(network, settings, data.training(), machine);
    }

    /// @param onBatch told of every batch, with how many pictures were seen in a second
    /// @param onEpoch told of every epoch that ended, with its number from 1 on
    /// @throws org.fovea.engine.Problem when the loss grows without bounds
    void run(BiConsumer<BatchReport, Double> onBatch, BiConsumer<Integer, Training.Epoch> onEpoch) {
        while (!trainer.finished()) {
            history.add(epoch(onBatch));
            onEpoch.accept(history.size(), history.getLast());
        }
    }

    private Training.Epoch epoch(BiConsumer<BatchReport, Double> onBatch) {
        int number = trainer.epoch();
        long start = System.nanoTime();
        double loss = 0;
        int right = 0;
        int seen = 0;
        while (trainer.epoch() == number) {
            BatchReport report = trainer.step(Cancel.NEVER);
            batches++;
            loss += report.loss() * report.examples();
            right += report.right();
            seen += report.examples();
            onBatch.accept(report, seen / seconds(start));
        }
        double seconds = seconds(start);
        Score score = Score.of(trainer.network(), trainer.settings().loss(), data.test(), machine, Cancel.NEVER);
        if (!Double.isFinite(score.loss())) throw Run.diverged(number + 1, trainer.settings());
        return new Training.Epoch(loss / seen, (double) right / seen, score.loss(), score.accuracy(), seconds);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    Network network() {
        return trainer.network();
    }

    /// What the document remembers.
    Training training() {
        return new Training(data.task(), trainer.settings(), data.classes(), history, batches);
    }
}
