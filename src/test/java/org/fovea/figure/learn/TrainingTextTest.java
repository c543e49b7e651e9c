package org.fovea.figure.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fovea.project.learn.DenoiseSettings;
import org.fovea.project.learn.Task;
import org.fovea.project.learn.Training;
import org.fovea.project.learn.Training.Epoch;
import org.fovea.project.learn.Trainings;
import org.junit.jupiter.api.Test;

final class TrainingTextTest {
    @Test
    void it_says_what_was_learned_how_long_and_how_well() {
        Training digits = Trainings.digits();
        assertThat(TrainingText.of(digits)).isEqualTo("Digits, 1 epoch: 97.0 % of the test examples recognised");
        assertThat(TrainingText.of(digits.withEdits())).endsWith("; layers were edited since");
        assertThat(TrainingText.of(Trainings.of(List.of("circle")))).isEqualTo("Shapes, 0 batches");
        var epoch = new Epoch(0.1, 0, 0.01234, 0, 1);
        assertThat(TrainingText.of(new Training(new Task.Denoise(DenoiseSettings.USUAL), digits.settings(), List.of(),
                List.of(epoch, epoch), 9))).isEqualTo("Denoise the picture, 2 epochs: a test loss of 0.0123");
    }
}
