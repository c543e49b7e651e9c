package org.fovea.ui.gallery;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.controlsfx.control.GridCell;
import org.controlsfx.control.GridView;
import org.fovea.compute.ClassNames;
import org.fovea.compute.Evaluation;
import org.fovea.compute.MapOrder;
import org.fovea.compute.MapResult;
import org.fovea.compute.step.Moment;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Filter;
import org.fovea.figure.ColorScale;
import org.fovea.figure.NumberText;
import org.fovea.figure.Painting;
import org.fovea.figure.Raster;
import org.fovea.project.LayerEdit;
import org.fovea.project.Conv;
import org.fovea.project.NamedFilter;
import org.fovea.session.Session;
import org.fovea.ui.kit.Icons;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// All feature maps of the layer, in small; the chosen one is shown large. Only visible tiles exist.
public final class Gallery extends BorderPane {
    private static final double GAP = 8;
    private static final double SCROLL_BAR = 18;
    private static final double SMALLEST_TILE = 48;
    private static final double USUAL_TILE = 96;
    private static final double WIDEST_TILE = 256;

    private final Session session;
    private final Theme theme;
    private final Thumbnails thumbnails;
    private final ObservableList<Integer> indices = FXCollections.observableArrayList();
    private final GridView<Integer> grid = new GridView<>(indices);
    private final Label head = new Label();
    private final Label sorted = new Label();
    private final DoubleProperty tileSize = new SimpleDoubleProperty(USUAL_TILE);
    private MapOrder order = MapOrder.INDEX;

    public Gallery(Session session, Theme theme, Thumbnails thumbnails) {
        this.session = session;
        this.theme = theme;
        this.thumbnails = thumbnails;
        getStyleClass().add("gallery");
        grid.setCellFactory(_ -> new Tile());
        grid.setHorizontalCellSpacing(GAP / 2);
        grid.setVerticalCellSpacing(GAP / 2);
        grid.setFocusTraversable(true);
        grid.setAccessibleRole(AccessibleRole.LIST_VIEW);
        grid.setAccessibleText("All feature maps; arrow keys choose one");
        grid.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        head.getStyleClass().add("section-head");
        sorted.getStyleClass().addAll("quiet", "numbers");
        sorted.setPadding(new Insets(0, 0, 0, 6));
        tileSize.subscribe(_ -> fitTiles());
        setTop(top());
        setCenter(grid);
        session.evaluationProperty().subscribe(evaluation -> {
            if (evaluation == null) return;
            int filters = evaluation.output().channels();
            head.setText(filters == 1 ? "THE ONLY MAP" : "ALL %d MAPS".formatted(filters));
            sort(evaluation);
        });
        thumbnails.property().subscribe(_ -> detail());
        session.selectionProperty().subscribe((before, now) -> {
            if (before.filter() != now.filter()) reveal();
        });
        widthProperty().subscribe(this::fitTiles);
        heightProperty().subscribe(this::fitTiles);
    }

    /// While a weight moves, the maps stay where they are.
    private void sort(Evaluation evaluation) {
        boolean same = indices.size() == evaluation.maps().size();
        if (same && !evaluation.exact()) return;
        List<Integer> now = order.of(evaluation.maps());
        if (!indices.equals(now)) indices.setAll(now);
    }

    private void sortBy(MapOrder chosen) {
        order = chosen;
        Evaluation evaluation = session.evaluation();
        if (evaluation != null) indices.setAll(order.of(evaluation.maps()));
        detail();
        reveal();
    }

    /// How the maps are sorted, and the range of their colours where they share it.
    private void detail() {
        var set = thumbnails.property().get();
        var scale = set == null ? Optional.<ColorScale>empty() : set.scales().shared();
        var parts = new ArrayList<String>();
        if (order != MapOrder.INDEX) parts.add("by " + order.title());
        scale.ifPresent(s -> parts.add("%s…%s".formatted(NumberText.of(s.low(), 5), NumberText.of(s.high(), 5))));
        sorted.setText(String.join(" · ", parts));
        sorted.setTooltip(parts.isEmpty() ? null : new Tooltip("Maps " + sorted.getText()));
    }

    private MenuButton arrangement() {
        var menu = new MenuButton("", Icons.of(MaterialDesignS.SORT));
        menu.getStyleClass().add("icon-button");
        menu.setAccessibleText("Order and size of the maps");
        menu.setTooltip(new Tooltip("Sort the maps, and how large they are shown"));
        var group = new ToggleGroup();
        for (MapOrder each : MapOrder.values()) {
            var item = new RadioMenuItem("Sort by " + each.title());
            item.setToggleGroup(group);
            item.setSelected(each == order);
            item.setOnAction(_ -> sortBy(each));
            menu.getItems().add(item);
        }
        var size = new Slider(SMALLEST_TILE, WIDEST_TILE, USUAL_TILE);
        size.valueProperty().bindBidirectional(tileSize);
        size.setAccessibleText("Size of the maps");
        var sized = new CustomMenuItem(new HBox(8, new Label("Size"), size), false);
        menu.getItems().addAll(new SeparatorMenuItem(), sized);
        return menu;
    }

    private HBox top() {
        Button add = Icons.button(MaterialDesignP.PLUS, "Add a filter",
                "Add a filter: the layer makes one feature map per filter");
        add.setOnAction(_ -> add());
        Button copy = Icons.button(MaterialDesignC.CONTENT_DUPLICATE, "Duplicate the filter",
                "Add a copy of the selected filter, to change it a little and compare");
        copy.setOnAction(_ -> append(conv().filters().get(session.selection().filter())));
        Button remove = Icons.button(MaterialDesignD.DELETE_OUTLINE, "Remove the filter",
                "Remove the selected filter and its feature map");
        remove.setOnAction(_ -> remove());
        remove.disableProperty().bind(session.convProperty().map(conv -> conv.filters().size() == 1).orElse(true));
        // A layer that is switched off shows its input, which has no filters.
        var filtered = session.evaluationProperty().map(shown -> shown.conv().isPresent()).orElse(false);
        for (Button button : new Button[]{add, copy, remove}) {
            button.visibleProperty().bind(filtered);
            button.managedProperty().bind(button.visibleProperty());
        }
        var space = new Region();
        HBox.setHgrow(space, javafx.scene.layout.Priority.ALWAYS);
        var top = new HBox(2, head, sorted, space, arrangement(), add, copy, remove);
        top.getStyleClass().add("stage-head");
        top.setAlignment(Pos.CENTER_LEFT);
        return top;
    }

    private void add() {
        Conv layer = conv();
        var shape = layer.filters().getFirst().weights().shape;
        append(new NamedFilter("filter " + layer.filters().size(), new Filter(Tensor.zeros(shape), 0), true));
    }

    private Conv conv() {
        return Objects.requireNonNull(session.convProperty().get());
    }

    private void append(NamedFilter filter) {
        session.editOnce(new LayerEdit.AddFilter(filter));
        choose(conv().filters().size() - 1);
    }

    private void remove() {
        session.editOnce(new LayerEdit.RemoveFilter(session.selection().filter()));
    }

    /// Scrolls to the selected map.
    private void reveal() {
        int at = indices.indexOf(session.selection().filter());
        if (at >= 0 && grid.lookup(".virtual-flow") instanceof VirtualFlow<?> rows) rows.scrollTo(at / across());
    }

    /// How many tiles stand side by side.
    private int across() {
        return Math.max(1, (int) ((grid.getWidth() - SCROLL_BAR) / (grid.getCellWidth() + GAP)));
    }

    private void choose(int index) {
        session.selectionProperty().set(session.selection().withFilter(index));
    }

    private void key(KeyEvent event) {
        int now = Math.max(0, indices.indexOf(session.selection().filter()));
        int across = across();
        int last = indices.size() - 1;
        int next = switch (event.getCode()) {
            case LEFT -> now - 1;
            case RIGHT -> now + 1;
            case UP -> now - across;
            case DOWN -> now + across;
            case HOME -> 0;
            case END -> last;
            default -> -1;
        };
        if (event.getCode() == KeyCode.DELETE && last > 0 && session.convProperty().get() != null) remove();
        else if (next >= 0 && next <= last) choose(indices.get(next));
        else if (!event.getCode().isArrowKey()) return;
        event.consume();
    }

    /// As many tiles side by side as there is room for.
    private void fitTiles() {
        double wanted = tileSize.get();
        double room = getWidth() - SCROLL_BAR;
        // A little smaller where one more fits then.
        double across = Math.max(1, Math.rint(room / (wanted + GAP)));
        double fitted = Math.max(SMALLEST_TILE, Math.floor(Math.min(wanted, room / across - GAP)));
        grid.setCellWidth(fitted);
        grid.setCellHeight(fitted);
    }

    /// The filter as a small picture.
    private static Raster icon(NamedFilter filter) {
        return Painting.map(filter.weights(), 0, ColorScale.ofWeights(filter.weights().data));
    }

    private final class Tile extends GridCell<Integer> {
        private @Nullable NamedFilter drawn;
        private @Nullable Raster icon;
        private @Nullable MapTile tile;

        Tile() {
            itemProperty().subscribe(this::refresh);
            thumbnails.property().subscribe(this::refresh);
            session.selectionProperty().subscribe(this::refresh);
            session.convProperty().subscribe(this::refilter);
            session.momentProperty().subscribe(this::showReached);
            setOnMouseClicked(_ -> {
                Integer item = getItem();
                if (item != null) choose(item);
            });
        }

        private String name(int map, @Nullable NamedFilter filter) {
            Evaluation evaluation = session.evaluation();
            if (filter != null) return filter.name();
            return evaluation == null
                    ? ""
                    : ClassNames.of(evaluation.project()).of(evaluation.number(), map).orElse("");
        }

        private void showReached(@Nullable Moment moment) {
            Integer item = getItem();
            if (tile == null || item == null) return;
            tile.showReached(moment == null ? 1 : moment.reached(item));
        }

        /// Of the filters that change while one is edited, most tiles show none.
        private void refilter(@Nullable Conv conv) {
            Integer item = getItem();
            boolean same = conv != null && item != null && drawn != null && item < conv.filters().size()
                    && conv.filters().get(item).equals(drawn) && session.layer().enabled();
            if (!same) refresh();
        }

        private void refresh() {
            Integer item = getItem();
            Conv conv = session.convProperty().get();
            boolean off = !session.layer().enabled();
            List<NamedFilter> filters = conv == null || off ? List.of() : conv.filters();
            if (item == null) {
                tile = null;
                setGraphic(null);
                return;
            }
            if (tile == null || !tile.getUserData().equals(item)) {
                tile = new MapTile(item, theme);
                tile.setUserData(item);
                tile.setPrefSize(grid.getCellWidth(), grid.getCellHeight());
                tile.prefWidthProperty().bind(grid.cellWidthProperty());
                tile.prefHeightProperty().bind(grid.cellHeightProperty());
                setGraphic(tile);
            }
            NamedFilter filter = item < filters.size() ? filters.get(item) : null;
            if (filter == null) icon = null;
            else if (icon == null || !filter.equals(drawn)) icon = icon(filter);
            drawn = filter;
            var set = thumbnails.property().get();
            Raster map = set == null || item >= set.maps().size() ? null : set.maps().get(item);
            Evaluation evaluation = session.evaluation();
            MapResult result = evaluation == null || item >= evaluation.maps().size()
                    ? null
                    : evaluation.maps().get(item);
            tile.show(map, icon, session.selection().filter() == item, name(item, filter),
                    result == null ? null : result.statistics());
            showReached(session.momentProperty().get());
        }
    }
}
