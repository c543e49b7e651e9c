package org.fovea.ui.stage;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.css.PseudoClass;
import javafx.event.EventHandler;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.fovea.compute.Evaluation;
import org.fovea.compute.Held;
import org.fovea.compute.Misfit;
import org.fovea.compute.Outline;
import org.fovea.engine.Tensor;
import org.fovea.project.Cell;
import org.fovea.project.Conv;
import org.fovea.session.Session;
import org.fovea.ui.export.Exhibits;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// Explore: the input, one feature map of the same scale so that positions correspond, and the gallery of all maps, laid
/// out so that the pictures become as large as the room allows.
public final class StageView extends Pane {
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
    private static final double PAGE = 16;
    /// In a narrower head the size of the map comes before a long title.
    private static final double NARROW = 350;
    private static final double GAP = 14;
    private static final double HEAD = 30;
    private static final double BAR = 44;
    private static final double GALLERY_WIDTH = 300;
    private static final double GALLERY_HEIGHT = 138;

    private final Session session;
    private final SharedView shared = new SharedView();
    private final InputTools tools;
    private final InputView input;
    private final MapView map;
    private final HBox inputHead;
    private final HBox mapHead;
    private final InputBar inputBar;
    private final ColorBar colorBar;
    private final Node gallery;
    private final Connections connections;
    private final HeldParts held;
    /// Covers the stage where the selected layer has never made a map.
    private final Label nothing = new Label();
    private final Label inputTitle = new Label();
    private final Label inputDetail = new Label();
    private final Label mapTitle = new Label();
    private final Label mapDetail = new Label();
    private final PreviewMark mark = new PreviewMark();
    private @Nullable Tensor shownInput;
    private @Nullable Place shownMap;
    /// The aspect ratio of what there is to see when it was laid out last.
    private double laidOut;

    /// A map of a layer.
    private record Place(String layer, int map) {
    }

    /// @param gallery the maps in small; resizable
    public StageView(Session session, Theme theme, Painter painter, Node gallery) {
        this.session = session;
        this.gallery = gallery;
        tools = new InputTools();
        input = new InputView(session, theme, painter, shared, tools);
        map = new MapView(session, theme, painter, shared);
        inputBar = new InputBar(session, tools, shared);
        colorBar = new ColorBar(session, theme);
        connections = new Connections(session, theme, shared, input, map);
        inputHead = head(inputTitle, inputDetail);
        mapHead = head(mapTitle, mapDetail);
        held = new HeldParts(session, theme, painter, shared);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        mapHead.getChildren().addAll(mark, space, held.button());
        getStyleClass().add("stage");
        getChildren().addAll(inputHead, input, inputBar, mapHead, map, colorBar, gallery, connections);
        getChildren().addAll(held.nodes());
        nothing.getStyleClass().addAll("stage", "quiet");
        nothing.setWrapText(true);
        nothing.setAlignment(Pos.CENTER);
        getChildren().add(nothing);
        for (Node part : List.of(map, colorBar, gallery)) part.getStyleClass().add("stage-part");
        for (Label detail : List.of(inputDetail, mapDetail)) {
            var whole = new Tooltip();
            whole.textProperty().bind(detail.textProperty());
            detail.setTooltip(whole);
        }
        session.structureProperty().subscribe(_ -> showNothing());
        session.selectionProperty().subscribe(_ -> showNothing());
        session.evaluationProperty().subscribe(_ -> showNothing());
        session.heldProperty().subscribe(this::showHeld);
        map.widthProperty().subscribe((before, now) -> {
            boolean crossed = (before.doubleValue() < NARROW) != (now.doubleValue() < NARROW);
            if (crossed && session.evaluation() != null) show(session.evaluation());
        });
        session.evaluationProperty().subscribe(evaluation -> {
            if (evaluation != null) show(evaluation);
        });
    }

    /// @param handler receives keys before input and map do
    public void filterKeys(EventHandler<KeyEvent> handler) {
        for (Node view : List.of(input, map)) view.addEventFilter(KeyEvent.KEY_PRESSED, handler);
    }

    /// @param takes is asked first about each pixel of the input that is clicked, those of the padding included
    public void onInputClick(Predicate<Cell> takes) {
        input.onClick(takes);
    }

    /// What is seen here can be saved.
    public void addTo(Exhibits exhibits) {
        StageExhibits.add(exhibits, session, input);
        held.addTo(exhibits);
    }

    /// Whether a feature map was shown already.
    public ReadOnlyBooleanProperty paintedProperty() {
        return map.paintedProperty();
    }

    /// Keys go to the feature map.
    @Override
    public void requestFocus() {
        map.requestFocus();
    }

    static HBox head(Label title, Label detail) {
        title.getStyleClass().add("section-head");
        title.setMinWidth(Label.USE_PREF_SIZE);
        detail.getStyleClass().addAll("quiet", "numbers");
        var head = new HBox(8, title, detail);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    /// Beside another map of a layer stands the map it is made of, where that is a single one.
    private void follow(Evaluation evaluation) {
        var now = new Place(evaluation.layer().name(), evaluation.selected());
        if (now.equals(shownMap)) return;
        shownMap = now;
        if (!evaluation.onPicture() || evaluation.inputs().size() > 1)
            evaluation.onlySource(evaluation.selected()).ifPresent(source -> {
                tools.inputProperty().set(source.input());
                tools.channelProperty().set(source.channel());
            });
    }

    private void show(Evaluation evaluation) {
        follow(evaluation);
        var rows = evaluation.rows();
        var columns = evaluation.columns();
        boolean padded = rows.before() + rows.after() + columns.before() + columns.after() > 0;
        inputDetail.setText(evaluation.input().shape
                + (padded ? " · " + padding(evaluation) : evaluation.slides() ? " · no padding" : ""));
        inputTitle.setText(evaluation.onPicture() ? "INPUT" : "INPUT FROM " + from(evaluation));
        mapTitle.setText(held.shown()
                ? "B · %s · MAP %d".formatted(evaluation.layer().name(), evaluation.selected())
                : (map.getWidth() < NARROW ? "MAP " : "FEATURE MAP ") + evaluation.selected());
        mapDetail.setText("%s%d×%d%s%s".formatted(held.shown() ? "" : evaluation.layer().name() + " · ",
                evaluation.output().height(), evaluation.output().width(),
                evaluation.conv().map(Conv::relu).orElse(false) ? " · ReLU" : "",
                evaluation.layer().enabled() ? "" : " · switched off"));
        mark.show(evaluation.selectedMap().preview());
        shared.show(evaluation);
        if (evaluation.input() != shownInput) input.refresh();
        shownInput = evaluation.input();
        map.refresh();
        if (shared.aspect() != laidOut) requestLayout();
    }

    /// A layer that cannot work and never did has nothing to show but the reason; otherwise its last good maps stay and are
    /// grey, as are those of another layer until those of this one are there.
    private void showNothing() {
        int layer = session.selection().layer();
        Outline outline = session.outlineProperty().get();
        Evaluation shown = session.evaluation();
        boolean broken = layer <= outline.rows().size() && !outline.row(layer).works();
        boolean other = shown != null && !shown.layer().name().equals(session.layer().name());
        pseudoClassStateChanged(STALE, broken || other);
        boolean never = broken && (shown == null || other);
        nothing.setVisible(never);
        if (never)
            nothing.setText(reason(outline, layer));
    }

    /// Why a layer cannot work; where that is another layer's fault, which.
    private static String reason(Outline outline, int layer) {
        return outline.row(layer).misfit().map(Misfit::sentence).orElseGet(() -> outline.broken()
                .map(row -> row.layer().name() + ": ").orElse("") + outline.misfit().map(Misfit::sentence).orElse(""));
    }

    /// While a map is held, it takes the place of the input.
    private void showHeld(@Nullable Held now) {
        for (Node node : List.of(inputHead, input, inputBar)) node.setVisible(now == null);
        if (session.evaluation() != null) show(session.evaluation());
        requestLayout();
    }

    /// Lets go of the pinned neuron, or else of the held map.
    public void release() {
        if (session.selection().pinned() != null)
            session.selectionProperty().set(session.selection().withPinned(null));
        else
            session.heldProperty().set(null);
    }

    /// Holds the map on the stage for comparison, or lets go of the one that is held.
    public void toggleHeld() {
        held.toggle();
    }

    /// The names of what the layer reads; of many their number, below the input stand the names.
    private static String from(Evaluation evaluation) {
        int inputs = evaluation.layer().read().size();
        if (inputs > 2) return inputs + " LAYERS";
        return evaluation.layer().read().stream()
                .map(from -> from == 0 ? "the picture" : evaluation.project().layer(from).name())
                .collect(Collectors.joining(", "));
    }

    private static String padding(Evaluation evaluation) {
        String mode = switch (evaluation.paddingMode()) {
            case ZEROS -> "zero";
            case REFLECT -> "reflect";
            case REPLICATE -> "replicate";
            case CIRCULAR -> "circular";
        };
        var rows = evaluation.rows();
        var columns = evaluation.columns();
        boolean even = rows.before() == rows.after() && columns.before() == columns.after()
                && rows.before() == columns.before();
        return even
                ? "%s padding %d".formatted(mode, rows.before())
                : "%s padding %d,%d,%d,%d".formatted(mode, rows.before(), rows.after(), columns.before(),
                        columns.after());
    }

    @Override
    protected void layoutChildren() {
        int pictures = held.shown() ? 3 : 2;
        double width = getWidth() - 2 * PAGE;
        double height = getHeight() - PAGE;
        double beside = (width - GALLERY_WIDTH - pictures * GAP) / pictures;
        double below = (width - (pictures - 1) * GAP) / pictures;
        double tall = height - HEAD - BAR;
        double low = tall - GALLERY_HEIGHT;
        double aspect = shared.aspect();
        laidOut = aspect;
        boolean galleryBeside = Math.min(beside, tall * aspect) > Math.min(below, low * aspect);
        double across = Math.floor(galleryBeside ? beside : below);
        double down = Math.floor(Math.min(galleryBeside ? tall : low, across / aspect + 2 * SharedView.MARGIN));
        double x = PAGE;
        if (held.shown()) column(x, across, down, held.heldHead, held.held, held.note);
        else
            column(x, across, down, inputHead, input, inputBar);
        x += across + GAP;
        column(x, across, down, mapHead, map, colorBar);
        if (held.shown()) {
            x += across + GAP;
            column(x, across, down, held.differenceHead, held.differences, held.differenceBar);
            place(held.refusal, x, HEAD, across, down);
        }
        if (galleryBeside) place(gallery, x + across + GAP, 0, GALLERY_WIDTH, getHeight());
        else
            place(gallery, PAGE, HEAD + down + BAR + 4, width, getHeight() - HEAD - down - BAR - 4);
        place(connections, 0, 0, getWidth(), getHeight());
        place(nothing, 0, 0, getWidth(), getHeight());
        shared.resize(across, down);
    }

    /// A picture with what stands above and below it.
    private static void column(double x, double across, double down, Node head, Node picture, Node bar) {
        place(head, x, 0, across, HEAD);
        place(picture, x, HEAD, across, down);
        place(bar, x, HEAD + down + 4, across, BAR - 4);
    }

    private static void place(Node node, double x, double y, double width, double height) {
        node.resizeRelocate(x, y, Math.max(0, width), Math.max(0, height));
    }
}
