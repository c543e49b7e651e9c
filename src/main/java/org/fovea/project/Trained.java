package org.fovea.project;

import java.util.List;

/// That the weights of a document were trained, as far as a document itself needs to know; all that is remembered of it is
/// [org.fovea.project.learn.Training].
public interface Trained {
    /// What the outputs of the network mean, in their order; empty where they are values instead.
    List<String> classes();

    /// Whether layers were changed by hand since.
    boolean edited();

    /// The same, with layers changed by hand since.
    Trained withEdits();
}
