package org.fovea.ui.document;

import java.nio.file.Path;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.VBox;
import org.fovea.project.Template;
import org.fovea.session.OpenDocument;
import org.fovea.session.Session;
import org.fovea.ui.kit.Icons;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/// The document in the header: its name, with a mark while it is not saved, and what can be done with it as a whole.
public final class DocumentMenu extends MenuButton {
    private final Documents documents;
    /// Room for the longest sentence about a template.
    private static final double ABOUT = 574;

    private final Menu recent = new Menu("Open recent");

    public DocumentMenu(Session session, Documents documents) {
        this.documents = documents;
        setGraphic(Icons.of(MaterialDesignF.FILE_OUTLINE));
        setTooltip(new Tooltip(
                "The document: the network with its weights, and the picture it looks at, saved as one .fovea file"));
        setMnemonicParsing(false);
        setMaxWidth(200);
        textProperty().bind(title(session, documents.opened()));
        getItems().addAll(item("New", "Shortcut+N", documents::create), templates(),
                item("Open…", "Shortcut+O", documents::choose), recent, new SeparatorMenuItem(),
                item("Save", "Shortcut+S", documents::save),
                item("Save as…", "Shortcut+Shift+S", documents::saveAs));
        documents.recent().addListener((ListChangeListener<Path>) _ -> showRecent());
        showRecent();
    }

    /// The document's name, with a dot before it while it is not saved.
    public static ObservableValue<String> title(Session session, OpenDocument opened) {
        return Bindings.createStringBinding(
                () -> (session.dirtyProperty().get() ? "• " : "") + opened.name(), session.dirtyProperty(),
                opened.fileProperty());
    }

    private Menu templates() {
        var menu = new Menu("New from template");
        for (Template template : Template.values()) {
            var title = new Label(template.title());
            var about = new Label(template.about());
            about.getStyleClass().addAll("quiet", "small");
            about.setMinWidth(Label.USE_PREF_SIZE);
            // Measured before its font is known it would seem too wide to stand beside the menu, and cover it.
            about.setPrefWidth(ABOUT);
            var item = new CustomMenuItem(new VBox(2, title, about));
            item.setOnAction(_ -> documents.from(template));
            menu.getItems().add(item);
        }
        return menu;
    }

    private static MenuItem item(String name, String shortcut, Runnable action) {
        var item = new MenuItem(name);
        // Shown here; the window takes the keys first.
        item.setAccelerator(KeyCombination.valueOf(shortcut));
        item.setOnAction(_ -> action.run());
        return item;
    }

    /// The name of a recent file, with its folder where another one has the same name.
    private String name(Path file) {
        Path name = file.getFileName();
        boolean alone = documents.recent().stream().filter(each -> each.getFileName().equals(name)).count() == 1;
        Path folder = file.toAbsolutePath().getParent();
        return alone || folder == null ? name.toString() : "%s  (%s)".formatted(name, folder);
    }

    private void showRecent() {
        recent.getItems().clear();
        for (Path file : documents.recent()) {
            var item = new MenuItem(name(file));
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> documents.file(file));
            recent.getItems().add(item);
        }
        recent.setDisable(recent.getItems().isEmpty());
    }
}
