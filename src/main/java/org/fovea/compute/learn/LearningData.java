package org.fovea.compute.learn;

import java.util.List;
import org.fovea.engine.train.Examples;
import org.fovea.project.learn.Task;

/// What a task has to learn from.
///
/// @param classes their names, in the order of the labels; empty where values are wanted instead
/// @param training to learn from
/// @param test of the same kind, never learned from
/// @param notes what one should know before training, a sentence each: sizes, balance, files that were skipped
public record LearningData(Task task, List<String> classes, Examples training, Examples test, List<String> notes) {
    public LearningData {
        classes = List.copyOf(classes);
        notes = List.copyOf(notes);
    }
}
