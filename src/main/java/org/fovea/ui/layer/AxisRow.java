package org.fovea.ui.layer;

import java.util.Locale;
import java.util.function.IntConsumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.fovea.ui.kit.Icons;
import org.fovea.ui.kit.Message;
import org.fovea.ui.kit.NumberField;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

/// One parameter of both axes: a slider and two typed numbers while rows and columns are linked, a slider and a number
/// each while they are separate.
final class AxisRow extends VBox {
    /// Which parameter, and how far it goes.
    ///
    /// @param tooltip teaches the term
    /// @param dragged the end of the slider
    /// @param typed the largest number that can be typed
    record Parameter(String name, String down, String across, String tooltip, int dragged, int typed) {
    }

    /// Receives what the user chose.
    interface Chosen {
        /// @param dragging whether more may follow in the same gesture
        void accept(int rows, int columns, boolean dragging);
    }

    private static final double NAME = 30;

    private final Chosen chosen;
    private final StepSlider both;
    private final StepSlider down;
    private final StepSlider across;
    private final NumberField rowsField;
    private final NumberField columnsField;
    private final ToggleButton link;
    private final Message refusal = new Message();
    private final Label times = new Label();
    private int rows = 1;
    private int columns = 1;

    /// @param labels how wide the name is, so that the rows below each other are aligned
    AxisRow(Parameter parameter, double labels, Chosen chosen, Runnable released) {
        super(4);
        this.chosen = chosen;
        String name = parameter.name();
        both = slider(name, parameter, value -> chosen.accept(value, value, true), released);
        down = slider(parameter.down(), parameter, value -> chosen.accept(value, columns, true), released);
        across = slider(parameter.across(), parameter, value -> chosen.accept(rows, value, true), released);
        rowsField = field(parameter.down(), parameter, value -> typed(value, linked() ? value : columns));
        columnsField = field(parameter.across(), parameter, value -> typed(rows, value));
        link = Icons.toggle(MaterialDesignL.LINK_VARIANT, name + ": same for rows and columns",
                "Linked: rows and columns have the same %s. Otherwise each has its own."
                        .formatted(name.toLowerCase(Locale.ROOT)));
        link.getStyleClass().add("quiet-toggle");
        link.setSelected(true);
        link.setOnAction(_ -> {
            if (linked() && rows != columns) typed(rows, rows);
        });
        var label = new Label(name);
        label.setMinWidth(labels);
        label.setTooltip(new Tooltip(parameter.tooltip()));
        label.setLabelFor(rowsField);
        times.getStyleClass().addAll("numbers", "quiet");
        times.setMinWidth(30);
        Label rowsLabel = quiet("rows");
        Label columnsLabel = quiet("cols");
        rowsLabel.setMinWidth(NAME);
        columnsLabel.setMinWidth(labels + 6 + NAME);
        columnsLabel.setPadding(new Insets(0, 0, 0, labels + 6));
        var below = new Region();
        below.minWidthProperty().bind(link.widthProperty());
        whileLinked(true, both, times);
        whileLinked(false, rowsLabel, down);
        var separate = line(columnsLabel, across, columnsField, below);
        whileLinked(false, separate);
        getChildren().addAll(line(label, rowsLabel, both, down, rowsField, times, link), separate, refusal);
    }

    private void whileLinked(boolean wanted, Node... nodes) {
        var shown = wanted ? link.selectedProperty() : link.selectedProperty().not();
        for (Node node : nodes) {
            node.visibleProperty().bind(shown);
            node.managedProperty().bind(shown);
        }
    }

    private static StepSlider slider(String name, Parameter parameter, IntConsumer chosen,
            Runnable released) {
        var slider = new StepSlider(name, parameter.tooltip(), parameter.dragged(), chosen, released);
        HBox.setHgrow(slider, Priority.ALWAYS);
        slider.setMinWidth(40);
        return slider;
    }

    private NumberField field(String name, Parameter parameter, IntConsumer typed) {
        var field = new NumberField(name, 1, parameter.typed(), true, 1, value -> typed.accept(value.intValue()));
        field.setPrefColumnCount(2);
        field.setMinWidth(40);
        field.setTooltip(new Tooltip("%s, 1 to %d. %s".formatted(name, parameter.typed(), parameter.tooltip())));
        field.onRefused(refusal::say);
        return field;
    }

    private static HBox line(Node... nodes) {
        var line = new HBox(6, nodes);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private boolean linked() {
        return link.isSelected();
    }

    private void typed(int newRows, int newColumns) {
        chosen.accept(newRows, newColumns, false);
    }

    /// Shows what holds. Different numbers come apart by themselves.
    void show(int newRows, int newColumns) {
        rows = newRows;
        columns = newColumns;
        refusal.say("");
        if (rows != columns) link.setSelected(false);
        times.setText("× " + rows);
        times.setMinWidth(rows > 99 ? 44 : 30);
        both.show(rows);
        down.show(rows);
        across.show(columns);
        rowsField.show(rows);
        columnsField.show(columns);
    }

    private static Label quiet(String text) {
        var label = new Label(text);
        label.getStyleClass().add("quiet");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
