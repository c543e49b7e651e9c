package org.fovea.ui.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;

/// All that can be saved: each view adds what it shows.
public final class Exhibits {
    private final List<Supplier<Optional<Exhibit>>> views = new ArrayList<>();
    private final List<Film> films = new ArrayList<>();
    private String preferred = "";

    /// Something that moves, for which there is a panel of its own.
    ///
    /// @param title on its button
    /// @param there whether there is something to save now
    /// @param show opens the panel beside a node
    record Film(String title, BooleanSupplier there, Consumer<Node> show) {
    }

    /// @param view what is there to save now, if anything; asked on the FX thread
    public void add(Supplier<Optional<Exhibit>> view) {
        views.add(view);
    }

    /// @param title on its button: `Film of the filters…`
    /// @param there whether there is something to save now; asked on the FX thread
    /// @param show opens its panel beside a node
    public void addFilm(String title, BooleanSupplier there, Consumer<Node> show) {
        films.add(new Film(title, there, show));
    }

    List<Film> films() {
        return films.stream().filter(film -> film.there().getAsBoolean()).toList();
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
