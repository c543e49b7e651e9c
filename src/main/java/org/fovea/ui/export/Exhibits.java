package org.fovea.ui.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// All that can be saved: each view adds what it shows.
public final class Exhibits {
    private final List<Supplier<Optional<Exhibit>>> views = new ArrayList<>();
    private String preferred = "";

    /// @param view what is there to save now, if anything; asked on the FX thread
    public void add(Supplier<Optional<Exhibit>> view) {
        views.add(view);
    }

    /// What is to be chosen first, by its title.
    public void prefer(String title) {
        preferred = title;
    }

    String preferred() {
        return preferred;
    }

    /// What there is now, in the order in which views were added.
    List<Exhibit> now() {
        return views.stream().map(Supplier::get).flatMap(Optional::stream).toList();
    }
}
