package org.fovea.project.learn;

import java.util.List;
import java.util.Optional;
import org.fovea.engine.train.TrainingSettings;
import org.fovea.project.Project;
import org.fovea.project.Trained;

/// What a document remembers of how its weights came to be. It belongs to the weights: it stays while layers are edited, which
/// it says then, and goes with them.
///
/// @param classes what the outputs of the network mean, in their order; empty where they are values instead
/// @param history one for each epoch that was finished
/// @param batches how many steps were made in all
/// @param edited whether layers were changed by hand since
public record Training(Task task, TrainingSettings settings, List<String> classes, List<Epoch> history, long batches,
        boolean edited) implements Trained {
    /// More than any network tells apart.
    public static final int MOST_CLASSES = 100_000;

    /// What one epoch ended with.
    ///
    /// @param loss the mean over its batches, each before its step
    /// @param accuracy the share of right answers there, 0 to 1; 0 where there are no classes
    /// @param testLoss the mean over the test examples at its end
    /// @param testAccuracy the share of right answers there
    /// @param seconds it took
    public record Epoch(double loss, double accuracy, double testLoss, double testAccuracy, double seconds) {
        /// @throws IllegalArgumentException when a number is not finite, a share none, or the time negative
        public Epoch {
            if (!Double.isFinite(loss) || !Double.isFinite(testLoss))
                throw new IllegalArgumentException("a loss of %s, and of %s in the test".formatted(loss, testLoss));
            if (!isShare(accuracy) || !isShare(testAccuracy))
                throw new IllegalArgumentException(
                        "an accuracy of %s, and of %s in the test".formatted(accuracy, testAccuracy));
            if (!(seconds >= 0 && Double.isFinite(seconds)))
                throw new IllegalArgumentException("%s seconds".formatted(seconds));
        }

        private static boolean isShare(double value) {
            return value >= 0 && value <= 1;
        }
    }

    /// As training ended.
    public Training(Task task, TrainingSettings settings, List<String> classes, List<Epoch> history, long batches) {
        this(task, settings, classes, history, batches, false);
    }

    /// @throws IllegalArgumentException with more epochs or classes than there can be, or fewer batches than epochs
    public Training {
        classes = List.copyOf(classes);
        history = List.copyOf(history);
        if (classes.size() > MOST_CLASSES || history.size() > TrainingSettings.MOST_EPOCHS)
            throw new IllegalArgumentException(
                    "%d classes and %d epochs".formatted(classes.size(), history.size()));
        if (batches < history.size())
            throw new IllegalArgumentException("%d batches in %d epochs".formatted(batches, history.size()));
    }

    /// What a document remembers, where its weights were trained.
    public static Optional<Training> of(Project project) {
        return project.training() instanceof Training training ? Optional.of(training) : Optional.empty();
    }

    @Override
    public Training withEdits() {
        return edited ? this : new Training(task, settings, classes, history, batches, true);
    }
}
