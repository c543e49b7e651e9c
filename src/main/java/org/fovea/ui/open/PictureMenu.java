package org.fovea.ui.open;

import java.nio.file.Path;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import org.fovea.session.Session;
import org.fovea.ui.kit.Icons;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;

/// The picture in the header: its name, and every way to another one.
public final class PictureMenu extends MenuButton {
    private final Opening opening;
    private final Menu recent = new Menu("Recent");

    /// @param choose asks for a file
    /// @param paste takes what is on the clipboard
    /// @param samples shows the gallery of samples and patterns
    public PictureMenu(Session session, Opening opening, Runnable choose, Runnable paste, Runnable samples) {
        this.opening = opening;
        setGraphic(Icons.of(MaterialDesignI.IMAGE_OUTLINE));
        setTooltip(new Tooltip("The picture the layer looks at: open another, paste one, or choose a sample"));
        setMnemonicParsing(false);
        textProperty().bind(session.projectProperty().map(project -> project.picture().name()));
        setMaxWidth(220);
        var open = item("Open…", "Shortcut+O", choose);
        var pasted = item("Paste picture", "Shortcut+V", paste);
        var gallery = item("Samples and patterns…", "Shortcut+G", samples);
        getItems().addAll(open, pasted, recent, new SeparatorMenuItem(), gallery);
        opening.recent().addListener((ListChangeListener<Path>) _ -> showRecent());
        showRecent();
    }

    private static MenuItem item(String name, String shortcut, Runnable action) {
        var item = new MenuItem(name);
        // Shown here, handled by the window: an accelerator of a menu would take Ctrl+V from text fields.
        item.setUserData(KeyCombination.valueOf(shortcut));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void showRecent() {
        recent.getItems().clear();
        for (Path file : opening.recent()) {
            var item = new MenuItem(file.getFileName().toString());
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> opening.file(file));
            recent.getItems().add(item);
        }
        recent.setDisable(recent.getItems().isEmpty());
    }
}
