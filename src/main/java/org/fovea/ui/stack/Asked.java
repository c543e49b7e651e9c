package org.fovea.ui.stack;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.fovea.compute.Outline;
import org.fovea.engine.Shape;
import org.fovea.figure.stack.Arrangement;
import org.fovea.figure.stack.Folding;
import org.fovea.figure.stack.NeuronField;
import org.fovea.figure.stack.Place;
import org.fovea.figure.stack.Plane;
import org.fovea.project.Cell;
import org.fovea.project.Selection;
import org.fovea.session.Probe;
import org.fovea.session.Session;
import org.jspecify.annotations.Nullable;

/// Which neuron the planes are asked about, by the pointer, by the pin, or by nobody; which one is held beside it; and what
/// they see.
final class Asked {
    private final Session session;
    private final Supplier<Arrangement> arrangement;
    private @Nullable Place pointed;
    private @Nullable Place held;
    private @Nullable NeuronField found;
    private @Nullable Outline foundIn;
    private @Nullable Folding foundBy;

    /// @param arrangement where the planes stand now
    Asked(Session session, Supplier<Arrangement> arrangement) {
        this.session = session;
        this.arrangement = arrangement;
    }

    /// What is under the pointer.
    @Nullable
    Place pointed() {
        return pointed;
    }

    /// @return whether that is another place than before
    boolean point(@Nullable Place place) {
        if (Objects.equals(place, pointed)) return false;
        pointed = place;
        Selection selection = session.selection();
        boolean here = place != null && place.layer() == selection.layer() && place.map() == selection.filter();
        session.probeProperty().set(here ? new Probe.OfNeuron(Objects.requireNonNull(place).neuron()) : Probe.NOTHING);
        return true;
    }

    void hold(@Nullable Place neuron) {
        held = neuron;
    }

    boolean holds() {
        return held != null;
    }

    /// The pixel of the picture under the pointer.
    Optional<Cell> pixel() {
        Place under = pointed;
        return under != null && under.layer() == 0 && inside(under, outline().picture())
                ? Optional.of(under.neuron())
                : Optional.empty();
    }

    /// The neuron whose field is drawn: the one under the pointer, where it is on a map in front; else the pinned one; else
    /// the one in the middle of the selected map.
    Optional<Place> neuron() {
        Place under = pointed;
        if (under != null && under.layer() > 0 && inFront(under) && exists(under)) return Optional.of(under);
        Optional<Place> pin = pin();
        if (pin.isPresent()) return pin;
        Selection selection = session.selection();
        Shape shape = outline().row(selection.layer()).output();
        return shape == null
                ? Optional.empty()
                : Optional.of(new Place(selection.layer(), selection.filter(),
                        new Cell(shape.height() / 2, shape.width() / 2)));
    }

    private Optional<Place> pin() {
        Selection selection = session.selection();
        return Optional.ofNullable(selection.pinned())
                .map(at -> new Place(selection.layer(), selection.filter(), at)).filter(this::exists);
    }

    /// Whether the neuron is the pinned one.
    boolean pinned() {
        Optional<Place> pin = pin();
        return pin.isPresent() && pin.equals(neuron());
    }

    /// Whether somebody asked for the neuron, and it is not only the one in the middle.
    boolean expressly() {
        return pinned() || neuron().filter(place -> place.equals(pointed)).isPresent();
    }

    /// Whether a place is on a map that is not covered by others.
    boolean inFront(Place place) {
        Plane plane = arrangement.get().plane(place.layer());
        return plane != null && (plane.values() || plane.maps().getFirst() == place.map());
    }

    private boolean exists(Place place) {
        Shape shape = place.layer() > outline().rows().size() ? null : outline().row(place.layer()).output();
        return shape != null && inside(place, shape);
    }

    private static boolean inside(Place place, Shape shape) {
        return place.map() < shape.channels() && place.neuron().row() < shape.height()
                && place.neuron().column() < shape.width();
    }

    /// What the neuron sees; found once, however many views ask for it.
    @SuppressWarnings("ReferenceEquality") // Outlines made apart are never the same.
    Optional<NeuronField> field() {
        Place at = neuron().orElse(null);
        if (at == null) return Optional.empty();
        NeuronField known = found;
        if (known == null || foundIn != outline() || foundBy != folding() || !known.at().equals(at)) {
            foundIn = outline();
            foundBy = folding();
            known = NeuronField.of(outline(), at, folding());
            found = known;
        }
        return Optional.of(known);
    }

    /// What the held neuron sees, where that is another one whose layer is shown.
    Optional<NeuronField> other() {
        return Optional.ofNullable(held)
                .filter(at -> exists(at) && folding().shown().contains(at.layer()) && !neuron().equals(Optional.of(at)))
                .map(at -> NeuronField.of(outline(), at, folding()));
    }

    private Outline outline() {
        return session.outlineProperty().get();
    }

    private Folding folding() {
        return arrangement.get().folding();
    }
}
