package org.fovea.ui.stack;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.stack.Arrangement;
import org.fovea.figure.stack.Folding;
import org.fovea.figure.stack.Orbit;
import org.fovea.figure.stack.Place;
import org.fovea.figure.stack.Plane;
import org.fovea.figure.stack.Reached;
import org.fovea.figure.stack.StackFigure;
import org.fovea.project.Selection;
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
    private final Asked asked;
    private Arrangement arrangement;

    DepthView(Session session, Theme theme, Painter painter) {
        this.session = session;
        planes = new DepthPart(theme, this::drawPlanes);
        field = new DepthPart(theme, this::drawField);
        getChildren().addAll(planes, field);
        textures = new MapTextures(painter);
        folding = new SimpleObjectProperty<>(Folding.of(outline(), session.selection().layer(), 3));
        arrangement = arranged();
        asked = new Asked(session, this::arrangement);
        getStyleClass().add("depth");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(0, 0);
        session.structureProperty().subscribe(_ -> refresh());
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
            asked.hold(null);
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

    /// Which neuron the view is asked about.
    Asked asked() {
        return asked;
    }

    /// Looks at what is under the pointer; null for nothing.
    void point(@Nullable Place place) {
        if (asked.point(place)) answer();
    }

    /// Holds a neuron, whose field is then compared with that of every other; null lets go.
    void hold(@Nullable Place neuron) {
        asked.hold(neuron);
        answer();
    }

    private void answer() {
        shown.set(shown.get() + 1);
        field.refresh();
    }

    /// All that is shown: what a pixel reaches while the pointer is on one, otherwise what a neuron sees.
    StackFigure figure() {
        return asked.pixel()
                .map(pixel -> new StackFigure(outline(), arrangement, textures.property().get(),
                        session.selection().layer(), null, null, Reached.of(outline(), pixel, folding.get()),
                        asked.pointed(), false))
                .orElseGet(this::seen);
    }

    /// What a neuron sees, also while the pointer is on a pixel.
    StackFigure seen() {
        return new StackFigure(outline(), arrangement, textures.property().get(), session.selection().layer(),
                asked.field().orElse(null), asked.other().orElse(null), null, asked.pointed(), asked.expressly());
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
        seen().drawPlanes(pen, palette, rest.getStatus() != Animation.Status.RUNNING);
    }

    private void drawField(Pen pen, Palette palette) {
        StackFigure figure = figure();
        figure.drawField(pen, palette);
        if (isFocusVisible()) pen.outline(1, 1, getWidth() - 2, getHeight() - 2, 2, palette.neuron());
        setAccessibleText(figure.text());
    }
}
