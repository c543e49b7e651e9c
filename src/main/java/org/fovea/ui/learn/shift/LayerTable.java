package org.fovea.ui.learn.shift;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.fovea.compute.learn.shift.ShiftLab;
import org.fovea.engine.net.ReceptiveField;
import org.fovea.figure.TableText;
import org.fovea.figure.learn.shift.ShiftText;

/// What the shift did to every layer; the one that is shown is selected.
final class LayerTable extends VBox {
    private static final double ROW = 30;
    private static final double HEAD = 40;
    private static final int MOST_ROWS = 12;

    /// @param number of the layer
    private record Line(int number, List<String> cells) {
    }

    private final TableView<Line> table = new TableView<>();
    /// While the selection follows what is shown.
    private boolean following;

    /// @param chosen receives the number of the layer that the user picked
    LayerTable(IntConsumer chosen) {
        super(8);
        for (int c = 0; c < ShiftText.HEAD.size(); c++) table.getColumns().add(column(c));
        table.getStyleClass().add("field-table");
        table.setFixedCellSize(ROW);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setAccessibleText("What the shift did to every layer");
        table.getSelectionModel().selectedItemProperty().subscribe(line -> {
            if (line != null && !following) chosen.accept(line.number());
        });
        var words = new Label("copy as");
        words.getStyleClass().add("quiet");
        var copies = new HBox(8, words, copy("CSV", TableText.CSV), copy("Markdown", TableText.MARKDOWN),
                copy("LaTeX", TableText.LATEX));
        copies.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(table, copies);
    }

    private static TableColumn<Line, String> column(int number) {
        var column = new TableColumn<Line, String>();
        var title = new Label(ShiftText.HEAD.get(number));
        title.setTooltip(new Tooltip(ShiftText.ABOUT.get(number)));
        column.setGraphic(title);
        column.setSortable(false);
        column.setReorderable(false);
        column.setMinWidth(number == 2 ? 150 : 92);
        column.setCellValueFactory(line -> new ReadOnlyStringWrapper(line.getValue().cells().get(number)));
        column.setCellFactory(_ -> new Words(number > 0));
        return column;
    }

    /// A cell of numbers is written like all numbers.
    private static final class Words extends TableCell<Line, String> {
        Words(boolean numbers) {
            if (numbers) getStyleClass().add("numbers");
        }

        @Override
        protected void updateItem(String item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty ? "" : item);
        }
    }

    private Button copy(String name, TableText form) {
        var button = new Button(name);
        button.getStyleClass().add("pill");
        button.setTooltip(new Tooltip("Copies the table as %s to the clipboard".formatted(name)));
        button.setOnAction(_ -> {
            var content = new ClipboardContent();
            content.putString(form.of(ShiftText.HEAD, table.getItems().stream().map(Line::cells).toList()));
            Clipboard.getSystemClipboard().setContent(content);
        });
        return button;
    }

    void show(Bench.Subject subject, ShiftLab lab, List<ReceptiveField> fields) {
        var lines = new ArrayList<Line>();
        for (int n : subject.numbers())
            lines.add(new Line(n,
                    ShiftText.cells(subject.name(n), fields.get(n).rows().jump(), fields.get(n).columns().jump(),
                            lab.layers().get(n - 1))));
        following = true;
        if (!lines.equals(table.getItems())) table.getItems().setAll(lines);
        lines.stream().filter(line -> line.number() == lab.wish().layer()).findFirst()
                .ifPresent(table.getSelectionModel()::select);
        following = false;
        double height = HEAD + ROW * Math.clamp(lines.size(), 1, MOST_ROWS) + 4;
        table.setMinHeight(height);
        table.setPrefHeight(height);
        table.setMaxHeight(height);
    }
}
