package org.fovea.ui.strip;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.fovea.compute.Outline;
import org.fovea.project.Layer;
import org.fovea.project.LayerKind;
import org.fovea.session.Session;
import org.fovea.ui.kit.Icons;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

/// Every kind of layer with a picture and a sentence, to be searched and chosen by keys or mouse. A kind that joins several
/// inputs then asks for the second one.
final class KindPalette {
    private static final double WIDTH = 440;
    private static final double HEIGHT = 480;

    private final Session session;
    private final Theme theme;
    private final Consumer<Layer> chosen;
    private final PopOver popup = new PopOver();
    private final Button back = Icons.button(MaterialDesignA.ARROW_LEFT, "Back to the kinds of layers",
            "Back to the kinds of layers (Esc)");
    private final Label head = new Label();
    /// What to do where the second input is chosen.
    private final Label hint = new Label();
    private final TextField search = new TextField();
    private final ListView<PaletteRow> list = new ListView<>();
    private final Label nothing = new Label("No kind of layer is called that.");
    /// The kind whose second input is to be chosen; null while a kind is.
    private @Nullable LayerKind joining;

    /// @param chosen receives the layer that is to stand behind the selected one
    KindPalette(Session session, Theme theme, Consumer<Layer> chosen) {
        this.session = session;
        this.theme = theme;
        this.chosen = chosen;
        head.getStyleClass().add("section-head");
        back.setOnAction(_ -> {
            back();
            search.requestFocus();
        });
        hint.getStyleClass().add("quiet");
        hint.setWrapText(true);
        hint.setPrefWidth(WIDTH);
        for (Control part : List.of(back, hint)) part.managedProperty().bind(part.visibleProperty());
        search.setAccessibleText("Search a kind of layer");
        search.setPromptText("Search: pool, relu, add …");
        search.setTooltip(new Tooltip("Type a part of the name; arrow keys choose, Enter adds"));
        search.textProperty().subscribe(this::fill);
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        list.setCellFactory(_ -> new Cell());
        list.setFocusTraversable(false);
        list.setAccessibleText("Kinds of layers");
        list.setPlaceholder(nothing);
        list.setPrefSize(WIDTH, HEIGHT);
        list.getStyleClass().add("palette-list");
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        var top = new HBox(8, back, head);
        top.setAlignment(Pos.CENTER_LEFT);
        var content = new VBox(8, top, search, hint, list);
        content.getStyleClass().add("popup-content");
        popup.setContentNode(content);
        popup.setArrowLocation(PopOver.ArrowLocation.TOP_RIGHT);
        popup.setDetachable(false);
        popup.setAnimated(false);
    }

    void show(Node owner) {
        joining = null;
        search.setText("");
        fill();
        theme.dress(popup);
        popup.show(owner);
        search.requestFocus();
    }

    boolean isShowing() {
        return popup.isShowing();
    }

    private void fill() {
        String wanted = search.getText();
        var rows = new ArrayList<PaletteRow>();
        Layer selected = session.layer();
        back.setVisible(joining != null);
        hint.setVisible(joining != null);
        if (joining == null) {
            head.setText("ADD A LAYER BEHIND " + selected.name());
            for (LayerKind.Group group : LayerKind.Group.values()) {
                List<LayerKind> found = LayerKind.of(group).stream().filter(kind -> kind.matches(wanted)).toList();
                if (!found.isEmpty()) rows.add(new PaletteRow.Heading(group.title()));
                found.forEach(kind -> rows.add(new PaletteRow.OfKind(kind)));
            }
        } else {
            head.setText("%s: %s AND WHICH OTHER MAPS?".formatted(joining.title().toUpperCase(java.util.Locale.ROOT),
                    selected.name()));
            Outline outline = session.outlineProperty().get();
            rows.addAll(PaletteRow.partners(joining, outline, session.selection().layer()).stream()
                    .filter(row -> row.name().toLowerCase(java.util.Locale.ROOT)
                            .contains(wanted.strip().toLowerCase(java.util.Locale.ROOT)))
                    .toList());
            hint.setText(rows.stream().anyMatch(PaletteRow::choosable)
                    ? "Maps that fit come first. Esc goes back to the kinds."
                    : "None of these maps fits %s. Esc goes back to the kinds.".formatted(selected.name()));
        }
        list.getItems().setAll(rows);
        select(best(rows, wanted), 1);
    }

    /// Where the kind stands whose name is nearest to what is searched.
    private static int best(List<PaletteRow> rows, String wanted) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < rows.size(); i++)
            if (rows.get(i) instanceof PaletteRow.OfKind(LayerKind kind) && kind.distance(wanted) < least) {
                least = kind.distance(wanted);
                best = i;
            }
        return best;
    }

    /// From the second input to the kinds.
    private void back() {
        joining = null;
        search.setText("");
        fill();
    }

    /// The first row from here that can be chosen.
    private void select(int from, int step) {
        for (int at = from; at >= 0 && at < list.getItems().size(); at += step)
            if (list.getItems().get(at).choosable()) {
                list.getSelectionModel().select(at);
                list.scrollTo(Math.max(0, at - 3));
                return;
            }
    }

    private void key(KeyEvent event) {
        int now = list.getSelectionModel().getSelectedIndex();
        if (event.getCode() == KeyCode.DOWN) select(now + 1, 1);
        else if (event.getCode() == KeyCode.UP) select(now - 1, -1);
        else if (event.getCode() == KeyCode.ENTER) choose(list.getSelectionModel().getSelectedItem());
        else if (event.getCode() == KeyCode.ESCAPE && joining != null) back();
        else if (event.getCode() == KeyCode.ESCAPE) popup.hide();
        else
            return;
        event.consume();
    }

    private void choose(@Nullable PaletteRow row) {
        int number = session.selection().layer();
        Outline.Row selected = session.outlineProperty().get().row(number);
        switch (row) {
            case PaletteRow.OfKind(LayerKind kind) when kind.joins() -> {
                joining = kind;
                search.setText("");
                fill();
            }
            case PaletteRow.OfKind(LayerKind kind) -> add(kind, selected, number);
            case PaletteRow.Partner partner -> {
                LayerKind kind = joining;
                if (kind != null && partner.choosable()) add(kind, selected, number, partner.number());
            }
            case PaletteRow.Heading _ -> {
            }
            case null -> {
            }
        }
    }

    private void add(LayerKind kind, Outline.Row behind, int number, int... further) {
        var inputs = new int[further.length + 1];
        inputs[0] = number;
        System.arraycopy(further, 0, inputs, 1, further.length);
        var shape = behind.output() == null ? session.project().picture().shape() : behind.output();
        popup.hide();
        chosen.accept(Layer.of(kind.stem() + 1, kind.first(shape, number + 1L), inputs));
    }

    private final class Cell extends ListCell<PaletteRow> {
        private final PaletteEntry entry = new PaletteEntry(theme);

        Cell() {
            setOnMouseClicked(_ -> {
                if (getItem() != null && getItem().choosable()) choose(getItem());
            });
        }

        @Override
        protected void updateItem(@Nullable PaletteRow item, boolean empty) {
            super.updateItem(item, empty);
            setDisable(empty || item == null || !item.choosable());
            setGraphic(item == null || empty ? null : entry.of(item));
            setAccessibleText(item == null ? "" : item.spoken());
        }
    }
}
