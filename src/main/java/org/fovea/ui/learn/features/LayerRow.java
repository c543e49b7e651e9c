package org.fovea.ui.learn.features;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.fovea.figure.learn.feature.Gallery;

/// The layers whose maps can be looked at, as buttons side by side.
final class LayerRow extends HBox {
    private final HBox buttons = new HBox(6);
    private final IntConsumer choose;
    private List<Object> offered = List.of();

    /// @param choose receives the node that was picked
    LayerRow(IntConsumer choose) {
        super(10);
        this.choose = choose;
        var head = new Label("LAYER");
        head.getStyleClass().add("section-head");
        head.setMinWidth(USE_PREF_SIZE);
        buttons.setAlignment(Pos.CENTER_LEFT);
        var scroll = new ScrollPane(buttons);
        scroll.getStyleClass().add("plain-scroll");
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.AS_NEEDED);
        scroll.setFitToHeight(true);
        scroll.setMinWidth(80);
        scroll.setFocusTraversable(false);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(0);
        getChildren().addAll(head, scroll);
    }

    /// The buttons stay while the network learns.
    ///
    /// @param about what is said of a node
    void show(Subject subject, int chosen, IntFunction<String> about) {
        List<Integer> all = Gallery.layers(subject.network());
        var now = new ArrayList<Object>(all);
        now.addAll(subject.names());
        if (!now.equals(offered)) {
            offered = now;
            buttons.getChildren().setAll(all.stream()
                    .map(node -> button(node, subject.names().get(node - 1), about.apply(node))).toList());
        }
        buttons.getChildren().forEach(
                button -> ((ToggleButton) button).setSelected(button.getUserData().equals(chosen)));
    }

    private ToggleButton button(int node, String name, String about) {
        var button = new ToggleButton(name);
        button.setUserData(node);
        button.setMnemonicParsing(false);
        button.setMinWidth(USE_PREF_SIZE);
        button.getStyleClass().addAll("pill", "layer-pill");
        button.setTooltip(new Tooltip(about));
        button.setOnAction(_ -> choose.accept(node));
        return button;
    }

    void clear() {
        offered = List.of();
        buttons.getChildren().clear();
    }
}
