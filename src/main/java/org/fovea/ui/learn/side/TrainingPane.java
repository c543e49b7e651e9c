package org.fovea.ui.learn.side;

import java.util.List;
import java.util.function.BiFunction;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.fovea.engine.train.Loss;
import org.fovea.engine.train.Optimizer;
import org.fovea.engine.train.Schedule;
import org.fovea.engine.train.TrainingSettings;
import org.fovea.session.Learning;
import org.fovea.ui.kit.Pills;
import org.fovea.ui.kit.Section;

/// How the network is trained. Each value that cannot work is explained where it is set.
final class TrainingPane extends VBox {
    private static final double LONG = 1e9;
    private static final float MOMENTUM = 0.9f;

    /// The optimizers by name.
    private enum Method {
        SGD("SGD",
                "Stochastic gradient descent: each weight follows its gradient, with the momentum of the steps before"), //
        ADAM("Adam", "Each weight has a step length of its own, from the sizes of its gradients"), //
        ADAMW("AdamW", "Adam with weight decay apart from the gradient");

        private final String title;
        private final String about;

        Method(String title, String about) {
            this.title = title;
            this.about = about;
        }

        static Method of(Optimizer optimizer) {
            return switch (optimizer) {
                case Optimizer.Sgd _ -> SGD;
                case Optimizer.Adam _ -> ADAM;
                case Optimizer.AdamW _ -> ADAMW;
            };
        }

        Optimizer usual() {
            return switch (this) {
                case SGD -> new Optimizer.Sgd(MOMENTUM, false);
                case ADAM -> new Optimizer.Adam();
                case ADAMW -> new Optimizer.AdamW();
            };
        }
    }

    /// The schedules by name.
    private enum Plan {
        CONSTANT("constant", "The learning rate stays"), //
        STEP("step", "The learning rate falls after every few epochs"), //
        COSINE("cosine", "The learning rate falls along half a cosine, to nothing at the end");

        private final String title;
        private final String about;

        Plan(String title, String about) {
            this.title = title;
            this.about = about;
        }

        static Plan of(Schedule schedule) {
            return switch (schedule) {
                case Schedule.Constant _ -> CONSTANT;
                case Schedule.Step _ -> STEP;
                case Schedule.Cosine _ -> COSINE;
            };
        }

        Schedule usual() {
            return switch (this) {
                case CONSTANT -> new Schedule.Constant();
                case STEP -> new Schedule.Step(4, 0.3f);
                case COSINE -> new Schedule.Cosine();
            };
        }
    }

    private final Learning learning;
    private final Pills<Method> methods;
    private final Pills<Plan> plans;
    private final CheckBox nesterov = new CheckBox("Nesterov's momentum");
    private final NumberRow momentum;
    private final NumberRow rate;
    private final NumberRow every;
    private final NumberRow gamma;
    private final NumberRow batch;
    private final NumberRow epochs;
    private final NumberRow decay;
    private final NumberRow clip;
    private final NumberRow shift;
    private final NumberRow seed;
    private final Label waiting = new Label("Counts when training goes on after a pause, or begins again.");

    TrainingPane(Learning learning) {
        this.learning = learning;
        methods = new Pills<>(List.of(Method.values()), method -> method.title, method -> method.about,
                method -> set(with(now(), method.usual())));
        plans = new Pills<>(List.of(Plan.values()), plan -> plan.title, plan -> plan.about,
                plan -> set(with(now(), plan.usual())));
        nesterov.setTooltip(
                new Tooltip("Looks ahead: the gradient counts as if the momentum had been followed already"));
        nesterov.setOnAction(_ -> {
            if (now().optimizer() instanceof Optimizer.Sgd sgd)
                set(with(now(), new Optimizer.Sgd(sgd.momentum() == 0 ? MOMENTUM : sgd.momentum(),
                        nesterov.isSelected())));
        });
        nesterov.managedProperty().bind(nesterov.visibleProperty());
        momentum = row("momentum", "How much of the step before is kept, 0 up to but not 1", false, 0.1,
                (s, v) -> s.optimizer() instanceof Optimizer.Sgd sgd
                        ? with(s, new Optimizer.Sgd(v.floatValue(), sgd.nesterov() && v > 0))
                        : s);
        rate = row("learning rate", "How far a step goes; above 0 and at most 10", false, 0.001,
                (s, v) -> new TrainingSettings(s.loss(), s.optimizer(), v.floatValue(), s.schedule(), s.weightDecay(),
                        s.clip(), s.batch(), s.epochs(), s.shift(), s.seed()));
        every = row("falls every … epochs", "After so many epochs the learning rate falls", true, 1,
                (s, v) -> s.schedule() instanceof Schedule.Step step
                        ? with(s, step(v.intValue(), step.gamma()))
                        : s);
        gamma = row("to its …-fold", "What the learning rate is multiplied by, above 0 and at most 1", false, 0.1,
                (s, v) -> s.schedule() instanceof Schedule.Step step
                        ? with(s, step(step.every(), v.floatValue()))
                        : s);
        batch = row("batch", "How many examples make one step", true, 8,
                (s, v) -> new TrainingSettings(s.loss(), s.optimizer(), s.learningRate(), s.schedule(),
                        s.weightDecay(), s.clip(), v.intValue(), s.epochs(), s.shift(), s.seed()));
        epochs = row("epochs", "How many times every example is seen", true, 1, (s, v) -> s.withEpochs(v.intValue()));
        decay = row("weight decay", "How strongly weights are pulled towards 0; 0 for not at all", false, 0.0001,
                (s, v) -> new TrainingSettings(s.loss(), s.optimizer(), s.learningRate(), s.schedule(),
                        v.floatValue(), s.clip(), s.batch(), s.epochs(), s.shift(), s.seed()));
        clip = row("clip gradients to", "The largest length of the gradient of all weights; 0 for no clipping", false,
                0.5, (s, v) -> new TrainingSettings(s.loss(), s.optimizer(), s.learningRate(), s.schedule(),
                        s.weightDecay(), v.floatValue(), s.batch(), s.epochs(), s.shift(), s.seed()));
        shift = row("random shift", "Examples are moved by up to so many pixels each time they are seen", true, 1,
                (s, v) -> new TrainingSettings(s.loss(), s.optimizer(), s.learningRate(), s.schedule(),
                        s.weightDecay(), s.clip(), s.batch(), s.epochs(), v.intValue(), s.seed()));
        seed = row("seed", "Decides all that is random: weights, order and shifts", true, 1,
                (s, v) -> s.withSeed(v.longValue()));
        var usual = new Button("As usual for the task");
        usual.setTooltip(new Tooltip("All of these as they are where nobody sets them"));
        usual.setOnAction(_ -> learning.usualSettings());
        var lossLabel = new Label();
        lossLabel.getStyleClass().add("quiet");
        waiting.getStyleClass().add("quiet");
        waiting.setWrapText(true);
        waiting.setMinHeight(USE_PREF_SIZE);
        waiting.managedProperty().bind(waiting.visibleProperty());
        getChildren().add(new Section("TRAINING", waiting, epochs, batch, methods, momentum, nesterov, rate, plans,
                every, gamma, decay, clip, shift, seed, lossLabel, usual));
        learning.settingsProperty().subscribe(settings -> {
            show(settings);
            lossLabel.setText("Loss: " + name(settings.loss()));
        });
        learning.stateProperty().subscribe(_ -> tell());
        learning.settingsProperty().subscribe(_ -> tell());
    }

    private static String name(Loss loss) {
        return switch (loss) {
            case CROSS_ENTROPY -> "cross-entropy";
            case MEAN_SQUARED_ERROR -> "mean squared error";
        };
    }

    private static Schedule.Step step(int every, float gamma) {
        if (every < 1) throw new IllegalArgumentException("The rate falls after 1 epoch at the earliest");
        if (!(gamma > 0 && gamma <= 1))
            throw new IllegalArgumentException("The rate falls to a share above 0 and at most 1");
        return new Schedule.Step(every, gamma);
    }

    private NumberRow row(String name, String tooltip, boolean whole, double step,
            BiFunction<TrainingSettings, Double, TrainingSettings> changed) {
        return new NumberRow(name, tooltip, -LONG, LONG, whole, step, value -> set(changed.apply(now(), value)));
    }

    private TrainingSettings now() {
        return learning.settingsProperty().get();
    }

    private void set(TrainingSettings changed) {
        learning.settingsProperty().set(changed);
    }

    private static TrainingSettings with(TrainingSettings s, Optimizer optimizer) {
        return new TrainingSettings(s.loss(), optimizer, s.learningRate(), s.schedule(), s.weightDecay(), s.clip(),
                s.batch(), s.epochs(), s.shift(), s.seed());
    }

    private static TrainingSettings with(TrainingSettings s, Schedule schedule) {
        return new TrainingSettings(s.loss(), s.optimizer(), s.learningRate(), schedule, s.weightDecay(), s.clip(),
                s.batch(), s.epochs(), s.shift(), s.seed());
    }

    private void show(TrainingSettings s) {
        methods.show(Method.of(s.optimizer()));
        plans.show(Plan.of(s.schedule()));
        momentum.setVisible(s.optimizer() instanceof Optimizer.Sgd);
        nesterov.setVisible(s.optimizer() instanceof Optimizer.Sgd);
        if (s.optimizer() instanceof Optimizer.Sgd(float kept, boolean ahead)) {
            momentum.show(kept);
            nesterov.setSelected(ahead);
        }
        every.setVisible(s.schedule() instanceof Schedule.Step);
        gamma.setVisible(s.schedule() instanceof Schedule.Step);
        if (s.schedule() instanceof Schedule.Step(int after, float factor)) {
            every.show(after);
            gamma.show(factor);
        }
        rate.show(s.learningRate());
        batch.show(s.batch());
        epochs.show(s.epochs());
        decay.show(s.weightDecay());
        clip.show(s.clip());
        shift.show(s.shift());
        seed.show((double) s.seed());
    }

    private void tell() {
        waiting.setVisible(learning.practice().settingsWait());
    }
}
