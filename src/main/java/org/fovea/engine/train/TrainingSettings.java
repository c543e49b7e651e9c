package org.fovea.engine.train;

/// How a network is trained.
///
/// @param learningRate of the first batch
/// @param weightDecay times each weight is added to its gradient, or taken from it, as the [Optimizer] says; 0 for none
/// @param clip the largest length of the gradient of all weights together; longer ones are shortened to it; 0 for none
/// @param batch how many examples make one step
/// @param epochs how many times every example is seen
/// @param shift examples are moved by up to so many pixels at random
/// @param seed decides all that is random: the order of the examples, shifts, dropped values
public record TrainingSettings(Loss loss, Optimizer optimizer, float learningRate, Schedule schedule, float weightDecay,
        float clip, int batch, int epochs, int shift, long seed) {
    public static final int LARGEST_BATCH = 4096;
    public static final int MOST_EPOCHS = 100_000;
    public static final int LARGEST_SHIFT = 64;
    /// Beyond it nothing has ever been learned.
    public static final float HIGHEST_RATE = 10;

    /// @throws IllegalArgumentException when a number lies outside what can work; the message is a sentence for people
    public TrainingSettings {
        if (!(learningRate > 0))
            throw new IllegalArgumentException(
                    "With a learning rate of %s nothing is learned; choose one above 0, such as 0.01".formatted(
                            text(learningRate)));
        if (!(learningRate <= HIGHEST_RATE))
            throw new IllegalArgumentException(
                    "A learning rate of %s overshoots every minimum; choose one of at most %s, such as 0.01".formatted(
                            text(learningRate), text(HIGHEST_RATE)));
        if (!(weightDecay >= 0 && weightDecay < 1))
            throw new IllegalArgumentException(
                    "A weight decay of %s does not work; choose one from 0 to below 1".formatted(text(weightDecay)));
        if (!(clip >= 0 && Float.isFinite(clip)))
            throw new IllegalArgumentException(
                    "Gradients cannot be clipped to a length of %s; choose a positive one, or 0 for no clipping"
                            .formatted(text(clip)));
        check("A batch", batch, LARGEST_BATCH, "examples");
        check("Training", epochs, MOST_EPOCHS, "epochs");
        if (shift < 0 || shift > LARGEST_SHIFT)
            throw new IllegalArgumentException(
                    "Examples cannot be shifted by up to %d pixels; choose 0 to %d".formatted(shift, LARGEST_SHIFT));
    }

    private static void check(String what, int value, int most, String unit) {
        if (value < 1 || value > most)
            throw new IllegalArgumentException(
                    "%s cannot have %d %s; choose 1 to %d".formatted(what, value, unit, most));
    }

    /// A number as people write it.
    public static String text(float value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9 ? Long.toString((long) value) : Float.toString(value);
    }

    public TrainingSettings withSeed(long changed) {
        return new TrainingSettings(loss, optimizer, learningRate, schedule, weightDecay, clip, batch, epochs, shift,
                changed);
    }

    public TrainingSettings withEpochs(int changed) {
        return new TrainingSettings(loss, optimizer, learningRate, schedule, weightDecay, clip, batch, changed, shift,
                seed);
    }
}
