package org.fovea.compute.learn;

/// How far a training is to go before it pauses by itself.
public enum Goal {
    /// One step.
    BATCH,
    /// To the end of the epoch that runs.
    EPOCH,
    /// To the end of the last epoch.
    END
}
