package org.fovea.figure.learn;

import java.util.Locale;
import org.fovea.project.learn.Training;
import org.fovea.project.learn.Training.Epoch;

/// What a document remembers of its training, in words.
public final class TrainingText {
    private TrainingText() {
    }

    /// `Digits, 12 epochs: 98.6 % of the test examples recognised; layers were edited since`
    public static String of(Training training) {
        int epochs = training.history().size();
        String text = "%s, %s%s".formatted(training.task().title(), length(training), epochs == 0
                ? ""
                : result(training, training.history().getLast()));
        return training.edited() ? text + "; layers were edited since" : text;
    }

    private static String length(Training training) {
        int epochs = training.history().size();
        if (epochs > 0) return "%,d epoch%s".formatted(epochs, epochs == 1 ? "" : "s");
        return "%,d batch%s".formatted(training.batches(), training.batches() == 1 ? "" : "es");
    }

    private static String result(Training training, Epoch last) {
        return training.classes().isEmpty()
                ? String.format(Locale.ROOT, ": a test loss of %.3g", last.testLoss())
                : String.format(Locale.ROOT, ": %.1f %% of the test examples recognised", 100 * last.testAccuracy());
    }
}
