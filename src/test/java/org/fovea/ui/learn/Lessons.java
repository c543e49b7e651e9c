package org.fovea.ui.learn;

import org.fovea.compute.Projects;
import org.fovea.engine.simd.Machine;
import org.fovea.session.Learning;
import org.fovea.session.Lesson;
import org.fovea.ui.Sessions;
import org.fovea.ui.kit.Painter;

/// Trainings for tests of views: everything runs at once, where it is asked for.
public final class Lessons {
    private Lessons() {
    }

    /// A training that is ready, with its data.
    public static Learning ready() {
        var learning = new Learning(Sessions.of(Projects.small()), Machine.SCALAR, new Lesson(), Runnable::run,
                Runnable::run, _ -> {});
        learning.looking().activeProperty().set(true);
        learning.begin();
        return learning;
    }

    public static Painter painter() {
        return new Painter(Runnable::run, Runnable::run, Runnable::run, failure -> {
            throw failure;
        });
    }
}
