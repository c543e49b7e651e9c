package org.fovea.format;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.fovea.engine.train.Loss;
import org.fovea.engine.train.Optimizer;
import org.fovea.engine.train.Schedule;
import org.fovea.engine.train.TrainingSettings;
import org.fovea.project.learn.Training;
import org.fovea.project.learn.Training.Epoch;

/// How the weights of a document came to be, as it stands there. All of it is in the JSON: programs that do not know it keep
/// that, and nothing else.
final class TrainingFields {
    private TrainingFields() {
    }

    static Parts write(Training training, Parts document) {
        Parts json = document.of("", "its training");
        json.put("task", TaskFields.write(training.task(), json));
        json.put("settings", write(training.settings(), json));
        json.put("classes", training.classes());
        json.put("batches", training.batches());
        json.put("edited", training.edited());
        Parts history = json.of("", "its training");
        put(history, "loss", training.history(), Epoch::loss);
        put(history, "accuracy", training.history(), Epoch::accuracy);
        put(history, "test_loss", training.history(), Epoch::testLoss);
        put(history, "test_accuracy", training.history(), Epoch::testAccuracy);
        put(history, "seconds", training.history(), Epoch::seconds);
        json.put("history", history);
        return json;
    }

    private static void put(Parts json, String name, List<Epoch> history, ToDoubleFunction<Epoch> value) {
        json.put(name, history.stream().mapToDouble(value).toArray());
    }

    /// @throws Damage when something is missing or cannot be
    static Training read(Fields json) {
        try {
            return new Training(TaskFields.read(json.object("task")), settings(json.object("settings")),
                    json.texts("classes", 0, Training.MOST_CLASSES), history(json.object("history")),
                    json.whole("batches"), json.flag("edited", false));
        } catch (IllegalArgumentException e) {
            throw new Damage("its training cannot be: " + String.valueOf(e.getMessage()).split("; ", 2)[0], e);
        }
    }

    private static Parts write(TrainingSettings settings, Parts training) {
        Parts json = training.of("", "its training");
        json.put("loss", settings.loss());
        json.put("optimizer", write(settings.optimizer(), training.of("", "its training")));
        json.put("learning_rate", settings.learningRate());
        json.put("schedule", write(settings.schedule(), training.of("", "its training")));
        json.put("weight_decay", settings.weightDecay());
        json.put("clip", settings.clip());
        json.put("batch_size", settings.batch());
        json.put("epochs", settings.epochs());
        json.put("shift", settings.shift());
        json.put("seed", settings.seed());
        return json;
    }

    private static TrainingSettings settings(Fields json) {
        return new TrainingSettings(json.word("loss", Loss.class), optimizer(json.object("optimizer")),
                json.number("learning_rate"), schedule(json.object("schedule")), json.number("weight_decay"),
                json.number("clip"), json.integer("batch_size", 1, TrainingSettings.LARGEST_BATCH),
                json.integer("epochs", 1, TrainingSettings.MOST_EPOCHS),
                json.integer("shift", 0, TrainingSettings.LARGEST_SHIFT), json.whole("seed"));
    }

    private static Parts write(Optimizer optimizer, Parts json) {
        switch (optimizer) {
            case Optimizer.Sgd(float momentum, boolean nesterov) -> {
                json.put("kind", "sgd");
                json.put("momentum", momentum);
                json.put("nesterov", nesterov);
            }
            case Optimizer.Adam(float beta1, float beta2, float epsilon) ->
                write("adam", beta1, beta2, epsilon, json);
            case Optimizer.AdamW(float beta1, float beta2, float epsilon) ->
                write("adamw", beta1, beta2, epsilon, json);
        }
        return json;
    }

    private static void write(String kind, float beta1, float beta2, float epsilon, Parts json) {
        json.put("kind", kind);
        json.put("beta1", beta1);
        json.put("beta2", beta2);
        json.put("eps", epsilon);
    }

    private static Optimizer optimizer(Fields json) {
        String kind = json.text("kind");
        return switch (kind) {
            case "sgd" -> new Optimizer.Sgd(json.number("momentum"), json.flag("nesterov"));
            case "adam" -> new Optimizer.Adam(json.number("beta1"), json.number("beta2"), json.number("eps"));
            case "adamw" -> new Optimizer.AdamW(json.number("beta1"), json.number("beta2"), json.number("eps"));
            default -> throw new Damage("%s has the unknown kind “%s”".formatted(json.where(), kind));
        };
    }

    private static Parts write(Schedule schedule, Parts json) {
        switch (schedule) {
            case Schedule.Constant _ -> json.put("kind", "constant");
            case Schedule.Step(int every, float gamma) -> {
                json.put("kind", "step");
                json.put("step_size", every);
                json.put("gamma", gamma);
            }
            case Schedule.Cosine _ -> json.put("kind", "cosine");
        }
        return json;
    }

    private static Schedule schedule(Fields json) {
        String kind = json.text("kind");
        return switch (kind) {
            case "constant" -> new Schedule.Constant();
            case "step" -> new Schedule.Step(json.integer("step_size", 1, Integer.MAX_VALUE), json.number("gamma"));
            case "cosine" -> new Schedule.Cosine();
            default -> throw new Damage("%s has the unknown kind “%s”".formatted(json.where(), kind));
        };
    }

    private static List<Epoch> history(Fields json) {
        double[] loss = json.numbers("loss", 0, TrainingSettings.MOST_EPOCHS);
        double[] accuracy = json.numbers("accuracy", loss.length, loss.length);
        double[] testLoss = json.numbers("test_loss", loss.length, loss.length);
        double[] testAccuracy = json.numbers("test_accuracy", loss.length, loss.length);
        double[] seconds = json.numbers("seconds", loss.length, loss.length);
        var history = new ArrayList<Epoch>(loss.length);
        for (int e = 0; e < loss.length; e++)
            history.add(new Epoch(loss[e], accuracy[e], testLoss[e], testAccuracy[e], seconds[e]));
        return history;
    }
}
