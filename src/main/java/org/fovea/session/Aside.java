package org.fovea.session;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Where the attempt before the one that is looked at is kept, if it has learned something that the document does not have.
final class Aside {
    private final ReadOnlyObjectWrapper<@Nullable String> title = new ReadOnlyObjectWrapper<>();
    private @Nullable Attempt attempt;

    /// Keeps this one instead of what was kept.
    void put(Attempt left) {
        attempt = left;
        title.set(left.title());
    }

    /// Gives what is kept away; null where nothing is.
    @Nullable
    Attempt take() {
        Attempt back = attempt;
        attempt = null;
        if (back != null) title.set(null);
        return back;
    }

    /// What is kept, for people; null where nothing is.
    ReadOnlyObjectProperty<@Nullable String> titleProperty() {
        return title.getReadOnlyProperty();
    }
}
