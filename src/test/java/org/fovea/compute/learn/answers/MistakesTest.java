package org.fovea.compute.learn.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fovea.engine.train.Score;
import org.fovea.engine.train.Score.Answer;
import org.junit.jupiter.api.Test;

final class MistakesTest {
    private static Score random(long seed) {
        var random = new Random(seed);
        var answers = new ArrayList<Answer>();
        for (int n = 0; n < 200; n++)
            answers.add(new Answer(n, random.nextInt(4), random.nextInt(4), random.nextInt(10) / 10f, 0.1f));
        return new Score(1, answers);
    }

    @Test
    void all_wrong_answers_are_there_the_surest_first() {
        for (long seed = 0; seed < 10; seed++) {
            Score score = random(seed);
            List<Answer> worst = Mistakes.worst(score);
            assertThat(worst).noneMatch(Answer::right);
            assertThat(worst).hasSize((int) score.answers().stream().filter(answer -> !answer.right()).count());
            for (int n = 1; n < worst.size(); n++)
                assertThat(worst.get(n).share()).isLessThanOrEqualTo(worst.get(n - 1).share());
        }
    }

    @Test
    void the_cells_of_the_confusion_matrix_hold_each_answer_once() {
        Score score = random(5);
        int[][] confusion = score.confusion(4);
        var all = new ArrayList<Answer>();
        for (int wanted = 0; wanted < 4; wanted++)
            for (int given = 0; given < 4; given++) {
                List<Answer> cell = Mistakes.of(score, wanted, given);
                assertThat(cell).hasSize(confusion[wanted][given]);
                all.addAll(cell);
            }
        assertThat(all).containsExactlyInAnyOrderElementsOf(score.answers());
    }

    @Test
    void of_right_answers_the_least_sure_come_first() {
        List<Answer> right = Mistakes.of(random(3), 2, 2);
        for (int n = 1; n < right.size(); n++)
            assertThat(right.get(n).share()).isGreaterThanOrEqualTo(right.get(n - 1).share());
    }
}
