package org.fovea.ui.learn.beside;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.fovea.figure.TableText;

/// A table of words and numbers that can be copied. Its labels stay while only their texts change.
final class WordTable extends VBox {
    private final GridPane grid = new GridPane();
    private final boolean ruled;
    private List<String> head = List.of();
    private List<List<String>> rows = List.of();
    private final List<Label> labels = new ArrayList<>();

    /// @param ruled whether the last column says how the others are counted
    WordTable(String name, boolean ruled) {
        super(8);
        this.ruled = ruled;
        grid.getStyleClass().add("cost-table");
        grid.setHgap(20);
        grid.setVgap(6);
        grid.setAccessibleText(name);
        var words = new Label("copy as");
        words.getStyleClass().add("quiet");
        var copies = new HBox(8, words, copy("CSV", TableText.CSV), copy("Markdown", TableText.MARKDOWN),
                copy("LaTeX", TableText.LATEX));
        copies.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(grid, copies);
    }

    private Button copy(String form, TableText text) {
        var button = new Button(form);
        button.getStyleClass().add("pill");
        button.setAccessibleText("Copy “%s” as %s".formatted(grid.getAccessibleText(), form));
        button.setTooltip(new Tooltip("Copies the table as %s to the clipboard".formatted(form)));
        button.setOnAction(_ -> {
            var content = new ClipboardContent();
            content.putString(text.of(head, text == TableText.CSV ? plain() : rows));
            Clipboard.getSystemClipboard().setContent(content);
        });
        return button;
    }

    /// The rows with numbers that other programs read: without separators.
    private List<List<String>> plain() {
        return rows.stream().map(row -> row.stream().map(cell -> cell.matches("[0-9]{1,3}(,[0-9]{3})+")
                ? cell.replace(",", "")
                : cell).toList()).toList();
    }

    /// @param cells each row as long as the head
    void show(List<String> titles, List<List<String>> cells) {
        boolean same = titles.equals(head) && cells.size() == rows.size();
        head = List.copyOf(titles);
        rows = List.copyOf(cells);
        if (!same) build();
        int at = 0;
        for (List<String> row : rows) for (String cell : row) labels.get(at++).setText(cell);
    }

    private void build() {
        grid.getChildren().clear();
        grid.getColumnConstraints().clear();
        labels.clear();
        for (int c = 0; c < head.size(); c++) {
            var column = new ColumnConstraints();
            column.setHalignment(c == 0 || rule(c) ? HPos.LEFT : HPos.RIGHT);
            if (rule(c)) column.setHgrow(Priority.ALWAYS);
            grid.getColumnConstraints().add(column);
            Label title = label("section-head");
            title.setText(rule(c) ? "" : head.get(c));
            grid.add(title, c, 0);
        }
        for (int r = 0; r < rows.size(); r++)
            for (int c = 0; c < head.size(); c++) {
                Label cell = label(rule(c) ? "quiet" : c == 0 ? "words" : "numbers");
                if (rule(c)) {
                    cell.setMinWidth(0);
                    cell.setWrapText(true);
                    cell.setMinHeight(USE_PREF_SIZE);
                }
                labels.add(cell);
                grid.add(cell, c, r + 1);
            }
    }

    /// Whether a column says how the others are counted.
    private boolean rule(int column) {
        return ruled && column == head.size() - 1;
    }

    private static Label label(String style) {
        var label = new Label();
        label.getStyleClass().add(style);
        label.setMinWidth(USE_PREF_SIZE);
        GridPane.setValignment(label, VPos.TOP);
        return label;
    }
}
