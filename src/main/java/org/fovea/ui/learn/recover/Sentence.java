package org.fovea.ui.learn.recover;

import java.util.List;
import org.fovea.compute.learn.Snapshot;
import org.fovea.compute.learn.recover.Attempt;
import org.fovea.compute.learn.recover.FilterError;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Convolution;
import org.fovea.figure.learn.recover.RecoverFigure;
import org.fovea.session.Learning;
import org.jspecify.annotations.Nullable;

/// What there is to see, in a sentence or two.
final class Sentence {
    /// Below this share of its length a guess is as good as the filter itself.
    private static final double RIGHT = 0.005;

    private Sentence() {
    }

    static String of(Round round, Learning learning) {
        Tensor hidden = round.hidden();
        if (hidden != null) return revealed(round, hidden, learning.moments().shownProperty().get());
        if (round.stepProperty().get() == Round.Step.GUESS)
            return round.guess() == null
                    ? "A filter is hidden. Look at the picture and at the map it makes: which of these kernels is it? Pick one, or make your own."
                    : "The error is what your guess makes less what the hidden filter makes: white where you are right. Change the guess until it fades, or let the machine do it.";
        Snapshot shown = learning.moments().shownProperty().get();
        return shown == null || shown.batches() == 0
                ? "The filter begins as noise. Let it learn, or take one batch at a time, and watch the weights."
                : "Nobody tells the filter what to look for: each step moves each weight against its gradient, error × input, summed over all positions.";
    }

    private static String revealed(Round round, Tensor hidden, @Nullable Snapshot shown) {
        String name = round.name();
        String what = name.isEmpty() ? "This was the hidden filter." : "It was “%s”.".formatted(name);
        String learned = "";
        if (shown != null && shown.batches() > 0 && shown.network().node(1).op() instanceof Convolution layer) {
            Tensor found = Attempt.filters(layer).get(round.filterProperty().get());
            if (found.shape.equals(hidden.shape))
                learned = " The learned filter is off by %s of its length."
                        .formatted(RecoverFigure.percent(FilterError.of(List.of(found), List.of(hidden)).whole()));
        }
        return what + learned + verdict(round, hidden);
    }

    private static String verdict(Round round, Tensor hidden) {
        Tensor guess = round.guess();
        String right = round.right().map(CandidateRow::letter).orElse("");
        if (guess == null || !guess.shape.equals(hidden.shape)) return " Candidate %s was right.".formatted(right);
        double off = FilterError.of(List.of(guess), List.of(hidden)).whole();
        if (off < RIGHT) return " Your guess was right.";
        return " Your guess was off by %s; candidate %s was right.".formatted(RecoverFigure.percent(off), right);
    }
}
