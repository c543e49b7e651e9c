package org.fovea.compute.learn;

import org.fovea.engine.train.Score;
import org.jspecify.annotations.Nullable;

/// How far a training has come. Immutable.
///
/// @param course how it went
/// @param snapshots what is kept of it; never empty
/// @param score that of the last test, which may be older than the newest moment; null before the first
/// @param planned how many epochs there will have been when it is finished
public record Progress(Course course, Snapshots snapshots, @Nullable Score score, double planned) {
    public Snapshot newest() {
        return snapshots.all().getLast();
    }
}
