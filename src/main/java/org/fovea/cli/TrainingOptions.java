package org.fovea.cli;

import org.fovea.engine.Problem;
import org.fovea.engine.train.Optimizer;
import org.fovea.engine.train.Schedule;
import org.fovea.engine.train.TrainingSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How `fovea train` trains; what is not said stays as it is usual for the task.
final class TrainingOptions {
    private static final float USUAL_RATE_OF_SGD = 0.05f;
    private static final float USUAL_MOMENTUM = 0.9f;
    private static final int STEPS = 3;
    private static final float STEP = 0.1f;

    enum OptimizerName {
        SGD, ADAM, ADAMW
    }

    enum ScheduleName {
        CONSTANT, STEP, COSINE
    }

    @Option(names = "--epochs", paramLabel = "N", converter = Values.Count.class, description = "how many times every picture is seen (default: 20, of shapes 30)")
    private @Nullable Integer epochs;

    @Option(names = "--batch", paramLabel = "N", converter = Values.Count.class, description = "how many pictures make one step (default: 32)")
    private @Nullable Integer batch;

    @Option(names = "--learning-rate", paramLabel = "X", converter = Values.Finite.class, description = "how far a step goes (default: as usual for the optimizer and the task)")
    private @Nullable Float rate;

    @Option(names = "--optimizer", paramLabel = "sgd|adam|adamw", converter = Values.OptimizerOf.class, description = "how weights follow their gradients (default: adam)")
    private @Nullable OptimizerName optimizer;

    @Option(names = "--momentum", paramLabel = "X", converter = Values.Finite.class, description = "of sgd, 0 to below 1 (default: 0.9, Nesterov's)")
    private @Nullable Float momentum;

    @Option(names = "--schedule", paramLabel = "constant|step|cosine", converter = Values.ScheduleOf.class, description = "how the learning rate falls; step divides it by 10 after each third (default: cosine)")
    private @Nullable ScheduleName schedule;

    @Option(names = "--weight-decay", paramLabel = "X", converter = Values.Finite.class, description = "pulls weights towards 0 (default: 0)")
    private @Nullable Float decay;

    @Option(names = "--clip", paramLabel = "X", converter = Values.Finite.class, description = "the largest length of all gradients together, 0 for any (default: 0)")
    private @Nullable Float clip;

    @Option(names = "--shift", paramLabel = "N", converter = Values.FromZero.class, description = "pictures are moved by up to N pixels at random (default: 2, of shapes 3)")
    private @Nullable Integer shift;

    @Option(names = "--seed", paramLabel = "N", converter = Values.FromZero.class, description = "decides all that is random; the same seed gives the same weights (default: 1)")
    private @Nullable Integer seed;

    /// @param usual for the task
    /// @throws Problem when nothing could be learned so
    TrainingSettings over(TrainingSettings usual) {
        int all = or(epochs, usual.epochs());
        try {
            return new TrainingSettings(usual.loss(), optimizer(usual), rate(usual), schedule(usual, all),
                    or(decay, usual.weightDecay()), or(clip, usual.clip()), or(batch, usual.batch()), all,
                    or(shift, usual.shift()), seed == null ? usual.seed() : seed);
        } catch (IllegalArgumentException e) {
            throw new Problem(e.getMessage() + ".", e);
        }
    }

    private static <T> T or(@Nullable T said, T usual) {
        return said == null ? usual : said;
    }

    private float rate(TrainingSettings usual) {
        boolean sgd = optimizer == OptimizerName.SGD && !(usual.optimizer() instanceof Optimizer.Sgd);
        return or(rate, sgd ? USUAL_RATE_OF_SGD : usual.learningRate());
    }

    private Optimizer optimizer(TrainingSettings usual) {
        boolean sgd = optimizer == null ? usual.optimizer() instanceof Optimizer.Sgd : optimizer == OptimizerName.SGD;
        if (momentum != null && !sgd)
            throw new Problem("--momentum belongs to sgd; add --optimizer sgd, or leave it out.");
        if (optimizer == null && momentum == null) return usual.optimizer();
        return switch (or(optimizer, OptimizerName.SGD)) {
            case SGD -> {
                float share = or(momentum, USUAL_MOMENTUM);
                yield new Optimizer.Sgd(share, share > 0);
            }
            case ADAM -> new Optimizer.Adam();
            case ADAMW -> new Optimizer.AdamW();
        };
    }

    private Schedule schedule(TrainingSettings usual, int all) {
        return switch (schedule) {
            case null -> usual.schedule();
            case CONSTANT -> new Schedule.Constant();
            case STEP -> new Schedule.Step(Math.ceilDiv(all, STEPS), STEP);
            case COSINE -> new Schedule.Cosine();
        };
    }
}
