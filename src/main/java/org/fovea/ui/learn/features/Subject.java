package org.fovea.ui.learn.features;

import java.util.List;
import org.fovea.engine.net.Network;
import org.fovea.engine.train.Examples;

/// Whose maps are looked at, and on which pictures.
///
/// @param names of the layers; layer n is node n
/// @param classes their names; empty where there are none
/// @param count how many examples at most
record Subject(Network network, List<String> names, List<String> classes, Examples examples, int count) {

    Subject {
        names = List.copyOf(names);
        classes = List.copyOf(classes);
    }

    /// Whether what was found for the other holds for this as well.
    boolean same(Subject other) {
        return network == other.network && learnsLike(other);
    }

    /// Whether the other may be the same network at another moment.
    boolean learnsLike(Subject other) {
        return examples.equals(other.examples) && count == other.count && names.equals(other.names)
                && classes.equals(other.classes);
    }
}
