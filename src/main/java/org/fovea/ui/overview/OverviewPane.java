package org.fovea.ui.overview;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.Set;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.fovea.compute.ClassNames;
import org.fovea.compute.Outline;
import org.fovea.compute.Results;
import org.fovea.figure.overview.Column;
import org.fovea.figure.overview.Feeding;
import org.fovea.figure.overview.Hit;
import org.fovea.figure.overview.Lanes;
import org.fovea.figure.overview.Layout;
import org.fovea.figure.overview.OverviewFigure;
import org.fovea.figure.overview.Part;
import org.fovea.figure.overview.Pictures;
import org.fovea.figure.overview.Place;
import org.fovea.figure.overview.Stack;
import org.fovea.figure.overview.WholeOverview;
import org.fovea.figure.overview.Wires;
import org.fovea.project.Selection;
import org.fovea.session.Session;
import org.fovea.ui.export.Exhibit;
import org.fovea.ui.export.Exhibits;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// The whole network at a glance: a column of small live maps per layer, with curves that say what feeds what. Pointing at
/// a map shows what it is made of; a click opens it in Explore.
public final class OverviewPane extends Region {
    private static final double BAR = 14;
    /// The height of the figure that is saved.
    private static final double EXPORTED = 640;

    private final Session session;
    private final Runnable openExplore;
    private final SmallMaps maps;
    private final OverviewPart wires;
    private final OverviewPart pictures;
    private final OverviewPart focused;
    /// Runs while the network is being scrolled and a moment longer.
    private final PauseTransition settling = new PauseTransition(Duration.millis(150));
    private final ScrollBar bar = new ScrollBar();
    /// By the name of a layer, the first map shown, where that is not the first there is.
    private final Map<String, Integer> firsts = new HashMap<>();
    private Feeding feeding;
    private Lanes lanes;
    private List<Column> columns;
    private Layout layout;
    private Wires curves;
    private double offset;
    /// Whether another layer was selected while nobody looked.
    private boolean hidden;
    private @Nullable Place focus;

    /// @param openExplore shows the selected layer
    public OverviewPane(Session session, Theme theme, Painter painter, Runnable openExplore) {
        this.session = session;
        this.openExplore = openExplore;
        maps = new SmallMaps(painter);
        wires = new OverviewPart(theme, (figure, pen, palette) -> {
            pen.fill(0, 0, figure.width(), figure.height(), palette.window());
            figure.drawWires(pen, palette);
        });
        pictures = new OverviewPart(theme, OverviewFigure::drawMaps);
        focused = new OverviewPart(theme, OverviewFigure::drawFocus);
        feeding = new Feeding(session.outlineProperty().get());
        lanes = new Lanes(feeding.edges());
        columns = Column.of(session.outlineProperty().get(), null, ClassNames.NONE);
        layout = arranged();
        curves = Wires.of(layout, feeding, lanes, Wires.ALL);
        settling.setOnFinished(_ -> paint());
        getStyleClass().add("overview");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        bar.setOrientation(Orientation.HORIZONTAL);
        bar.setAccessibleText("Scrolls through the layers");
        bar.setFocusTraversable(false);
        getChildren().addAll(wires, pictures, focused, bar);
        setOnMouseMoved(this::hover);
        setOnMouseExited(_ -> focus(null));
        setOnMouseClicked(this::click);
        setOnScroll(this::wheel);
        setOnKeyPressed(new OverviewKeys(this)::press);
        session.structureProperty().subscribe(this::outlined);
        session.resultsProperty().subscribe(_ -> refresh());
        session.projectProperty().subscribe(_ -> wish());
        session.selectionProperty().subscribe(_ -> reveal(session.selection().layer()));
        maps.property().subscribe(_ -> paint());
        bar.valueProperty().subscribe(value -> scrollTo(value.doubleValue()));
        sceneProperty().subscribe(_ -> refresh());
        focus(null);
    }

    /// The network with all its layers can be saved.
    public void addTo(Exhibits exhibits) {
        exhibits.add(() -> Optional.ofNullable(session.resultsProperty().get()).map(this::exhibit));
    }

    private Exhibit exhibit(Results results) {
        Outline outline = session.outlineProperty().get();
        String picture = session.project().picture().name();
        return Exhibit.drawing("network", "network-" + picture,
                "%s through %,d layers with %,d parameters".formatted(picture, outline.rows().size(),
                        outline.parameters()),
                new WholeOverview(outline, results, EXPORTED));
    }

    private void outlined(Outline outline) {
        var next = new Feeding(outline);
        if (!next.edges().equals(feeding.edges())) {
            lanes = new Lanes(next.edges());
            focus = null;
        }
        feeding = next;
        refresh();
    }

    private Layout arranged() {
        Layout whole = arranged(getHeight());
        return whole.fits() ? whole : arranged(getHeight() - BAR);
    }

    private Layout arranged(double height) {
        return Layout.of(columns, getWidth(), Math.max(1, height), offset,
                c -> firsts.getOrDefault(columns.get(c).name(), 0), lanes.count());
    }

    /// Everything anew; nothing where nobody looks.
    private void refresh() {
        columns = Column.of(session.outlineProperty().get(), session.resultsProperty().get(),
                ClassNames.of(session.project()));
        arrange();
    }

    private void arrange() {
        layout = arranged();
        offset = layout.offset();
        if (getScene() == null || getWidth() == 0) return;
        bar.setVisible(!layout.fits());
        bar.setMax(Math.max(0, layout.total() - layout.width()));
        bar.setVisibleAmount(bar.getMax() * layout.width() / layout.total());
        bar.setUnitIncrement(layout.stack(0).slot());
        bar.setBlockIncrement(layout.width());
        bar.setValue(offset);
        wish();
        paint();
    }

    @Override
    protected void layoutChildren() {
        arrange();
        if (hidden) {
            hidden = false;
            reveal(session.selection().layer());
        }
        for (OverviewPart part : List.of(wires, pictures, focused))
            part.resizeRelocate(0, 0, getWidth(), layout.height());
        bar.resizeRelocate(0, getHeight() - BAR, getWidth(), BAR);
    }

    private OverviewFigure figure() {
        Selection selection = session.selection();
        return new OverviewFigure(layout, columns, feeding, lanes, curves, maps.property().get(),
                new Place(selection.layer(), selection.filter()), focus);
    }

    private void paint() {
        if (getScene() == null) return;
        boolean scrolling = settling.getStatus() == Animation.Status.RUNNING;
        Wires now = Wires.of(layout, feeding, lanes, scrolling ? Wires.FEW : Wires.ALL);
        // The curves are the most work, and stay while weights change.
        boolean same = now.like(curves);
        if (!same) curves = now;
        OverviewFigure figure = figure();
        if (!same) wires.show(figure);
        pictures.show(figure);
        focused.show(figure);
    }

    private void wish() {
        Results results = session.resultsProperty().get();
        if (results == null) maps.clear();
        session.see(this, getScene() == null
                ? Set.of()
                : layout.seen().stream().filter(c -> c > 0).collect(Collectors.toSet()));
        if (results == null || getScene() == null || getWidth() == 0) return;
        double pixels = getScene().getWindow() == null ? 1 : getScene().getWindow().getOutputScaleX();
        var parts = new ArrayList<Part>();
        Outline outline = session.outlineProperty().get();
        for (int c : layout.seen()) {
            Stack stack = layout.stack(c);
            if (c > 0) parts.add(Part.of(outline.row(c).layer(), stack, pixels));
        }
        Stack picture = layout.stack(0);
        maps.want(new SmallMaps.Wish(results, parts, layout.sees(0) ? (int) Math.ceil(picture.width() * pixels) : 0,
                (int) Math.ceil(picture.height() * pixels)));
    }

    private void hover(MouseEvent event) {
        Hit hit = layout.at(event.getX(), event.getY());
        setCursor(hit instanceof Hit.Nothing ? Cursor.DEFAULT : Cursor.HAND);
        focus(hit instanceof Hit.OfMap(Place place) ? place : null);
    }

    /// Brightens a map with what feeds it and what it feeds; null brightens all.
    void focus(@Nullable Place place) {
        if (Objects.equals(place, focus) && getAccessibleText() != null) return;
        focus = place;
        OverviewFigure figure = figure();
        setAccessibleText(place == null
                ? "The whole network; arrow keys move between maps and layers, Enter opens a map in Explore"
                : figure.text(place));
        focused.show(figure);
    }

    private void click(MouseEvent event) {
        requestFocus();
        if (event.getButton() != MouseButton.PRIMARY) return;
        switch (layout.at(event.getX(), event.getY())) {
            case Hit.OfMap(Place place) -> open(place);
            case Hit.OfHead(int column) -> open(new Place(column, 0));
            case Hit.OfMore(int column, boolean further) -> page(column, further ? 1 : -1);
            case Hit.Nothing _ -> {
            }
        }
    }

    /// Shows a map in Explore; the picture with the first layer that reads it.
    void open(Place place) {
        int layer = place.column() > 0
                ? place.column()
                : feeding.outOf(0).stream().mapToInt(Feeding.Edge::to).findFirst().orElse(1);
        Selection now = session.selection();
        int map = place.column() > 0 ? place.map() : now.layer() == layer ? now.filter() : 0;
        session.selectionProperty().set(now.withLayer(layer).withFilter(map));
        openExplore.run();
    }

    /// Shows the maps of a folded column that follow or precede.
    void page(int column, int pages) {
        Stack stack = layout.stack(column);
        first(column, stack.first() + pages * stack.shown());
    }

    private void first(int column, int first) {
        Stack stack = layout.stack(column);
        firsts.put(columns.get(column).name(), Math.clamp(first, 0, stack.maps() - stack.shown()));
        arrange();
    }

    private void wheel(ScrollEvent event) {
        event.consume();
        boolean sideways = Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY());
        // Over the names the wheel always scrolls through the layers.
        int column = sideways || event.getY() < Layout.HEAD ? -1 : folded(event.getX());
        if (column >= 0) {
            int maps = Math.max(1, (int) (Math.abs(event.getDeltaY()) / layout.stack(column).pitch()));
            first(column, layout.stack(column).first() - (int) Math.signum(event.getDeltaY()) * maps);
        } else
            scrollTo(offset - 2 * (sideways ? event.getDeltaX() : event.getDeltaY()));
        hover(layout.at(event.getX(), event.getY()));
    }

    private void hover(Hit hit) {
        focus(hit instanceof Hit.OfMap(Place place) ? place : null);
    }

    /// The folded column at a place, −1 where there is none.
    private int folded(double x) {
        for (int c : layout.seen()) {
            Stack stack = layout.stack(c);
            if (stack.folded() && Math.abs(x - stack.center()) < stack.slot() / 2) return c;
        }
        return -1;
    }

    private void scrollTo(double wanted) {
        if (Math.rint(wanted) == offset) return;
        offset = wanted;
        settling.playFromStart();
        arrange();
    }

    private void reveal(int column) {
        if (getScene() == null || getWidth() == 0) {
            // Without a width every column is out of sight.
            hidden = true;
            return;
        }
        if (column < layout.stacks().size()) scrollTo(layout.showing(column));
        paint();
    }

    /// Brightens a map after scrolling to it.
    void reach(Place place) {
        int first = layout.stack(place.column()).showing(place.map());
        if (first != layout.stack(place.column()).first()) first(place.column(), first);
        scrollTo(layout.showing(place.column()));
        focus(place);
    }

    Layout shown() {
        return layout;
    }

    /// What is looked at, or what is selected.
    Place at() {
        return focus == null ? new Place(session.selection().layer(), session.selection().filter()) : focus;
    }

    boolean looking() {
        return focus != null;
    }

    /// The pictures shown at the moment.
    Pictures seen() {
        return maps.property().get();
    }
}
