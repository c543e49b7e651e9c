package org.fovea.ui.learn.features;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.fovea.compute.learn.LearningData;
import org.fovea.compute.learn.Snapshot;
import org.fovea.compute.learn.feature.AscentSettings;
import org.fovea.engine.net.Network;
import org.fovea.engine.simd.Machine;
import org.fovea.figure.Figure;
import org.fovea.figure.learn.feature.Gallery;
import org.fovea.figure.learn.feature.TilesFigure;
import org.fovea.project.Layer;
import org.fovea.project.LayerTitle;
import org.fovea.project.Project;
import org.fovea.session.Latest;
import org.fovea.session.Learning;
import org.fovea.ui.export.Exhibit;
import org.fovea.ui.export.Exhibits;
import org.fovea.ui.kit.Icons;
import org.fovea.ui.kit.Message;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Pills;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/// From low to high level: for every map of a layer its filter, a picture that excites it, and the patches of the test pictures
/// that excite it most; of one of them, which maps below it combines and which above combine it. What is shown is the moment of
/// the training that is looked at.
public final class FeaturesPane extends BorderPane {
    /// So many test pictures are looked at; fewer while the network learns.
    private static final int PICTURES = 1000;
    private static final int LIVE_PICTURES = 240;
    /// The width of the figure that is saved.
    private static final double EXPORTED = 1040;
    private static final double TALLEST = 330;
    private static final double LOWEST = 216;

    private final Learning learning;
    private final ReadOnlyBooleanProperty active;
    private final Latest<Wish, Found> latest;
    private final LayerRow layers = new LayerRow(node -> choose(new Place(node, 0)));
    private final Label state = new Label();
    private final Label about = new Label(
            "Each map: its filter, a picture made to excite it, the patches that excite it most, and the largest value.");
    private final Message problem = new Message();
    private final MapGrid grid;
    private final MapDetail detail;
    private final Trail trail;
    private final AscentPanel ascentPanel;
    private final Pills<Boolean> measures;
    private final List<Place> way = new ArrayList<>();
    /// Whether somebody looks, for the thread that works.
    private volatile boolean looking;
    private Place place = new Place(1, 0);
    private AscentChoice ascent = AscentChoice.USUAL;
    private @Nullable Wish asked;
    private @Nullable Found found;

    public FeaturesPane(Learning learning, Theme theme, Painter painter, Exhibits exhibits,
            ReadOnlyBooleanProperty active) {
        this.learning = learning;
        this.active = active;
        var work = new FeatureWork(Machine.fastest(), () -> looking);
        latest = new Latest<>(work::run, painter.counting(), painter.home(), this::show, painter.failed());
        grid = new MapGrid(theme, map -> choose(new Place(place.node(), map)));
        detail = new MapDetail(theme, this::walk);
        trail = new Trail(this::title, this::back);
        ascentPanel = new AscentPanel(theme, choice -> {
            ascent = choice;
            wish();
        });
        measures = new Pills<>(List.of(true, false), pictures -> pictures ? "on pictures" : "by weights",
                pictures -> pictures
                        ? "A link is as strong as what the map below adds to the sum where this map answers most, on average."
                        : "A link is as strong as its weights: the root of their squares’ sum, with the sign of their sum.",
                detail::measureOnPictures);
        measures.show(true);
        measures.setAlignment(Pos.CENTER_LEFT);
        measures.setPrefWrapLength(210);
        getStyleClass().add("features");
        about.getStyleClass().add("quiet");
        about.setMinWidth(0);
        about.managedProperty().bind(about.visibleProperty());
        var head = new VBox(6, top(), about, problem);
        head.getStyleClass().add("features-head");
        setTop(head);
        setCenter(grid);
        setBottom(below());
        heightProperty().subscribe(height -> {
            double tall = Math.clamp(Math.floor(height.doubleValue() * 0.46), LOWEST, TALLEST);
            detail.setMinHeight(tall);
            detail.setPrefHeight(tall);
            detail.setMaxHeight(tall);
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        active.subscribe(seen -> {
            looking = seen;
            if (seen) {
                asked = null;
                wish();
            }
        });
        learning.moments().shownProperty().subscribe(_ -> wish());
        learning.dataProperty().subscribe(_ -> wish());
        learning.stateProperty().subscribe(_ -> wish());
        addTo(exhibits);
    }

    private Node top() {
        HBox.setHgrow(layers, Priority.ALWAYS);
        state.getStyleClass().add("quiet");
        state.setMinWidth(0);
        Button settings = Icons.button(MaterialDesignT.TUNE_VARIANT, "Settings of gradient ascent",
                "How the pictures that excite maps are made: steps, jitter, blur, decay");
        settings.setOnAction(_ -> ascentPanel.show(settings, suited()));
        var row = new HBox(10, layers, state, settings);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Node below() {
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var links = new Label("links");
        links.getStyleClass().add("quiet");
        links.setMinWidth(USE_PREF_SIZE);
        var row = new HBox(10, trail, space, links, measures);
        row.setAlignment(Pos.CENTER_LEFT);
        var all = new VBox(8, row, detail);
        all.getStyleClass().add("features-below");
        return all;
    }

    private AscentSettings suited() {
        Found now = found;
        return now == null
                ? new AscentSettings(96, 0.05, 1, 0.5, 0.03, 0.2, 1)
                : now.gallery().suited(now.wish().place().node(), now.wish().place().map());
    }

    private Optional<Subject> subject() {
        LearningData data = learning.dataProperty().get();
        Snapshot shown = learning.moments().shownProperty().get();
        Project project = learning.subjectProperty().get();
        if (data == null || shown == null || project == null
                || project.layers().size() != shown.network().size() - 1
                || !data.test().input().equals(shown.network().shape(0)))
            return Optional.empty();
        return Optional.of(new Subject(shown.network(), project.layers().stream().map(Layer::name).toList(),
                data.classes(), data.test(), live() ? LIVE_PICTURES : PICTURES));
    }

    private double epochs() {
        Snapshot shown = learning.moments().shownProperty().get();
        return shown == null ? 0 : shown.epochs();
    }

    private boolean live() {
        return learning.stateProperty().get() == Learning.State.RUNNING && learning.moments().isLive();
    }

    /// Asks for what is to be seen now; nothing where nobody looks.
    private void wish() {
        if (!active.get()) return;
        Optional<Subject> subject = subject();
        String sentence = learning.problemProperty().get();
        problem.say(subject.isPresent() || sentence == null ? "" : sentence);
        about.setVisible(subject.isPresent());
        if (subject.isEmpty()) {
            clear();
            return;
        }
        Network network = subject.get().network();
        place = within(network);
        layers.show(subject.get(), place.node(), node -> about(network, node));
        way.removeIf(at -> !exists(network, at));
        trail.show(way, place);
        var now = new Wish(subject.get(), place, ascent, epochs(), live());
        Wish before = asked;
        if (before != null && before.place().equals(place) && before.ascent().equals(ascent)
                && before.live() == now.live() && before.subject().same(now.subject()))
            return;
        asked = now;
        latest.submit(now);
    }

    private void clear() {
        asked = null;
        found = null;
        layers.clear();
        state.setText("");
        way.clear();
        trail.getChildren().clear();
        grid.show(List.of(), 0);
        detail.show(null);
    }

    private static boolean exists(Network network, Place at) {
        return Gallery.layers(network).contains(at.node()) && at.map() < network.shape(at.node()).channels();
    }

    private Place within(Network network) {
        if (exists(network, place)) return place;
        List<Integer> all = Gallery.layers(network);
        int node = all.contains(place.node()) ? place.node() : all.getFirst();
        return new Place(node, Math.min(place.map(), network.shape(node).channels() - 1));
    }

    private String about(Network network, int node) {
        Project project = learning.subjectProperty().get();
        String kind = project == null ? "" : LayerTitle.of(project.layer(node).kind()) + ": ";
        return kind + network.shape(node);
    }

    private String title(Place at) {
        Wish now = asked;
        Subject subject = now == null ? subject().orElse(null) : now.subject();
        if (subject == null || at.node() >= subject.network().size()) return "";
        return new Gallery(subject.network(), subject.names(), subject.classes(), subject.examples(), null)
                .title(at.node(), at.map());
    }

    /// Another map of the grid or of another layer: a new way begins.
    private void choose(Place chosen) {
        way.clear();
        place = chosen;
        wish();
    }

    /// Along a link.
    private void walk(Place to) {
        if (!way.isEmpty() && way.getLast().equals(to)) way.removeLast();
        else
            way.add(place);
        place = to;
        wish();
    }

    private void back(int stay, Place to) {
        while (way.size() > stay)
            way.removeLast();
        place = to;
        wish();
    }

    private void press(KeyEvent event) {
        if (event.getTarget() instanceof TextInputControl || event.isControlDown() || event.isAltDown()) return;
        Wish now = asked;
        if (now == null) return;
        List<Integer> all = Gallery.layers(now.subject().network());
        int at = all.indexOf(place.node());
        if (event.getCode() == KeyCode.BACK_SPACE && !way.isEmpty()) back(way.size() - 1, way.getLast());
        else if (event.getCode() == KeyCode.PAGE_UP && at > 0) choose(new Place(all.get(at - 1), 0));
        else if (event.getCode() == KeyCode.PAGE_DOWN && at + 1 < all.size()) choose(new Place(all.get(at + 1), 0));
        else
            return;
        event.consume();
    }

    private void show(Found now) {
        Wish wanted = asked;
        if (wanted == null || !now.wish().seenFor(wanted)) return;
        found = now;
        grid.show(now.cards(), now.wish().place().map());
        detail.show(now);
        state.setText(text(now));
    }

    private String text(Found now) {
        double epochs = now.wish().epochs();
        boolean fresh = learning.originProperty().get() == Learning.Origin.FRESH;
        String moment = epochs > 0
                ? String.format(Locale.ROOT, "after %.2f epochs", epochs)
                : fresh ? "nothing learned yet" : "";
        String pictures = now.looked() == 0 ? "" : "%,d test pictures".formatted(now.looked());
        String more = now.complete() ? "" : "…";
        return List.of(moment, pictures).stream().filter(part -> !part.isEmpty())
                .reduce((a, b) -> a + " · " + b).orElse("") + more;
    }

    private void addTo(Exhibits exhibits) {
        exhibits.add(() -> exhibit("maps of a layer", "maps", Optional.ofNullable(found)
                .map(now -> new TilesFigure(now.cards(), -1, EXPORTED)),
                "Filter, picture by gradient ascent and the patches that excite it most, for each map of "));
        exhibits.add(() -> exhibit("links of a map", "links", detail.linksFigure(), "What it combines: "));
        exhibits.add(
                () -> exhibit("patches that excite a map", "patches", detail.patchesFigure(), "Patches that excite "));
        exhibits.add(() -> exhibit("picture by gradient ascent", "ascent", detail.ascentFigure(),
                "A picture made by gradient ascent for "));
    }

    private Optional<Exhibit> exhibit(String title, String stem, Optional<? extends Figure> figure, String caption) {
        Found now = found;
        if (!active.get() || now == null) return Optional.empty();
        String layer = now.chosen().layer();
        String what = title.startsWith("maps") ? layer : now.chosen().title();
        return figure.map(drawn -> Exhibit.drawing(title, stem + "-" + what.replaceAll("[^\\w.-]+", "-"),
                caption + what, drawn));
    }

    /// What is known by now; null where nothing is.
    @Nullable
    Found found() {
        return found;
    }

    @Override
    public void requestFocus() {
        grid.requestFocus();
    }
}
