package org.fovea.session;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.fovea.compute.learn.Course;
import org.fovea.compute.learn.Progress;
import org.fovea.compute.learn.Snapshot;
import org.fovea.compute.learn.Snapshots;
import org.jspecify.annotations.Nullable;

/// How far the training has come that is looked at, moment by moment, and the moment that is shown, which is the newest while
/// live. Lives on the home thread.
public final class Moments {
    private final ReadOnlyObjectWrapper<Course> course = new ReadOnlyObjectWrapper<>(Course.NONE);
    private final ReadOnlyObjectWrapper<@Nullable Progress> progress = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Snapshot> newest = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Snapshots> snapshots = new ReadOnlyObjectWrapper<>(Snapshots.NONE);
    private final ReadOnlyObjectWrapper<@Nullable Snapshot> shown = new ReadOnlyObjectWrapper<>();
    private @Nullable Attempt attempt;
    /// The moment that is looked back at, null while live.
    private @Nullable Snapshot scrubbed;

    Moments() {
    }

    /// The training that is looked at, null where there is none.
    @Nullable
    Attempt attempt() {
        return attempt;
    }

    /// Looks at another training, or none; what is shown stays until it is hidden.
    void turnTo(@Nullable Attempt next) {
        attempt = next;
        scrubbed = null;
    }

    /// No moment of one network belongs to the layers of another.
    void hide() {
        shown.set(null);
    }

    /// Knows of no training.
    void clear() {
        progress.set(null);
        course.set(Course.NONE);
        snapshots.set(Snapshots.NONE);
        newest.set(null);
    }

    /// What lies behind the newest moment.
    void know(Progress known) {
        course.set(known.course());
        snapshots.set(known.snapshots());
    }

    /// The newest moment of a training, which is shown while live.
    ///
    /// @return whether it is still looked at: whoever listens may have turned to another
    boolean reach(Attempt now, Snapshot latest) {
        newest.set(latest);
        if (attempt != now) return false;
        if (scrubbed == null) shown.set(now.progress.newest());
        if (attempt != now) return false;
        progress.set(now.progress);
        return true;
    }

    /// Shows this moment until [#follow].
    void lookBackAt(Snapshot moment) {
        scrubbed = moment;
        shown.set(moment);
    }

    /// Shows the newest moment, whatever comes.
    void follow() {
        scrubbed = null;
        shown.set(newest.get());
    }

    /// Whether the newest moment is shown.
    public boolean isLive() {
        return scrubbed == null;
    }

    public ReadOnlyObjectProperty<Course> courseProperty() {
        return course.getReadOnlyProperty();
    }

    /// Changes after everything else that a publication changes; null where no data is read.
    public ReadOnlyObjectProperty<@Nullable Progress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// Published ten times a second at most.
    public ReadOnlyObjectProperty<@Nullable Snapshot> newestProperty() {
        return newest.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Snapshots> snapshotsProperty() {
        return snapshots.getReadOnlyProperty();
    }

    /// The newest while live, else the one that was scrubbed to. This is what views show.
    public ReadOnlyObjectProperty<@Nullable Snapshot> shownProperty() {
        return shown.getReadOnlyProperty();
    }
}
