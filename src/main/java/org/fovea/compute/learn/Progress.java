package org.fovea.compute.learn;

/// How far a training has come. Immutable.
///
/// @param course how it went
/// @param snapshots what is kept of it; never empty
/// @param planned how many epochs there will have been when it is finished
public record Progress(Course course, Snapshots snapshots, double planned) {
    public Snapshot newest() {
        return snapshots.all().getLast();
    }
}
