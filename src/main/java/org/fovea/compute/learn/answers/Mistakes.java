package org.fovea.compute.learn.answers;

import java.util.Comparator;
import java.util.List;
import org.fovea.engine.train.Score;
import org.fovea.engine.train.Score.Answer;

/// Which answers of a score are looked at.
public final class Mistakes {
    private static final Comparator<Answer> SUREST = Comparator.comparingDouble((Answer answer) -> -answer.share())
            .thenComparingInt(Answer::index);

    private Mistakes() {
    }

    /// The wrong ones, those first in which the network was surest.
    public static List<Answer> worst(Score score) {
        return score.answers().stream().filter(answer -> !answer.right()).sorted(SUREST).toList();
    }

    /// Those of a class that were taken for a class: of wrong answers the surest first, of right ones the least sure.
    public static List<Answer> of(Score score, int wanted, int given) {
        return score.answers().stream().filter(answer -> answer.wanted() == wanted && answer.given() == given)
                .sorted(wanted == given ? SUREST.reversed() : SUREST).toList();
    }
}
