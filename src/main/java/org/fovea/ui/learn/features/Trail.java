package org.fovea.ui.learn.features;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// The way from map to map along their links, each a way back.
final class Trail extends HBox {
    /// Of a long way, the last maps are shown.
    private static final int SHOWN = 3;

    private final Function<Place, String> title;
    private final BiConsumer<Integer, Place> back;

    /// @param title what a map is called
    /// @param back receives how many maps of the way stay, and the one to go back to
    Trail(Function<Place, String> title, BiConsumer<Integer, Place> back) {
        super(6);
        this.title = title;
        this.back = back;
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(0);
    }

    /// @param way the maps before this one, the first one first
    void show(List<Place> way, Place here) {
        var nodes = new ArrayList<Node>();
        int first = Math.max(0, way.size() - SHOWN);
        if (first > 0) nodes.add(new Label("…"));
        for (int n = first; n < way.size(); n++) {
            int at = n;
            var button = new Button(title.apply(way.get(n)));
            button.setMnemonicParsing(false);
            button.getStyleClass().add("pill");
            button.setTooltip(new Tooltip("Back to %s (Backspace goes back by one)".formatted(button.getText())));
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(_ -> back.accept(at, way.get(at)));
            nodes.add(button);
            nodes.add(new Label("›"));
        }
        var now = new Label(title.apply(here));
        now.getStyleClass().add("section-title");
        now.setMinWidth(USE_PREF_SIZE);
        nodes.add(now);
        getChildren().setAll(nodes);
    }
}
