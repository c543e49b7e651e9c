package org.fovea.session;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.fovea.compute.learn.Goal;
import org.fovea.compute.learn.LearningData;
import org.fovea.compute.learn.Progress;
import org.fovea.compute.learn.Run;
import org.fovea.compute.learn.Snapshot;
import org.fovea.engine.Cancel;
import org.fovea.engine.train.TrainingSettings;
import org.fovea.project.Layer;
import org.fovea.project.Project;
import org.fovea.project.learn.Task;
import org.fovea.project.learn.Training;
import org.fovea.session.Learning.Origin;
import org.fovea.session.Learning.State;
import org.jspecify.annotations.Nullable;

/// One training from its first step on, with the data it learns from; [Learning] looks at one and keeps another aside. Lives on
/// the home thread, but for [#run], which belongs to the worker while there is a [#stop].
final class Attempt {
    /// Tells a worker to stop.
    static final class Stop implements Cancel {
        private volatile boolean requested;

        void request() {
            requested = true;
        }

        @Override
        public boolean requested() {
            return requested;
        }
    }

    final Task task;
    final LearningData data;
    final Origin origin;
    /// The network as it began; its picture is a test example.
    final Project start;
    final Run run;
    /// How the weights it began with were trained for the same task, as far as anybody knows.
    final Optional<Training> earlier;
    /// What ships for the task.
    final Optional<List<Layer>> trained;
    TrainingSettings settings;
    Progress progress;
    State state = State.READY;
    @Nullable
    String problem;
    @Nullable
    Stop stop;
    /// What to go on with when the work that is being stopped has come to its end.
    @Nullable
    Goal next;
    /// The weights that the document has taken over last.
    @Nullable
    Snapshot taken;

    Attempt(Task task, LearningData data, Origin origin, Project start, Run run, Optional<Training> earlier,
            TrainingSettings settings, Optional<List<Layer>> trained) {
        this.task = task;
        this.data = data;
        this.origin = origin;
        this.start = start;
        this.run = run;
        this.earlier = earlier;
        this.settings = settings;
        this.trained = trained;
        progress = run.progress();
    }

    /// Whether something was learned that the document does not have.
    boolean precious() {
        return progress.newest().batches() > 0
                && (taken == null || taken.batches() != progress.newest().batches());
    }

    /// For people: `Digits, 1.5 epochs`.
    String title() {
        return String.format(Locale.ROOT, "%s, %.1f epochs", task.title(), progress.newest().epochs());
    }

    /// What a document remembers of the training until a moment, and of the one before that it went on from.
    Training until(Snapshot moment) {
        Stream<Training.Epoch> epochs = progress.course().epochs().stream()
                .filter(epoch -> epoch.epochs() <= moment.epochs() && Double.isFinite(epoch.loss())
                        && Double.isFinite(epoch.testLoss()))
                .map(epoch -> new Training.Epoch(epoch.loss(), epoch.accuracy(), epoch.testLoss(),
                        epoch.testAccuracy(), epoch.seconds()));
        List<Training.Epoch> history = Stream.concat(earlier.stream().flatMap(before -> before.history().stream()),
                epochs).toList();
        int beyond = Math.max(0, history.size() - TrainingSettings.MOST_EPOCHS);
        long batches = earlier.map(Training::batches).orElse(0L) + moment.batches();
        return new Training(task, settings, data.classes(), history.subList(beyond, history.size()), batches);
    }

    void halt() {
        next = null;
        if (stop != null) stop.request();
        if (state == State.RUNNING) state = State.PAUSED;
    }
}
