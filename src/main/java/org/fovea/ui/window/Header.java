package org.fovea.ui.window;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.fovea.session.Session;
import org.fovea.ui.document.DocumentMenu;
import org.fovea.ui.export.ExportPanel;
import org.fovea.ui.kit.Icons;
import org.fovea.ui.kit.Theme;
import org.fovea.ui.open.PictureMenu;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignK;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;
import org.kordamp.ikonli.materialdesign2.MaterialDesignW;

/// The line at the top: name, document, picture, undo and redo; room in the middle for modes; theme, panels and export.
final class Header extends HBox {
    private static final double ROOMY = 1100;

    private final PictureMenu pictures;
    private final ExportPanel exportPanel;
    private final KeysPanel keysPanel;
    private final Button help = Icons.button(MaterialDesignK.KEYBOARD_OUTLINE, "Keys", "What keys and mouse do (F1)");
    private final Button export = new Button("Export", Icons.of(MaterialDesignT.TRAY_ARROW_DOWN));

    Header(Session session, Theme theme, DocumentMenu document, PictureMenu pictures, ModeBar modes,
            ExportPanel exportPanel, Shortcuts keys, Runnable toggleInspector) {
        super(10);
        this.pictures = pictures;
        this.exportPanel = exportPanel;
        this.keysPanel = new KeysPanel(keys, theme);
        getStyleClass().add("header");
        setMinHeight(48);
        setPrefHeight(48);
        setAlignment(Pos.CENTER_LEFT);
        var mark = Icons.of(MaterialDesignE.EYE_CIRCLE_OUTLINE);
        var name = new Label("Fovea", mark);
        name.getStyleClass().add("app-name");
        name.setMinWidth(USE_PREF_SIZE);
        // Where there is little room, the names of document and picture need it more.
        widthProperty().subscribe(width -> name.setContentDisplay(
                width.doubleValue() < ROOMY ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT));
        Button undo = Icons.button(MaterialDesignU.UNDO, "Undo", "Undo");
        undo.setOnAction(_ -> session.undo());
        undo.disableProperty().bind(session.undoTitleProperty().isNull());
        Button redo = Icons.button(MaterialDesignR.REDO, "Redo", "Redo");
        redo.setOnAction(_ -> session.redo());
        redo.disableProperty().bind(session.redoTitleProperty().isNull());
        session.undoTitleProperty().subscribe(
                title -> undo.setTooltip(new Tooltip("Undo" + (title == null ? "" : ": " + title) + " (Ctrl+Z)")));
        session.redoTitleProperty().subscribe(
                title -> redo.setTooltip(new Tooltip("Redo" + (title == null ? "" : ": " + title) + " (Ctrl+Y)")));
        Button light = Icons.button(MaterialDesignW.WEATHER_NIGHT, "Light or dark",
                "Switch between light and dark (Ctrl+T)");
        light.setOnAction(_ -> switchTheme(theme));
        theme.paletteProperty().subscribe(_ -> light.setGraphic(
                Icons.of(theme.isDark() ? MaterialDesignW.WHITE_BALANCE_SUNNY : MaterialDesignW.WEATHER_NIGHT)));
        Button inspector = Icons.button(MaterialDesignD.DOCK_RIGHT, "Inspector",
                "Show or hide the inspector with filter and settings (Ctrl+I)");
        inspector.setOnAction(_ -> toggleInspector.run());
        help.setOnAction(_ -> showKeys());
        export.setOnAction(_ -> showExport());
        export.getStyleClass().add("primary");
        export.setMinWidth(USE_PREF_SIZE);
        export.setTooltip(
                new Tooltip("Save the feature map, the filter or the input as a picture or as numbers (Ctrl+E)"));
        getChildren().addAll(name, document, pictures, undo, redo, space(), modes, space(), help, light, inspector,
                export);
    }

    private static Region space() {
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    static void switchTheme(Theme theme) {
        theme.choiceProperty().set(theme.isDark() ? Theme.Choice.LIGHT : Theme.Choice.DARK);
    }

    PictureMenu pictures() {
        return pictures;
    }

    void showExport() {
        exportPanel.show(export);
    }

    void showKeys() {
        keysPanel.show(help);
    }
}
