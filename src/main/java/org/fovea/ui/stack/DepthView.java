package org.fovea.ui.stack;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.animation.Animation;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.fovea.compute.Outline;
import org.fovea.compute.Results;
import org.fovea.engine.Shape;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.stack.Arrangement;
import org.fovea.figure.stack.Folding;
import org.fovea.figure.stack.NeuronField;
import org.fovea.figure.stack.Orbit;
import org.fovea.figure.stack.Place;
import org.fovea.figure.stack.Plane;
import org.fovea.figure.stack.Reached;
import org.fovea.figure.stack.StackFigure;
import org.fovea.project.Cell;
import org.fovea.project.Selection;
import org.fovea.session.Probe;
import org.fovea.session.Session;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// The planes, turned and spread by dragging. What they carry is painted elsewhere; while they move, only where it lies
/// changes.
final class DepthView extends Region {
    /// Pictures are not made larger, for the sake of memory.
    private static final int LARGEST = 1024;

    private final Session session;
    private final MapTextures textures;
    /// What is seen of the planes changes with the pointer, the planes do not.
    private final DepthPart planes;
    private final DepthPart field;
    /// How the planes are looked at; null for the way that suits the size of the view.
    private final ObjectProperty<@Nullable Orbit> orbit = new SimpleObjectProperty<>();
    private final ObjectProperty<Integer> maps = new SimpleObjectProperty<>(6);
    private final ObjectProperty<Folding> folding;
    private final Fronts fronts = new Fronts();
    /// When the planes rest, their pictures are made as large as they are seen.
    private final PauseTransition rest = new PauseTransition(Duration.millis(200));
    /// Counts what changes the picture.
    private final ReadOnlyIntegerWrapper shown = new ReadOnlyIntegerWrapper();
    private @Nullable Place pointed;
    /// A neuron whose field is compared with that of the one in question.
    private @Nullable Place held;
    private @Nullable NeuronField found;
    private @Nullable Outline foundIn;
    private @Nullable Folding foundBy;
    private Arrangement arrangement;

    DepthView(Session session, Theme theme, Painter painter) {
        this.session = session;
        planes = new DepthPart(theme, this::drawPlanes);
        field = new DepthPart(theme, this::drawField);
        getChildren().addAll(planes, field);
        textures = new MapTextures(painter);
        folding = new SimpleObjectProperty<>(Folding.of(outline(), session.selection().layer(), 3));
        arrangement = arranged();
        getStyleClass().add("depth");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(0, 0);
        session.outlineProperty().subscribe(_ -> refresh());
        session.selectionProperty().subscribe(_ -> refresh());
        session.resultsProperty().subscribe(results -> {
            if (fronts.follow(results)) arrangement = arranged();
            wish();
        });
        textures.property().subscribe(_ -> planes.refresh());
        maps.subscribe(this::refresh);
        widthProperty().subscribe(_ -> refresh());
        heightProperty().subscribe(_ -> refresh());
        sceneProperty().subscribe(_ -> refresh());
        rest.setOnFinished(_ -> {
            wish();
            planes.refresh();
        });
        focusVisibleProperty().subscribe(_ -> field.refresh());
        orbit.subscribe(() -> {
            arrangement = arranged();
            repaint();
            rest.playFromStart();
        });
        new DepthMouse(this).install();
        setOnKeyPressed(new DepthKeys(this)::press);
    }

    /// Changes with the neuron in question and with the network.
    ReadOnlyIntegerProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// Whether the neuron in question is the pinned one.
    boolean pinned() {
        return session.selection().pinned() != null
                && neuron().map(at -> at.neuron().equals(session.selection().pinned())
                        && at.layer() == session.selection().layer()).orElse(false);
    }

    Session session() {
        return session;
    }

    private Outline outline() {
        return session.outlineProperty().get();
    }

    /// How many maps of a layer are shown at most.
    ObjectProperty<Integer> mapsProperty() {
        return maps;
    }

    /// How the planes are looked at; null for the way that suits the size of the view.
    ObjectProperty<@Nullable Orbit> orbitProperty() {
        return orbit;
    }

    ObjectProperty<Folding> foldingProperty() {
        return folding;
    }

    /// How the planes are looked at now.
    Orbit orbit() {
        Orbit chosen = orbit.get();
        return chosen == null ? Orbit.of(Arrangement.turn(getWidth(), folding.get())) : chosen;
    }

    Arrangement arrangement() {
        return arrangement;
    }

    private Arrangement arranged() {
        Selection selection = session.selection();
        return Arrangement.of(
                new Arrangement.Subject(outline(), selection.layer(), fronts.of(outline(), selection), maps.get()),
                folding.get(), getWidth(), getHeight(), orbit());
    }

    private void refresh() {
        if (getScene() == null || getWidth() <= 0) {
            session.see(this, Set.of());
            return;
        }
        folding.set(Folding.of(outline(), session.selection().layer(), Arrangement.room(getWidth())));
        arrangement = arranged();
        shown.set(shown.get() + 1);
        wish();
        repaint();
    }

    private void wish() {
        Results results = session.resultsProperty().get();
        if (results == null) {
            textures.clear();
            held = null;
        }
        if (results == null || getScene() == null || getWidth() <= 0) return;
        double pixels = getScene().getWindow() == null ? 1 : getScene().getWindow().getOutputScaleX();
        var parts = new ArrayList<MapTextures.Part>();
        for (Plane plane : arrangement.planes()) {
            if (plane.right() < 0 || plane.left() > getWidth()) continue;
            int wide = size(Math.hypot(plane.front().acrossX(), plane.front().acrossY()) * pixels);
            int high = size(Math.abs(plane.front().downY()) * pixels);
            parts.add(new MapTextures.Part(plane.layer(),
                    plane.layer() == 0 ? null : outline().row(plane.layer()).layer(), plane.maps(),
                    plane.values() ? plane.rows() : 0, wide, high));
        }
        var seen = new HashSet<>(folding.get().shown());
        seen.remove(0);
        session.see(this, seen);
        textures.want(new MapTextures.Wish(results, parts));
    }

    /// A size at which pictures are made: in steps, so that turning a little makes none.
    private static int size(double pixels) {
        return (int) Math.clamp(Math.ceil(pixels / 32) * 32, 32, LARGEST);
    }

    /// What is under the pointer.
    @Nullable
    Place pointed() {
        return pointed;
    }

    /// Looks at what is under the pointer; null for nothing.
    void point(@Nullable Place place) {
        if (Objects.equals(place, pointed)) return;
        pointed = place;
        Selection selection = session.selection();
        boolean here = place != null && place.layer() == selection.layer() && place.map() == selection.filter();
        session.probeProperty().set(here ? new Probe.OfNeuron(Objects.requireNonNull(place).neuron()) : Probe.NOTHING);
        shown.set(shown.get() + 1);
        field.refresh();
    }

    /// The neuron whose field is drawn: the one under the pointer, where it is on a map in front; else the pinned one; else
    /// the one in the middle of the selected map.
    Optional<Place> neuron() {
        Place under = pointed;
        if (under != null && under.layer() > 0 && inFront(under) && exists(under)) return Optional.of(under);
        Selection selection = session.selection();
        Cell pinned = selection.pinned();
        if (pinned != null) {
            var at = new Place(selection.layer(), selection.filter(), pinned);
            if (exists(at)) return Optional.of(at);
        }
        Shape shape = outline().row(selection.layer()).output();
        return shape == null
                ? Optional.empty()
                : Optional.of(new Place(selection.layer(), selection.filter(),
                        new Cell(shape.height() / 2, shape.width() / 2)));
    }

    /// Whether a place is on a map that is not covered by others.
    boolean inFront(Place place) {
        Plane plane = arrangement.plane(place.layer());
        return plane != null && (plane.values() || plane.maps().getFirst() == place.map());
    }

    private boolean exists(Place place) {
        Shape shape = place.layer() > outline().rows().size() ? null : outline().row(place.layer()).output();
        return shape != null && place.map() < shape.channels() && place.neuron().row() < shape.height()
                && place.neuron().column() < shape.width();
    }

    /// All that is shown.
    StackFigure figure() {
        Place under = pointed;
        Shape picture = outline().picture();
        boolean pixel = under != null && under.layer() == 0 && under.neuron().row() < picture.height()
                && under.neuron().column() < picture.width();
        return pixel ? figure(Objects.requireNonNull(under).neuron()) : figure(neuron());
    }

    /// What a neuron sees, also while the pointer is on a pixel.
    StackFigure seen() {
        return figure(neuron());
    }

    /// Holds a neuron, whose field is then compared with that of every other; null lets go.
    void hold(@Nullable Place neuron) {
        held = neuron;
        shown.set(shown.get() + 1);
        field.refresh();
    }

    boolean holds() {
        return held != null;
    }

    /// What a pixel reaches.
    private StackFigure figure(Cell pixel) {
        return new StackFigure(outline(), arrangement, textures.property().get(), session.selection().layer(), null,
                null, Reached.of(outline(), pixel, folding.get()), pointed, false);
    }

    private StackFigure figure(Optional<Place> at) {
        NeuronField seen = at.map(this::field).orElse(null);
        Place other = held;
        boolean compared = other != null && !other.equals(at.orElse(null)) && exists(other)
                && folding.get().shown().contains(other.layer());
        // The one in the middle, which nobody asked for, leaves the planes as they are.
        boolean asked = pinned() || at.filter(place -> place.equals(pointed)).isPresent();
        return new StackFigure(outline(), arrangement, textures.property().get(), session.selection().layer(), seen,
                compared ? NeuronField.of(outline(), Objects.requireNonNull(other), folding.get()) : null, null,
                pointed, asked);
    }

    /// Found once, however many views ask for it.
    @SuppressWarnings("ReferenceEquality") // Outlines made apart are never the same.
    private NeuronField field(Place at) {
        NeuronField known = found;
        if (known != null && foundIn == outline() && foundBy == folding.get() && known.at().equals(at)) return known;
        foundIn = outline();
        foundBy = folding.get();
        found = NeuronField.of(outline(), at, folding.get());
        return found;
    }

    private void repaint() {
        planes.refresh();
        field.refresh();
    }

    @Override
    protected void layoutChildren() {
        for (DepthPart part : List.of(planes, field)) part.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    private void drawPlanes(Pen pen, Palette palette) {
        figure(Optional.empty()).drawPlanes(pen, palette, rest.getStatus() != Animation.Status.RUNNING);
    }

    private void drawField(Pen pen, Palette palette) {
        StackFigure figure = figure();
        figure.drawField(pen, palette);
        if (isFocusVisible()) pen.outline(1, 1, getWidth() - 2, getHeight() - 2, 2, palette.neuron());
        setAccessibleText(figure.text());
    }
}
