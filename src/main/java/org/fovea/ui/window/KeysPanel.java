package org.fovea.ui.window;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.fovea.ui.kit.Section;
import org.fovea.ui.kit.Theme;

/// What keys and mouse do, as a popup.
final class KeysPanel {
    /// Of the window's height, what is above the popup and a margin below.
    private static final double AROUND = 80;

    private final Shortcuts shortcuts;
    private final Theme theme;
    private final PopOver popup = new PopOver();

    KeysPanel(Shortcuts shortcuts, Theme theme) {
        this.shortcuts = shortcuts;
        this.theme = theme;
        popup.setArrowLocation(PopOver.ArrowLocation.TOP_RIGHT);
        popup.setDetachable(false);
        popup.setAnimated(false);
    }

    void show(Node owner) {
        var pictures = new LinkedHashMap<String, String>();
        pictures.put("wheel, pinch, + −", "zoom input and map together");
        pictures.put("drag", "move them; with the brush on, paint the input");
        pictures.put("0", "show all");
        pictures.put("click, Enter", "pin a neuron of the map; Esc lets it go");
        pictures.put("arrows, Shift+arrows", "move the pinned neuron, or the pixel, by 1 or 10");
        pictures.put("double click, Enter", "type the values of a pixel of the input");
        var filters = new LinkedHashMap<String, String>();
        filters.put("arrows", "move from weight to weight");
        filters.put("digits, Enter", "type a weight");
        filters.put("drag up or down", "change a weight");
        var layers = new LinkedHashMap<String, String>();
        layers.put("← → Home End", "choose a layer; the wheel scrolls");
        layers.put("Alt+← Alt+→, drag", "move the layer");
        layers.put("Insert, Delete", "add a layer behind it, delete it");
        layers.put("Ctrl+Shift+D, Space", "duplicate, disable or enable it");
        layers.put("F2, double click", "rename it");
        var overview = new LinkedHashMap<String, String>();
        overview.put("arrows, Home End", "move from map to map and from layer to layer");
        overview.put("Page ↑ Page ↓", "further maps of a folded column");
        overview.put("Enter", "open the map in Explore");
        var stack = new LinkedHashMap<String, String>();
        stack.put("Page ↑ Page ↓, M N", "another layer, another map");
        stack.put("Ctrl+arrows, drag", "turn and tilt the planes");
        stack.put("B, Ctrl+click", "hold a neuron: what it and another see together");
        stack.put("X C, Shift+drag", "spread them, bring them together");
        var step = new LinkedHashMap<String, String>();
        step.put("→ ←, Page ↓ Page ↑", "a step; Shift and Ctrl go further");
        step.put("space, 1 … 9", "play or pause; how fast");
        step.put("↓ ↑, Home End", "a row; the beginning and the end");
        step.put("[ ] L", "loop from here, to here; no loop");
        step.put("Enter, Backspace", "follow the term down; back up");
        var learn = new LinkedHashMap<String, String>();
        learn.put("Space, B, E", "play or pause; one batch, one epoch");
        learn.put("← →", "another test example");
        learn.put("Ctrl+← Ctrl+→, Ctrl+Home", "look back in the training, to its beginning");
        learn.put("Ctrl+End", "the newest moment again");
        var tabs = new LinkedHashMap<String, String>();
        tabs.put("Page ↑ Page ↓", "another layer, another test picture");
        tabs.put("arrows, Home", "another map or answer; shift the picture");
        tabs.put("Enter, Backspace", "follow a link between maps; back");
        tabs.put("Space E + − Delete", "draw, erase, thicker, thinner, clear");
        // In two columns, because one is much higher than a screen; in a small window even two are.
        var all = new HBox(24,
                new VBox(16, new Section("EVERYWHERE", table(shortcuts.texts())),
                        new Section("IN THE STACK", table(stack)), new Section("WHILE IT LEARNS", table(learn))),
                new VBox(16, new Section("ON A PICTURE", table(pictures)), new Section("ON THE LAYERS", table(layers)),
                        new Section("IN THE OVERVIEW", table(overview)),
                        new Section("IN THE FILTER", table(filters)), new Section("STEP BY STEP", table(step)),
                        new Section("WHAT WAS LEARNED", table(tabs))));
        all.getStyleClass().add("popup-content");
        var scroll = new ScrollPane(all);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMaxHeight(owner.getScene().getHeight() - AROUND);
        popup.setContentNode(scroll);
        theme.dress(popup);
        popup.show(owner);
        // So that its keys scroll.
        scroll.requestFocus();
    }

    private static GridPane table(Map<String, String> rows) {
        var table = new GridPane(16, 4);
        int row = 0;
        for (var entry : rows.entrySet()) {
            var keys = new Label(entry.getKey());
            keys.getStyleClass().addAll("numbers", "accent-text");
            table.add(keys, 0, row);
            table.add(new Label(entry.getValue()), 1, row++);
        }
        return table;
    }
}
