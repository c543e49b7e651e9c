package org.fovea.ui.learn;

import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.layout.Region;
import org.fovea.project.learn.Task;

/// One view of the training; it is built when it is first looked at.
///
/// @param title on its button
/// @param about what it shows, a sentence
/// @param fits the tasks it is there for
/// @param view builds it; it computes only while the property it is given is true
record Tab(String title, String about, Predicate<Task> fits, Function<ReadOnlyBooleanProperty, Region> view) {
}
