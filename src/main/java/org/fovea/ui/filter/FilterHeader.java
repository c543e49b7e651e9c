package org.fovea.ui.filter;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.fovea.engine.Shape;
import org.fovea.project.LayerEdit;
import org.fovea.project.FilterPreset;

/// Which filter is in hand: its number, its name to be edited, its size and the preset it is.
final class FilterHeader extends HBox {
    private static final int LONGEST_NAME = 40;

    private final Workbench bench;
    private final PresetShelf shelf;
    private final Label number = new Label();
    private final TextField name = new TextField();
    private final Label size = new Label();
    private final Label preset = new Label();

    FilterHeader(Workbench bench, PresetShelf shelf) {
        super(8);
        this.bench = bench;
        this.shelf = shelf;
        setAlignment(Pos.BASELINE_LEFT);
        number.getStyleClass().add("section-head");
        number.setMinWidth(USE_PREF_SIZE);
        size.getStyleClass().addAll("numbers", "quiet");
        size.setMinWidth(USE_PREF_SIZE);
        preset.getStyleClass().add("quiet");
        preset.setMinWidth(0);
        preset.managedProperty().bind(preset.textProperty().isNotEmpty());
        name.setId("filter-name");
        name.getStyleClass().add("name-field");
        name.setPrefColumnCount(7);
        name.setMinWidth(64);
        name.setAccessibleText("Name of the filter");
        name.setTooltip(new Tooltip("The name of this filter; exported files carry it too."));
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setOnAction(_ -> commit());
        name.focusedProperty().subscribe((_, focused) -> {
            if (!focused) commit();
        });
        name.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) name.setText(bench.filter().name());
        });
        getChildren().addAll(number, name, size, preset);
        bench.watch(this::refresh);
    }

    private void refresh() {
        Shape shape = bench.shape();
        number.setText("FILTER " + bench.index());
        if (!name.getText().equals(bench.filter().name())) name.setText(bench.filter().name());
        size.setText(shape.height() + "×" + shape.width());
        preset.setText(shelf.recognised().filter(p -> !saidByName(p)).map(FilterPreset::title).orElse(""));
    }

    /// The name often is the preset's; it need not be read twice.
    private boolean saidByName(FilterPreset recognised) {
        String typed = bench.filter().name().toLowerCase(Locale.ROOT);
        return typed.equals(recognised.id()) || typed.equals(recognised.title().toLowerCase(Locale.ROOT));
    }

    private void commit() {
        String typed = name.getText().strip();
        if (typed.isEmpty() || typed.equals(bench.filter().name())) {
            name.setText(bench.filter().name());
            return;
        }
        String kept = typed.substring(0, Math.min(typed.length(), LONGEST_NAME));
        bench.session().editOnce(new LayerEdit.RenameFilter(bench.index(), kept));
    }
}
