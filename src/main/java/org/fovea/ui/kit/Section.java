package org.fovea.ui.kit;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// A part of a panel under a small heading, with a quiet detail beside it.
public final class Section extends VBox {
    private final Label detail = new Label();

    public Section(String title, Node... content) {
        super(8);
        var head = new Label(title);
        head.getStyleClass().add("section-head");
        detail.getStyleClass().addAll("quiet", "numbers");
        var line = new HBox(8, head, detail);
        line.setAlignment(Pos.BASELINE_LEFT);
        getStyleClass().add("section");
        getChildren().add(line);
        getChildren().addAll(content);
    }

    /// What stands beside the heading, such as a shape.
    public Label detail() {
        return detail;
    }
}
