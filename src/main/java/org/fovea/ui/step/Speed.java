package org.fovea.ui.step;

import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import org.fovea.figure.NumberText;
import org.fovea.session.Stepping;

/// The clock of the player: so many steps a second while it plays. Where a picture takes longer than a step, several steps are
/// taken at once.
final class Speed {
    /// Steps a second, by the digit 1 to 9.
    static final List<Double> CHOICES = List.of(0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 30.0, 60.0);
    private static final int USUAL = 3;
    /// Longer pauses, such as while the window was hidden, are not made up for.
    private static final double LONGEST = 0.5;
    private static final double NANOS = 1e9;

    private final Stepping stepping;
    private final IntegerProperty choice = new SimpleIntegerProperty(USUAL);
    private long last;
    /// Parts of a step that are due.
    private double due;

    Speed(Stepping stepping) {
        this.stepping = stepping;
        var timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                pulse(now);
            }
        };
        stepping.playingProperty().subscribe(playing -> {
            last = 0;
            // The first step is taken at once.
            due = 1;
            if (playing) timer.start();
            else
                timer.stop();
        });
    }

    private void pulse(long now) {
        if (last != 0)
            due += Math.min(LONGEST, (now - last) / NANOS) * CHOICES.get(choice.get());
        last = now;
        int steps = (int) due;
        due -= steps;
        if (steps > 0) stepping.tick(steps);
    }

    /// Which of [#CHOICES] it is.
    IntegerProperty choiceProperty() {
        return choice;
    }

    /// `8/s`
    static String text(int choice) {
        return NumberText.of(CHOICES.get(choice).floatValue(), 4) + "/s";
    }
}
