package org.fovea.ui.strip;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.fovea.ui.kit.Theme;

/// How a line of the palette looks: a drawing, a name, a sentence.
final class PaletteEntry {
    private static final double TEXT = 320;

    private final KindIcon icon;
    private final Label title = new Label();
    private final Label about = new Label();
    private final Label heading = new Label();
    private final VBox words = new VBox(title, about);
    private final HBox line;

    PaletteEntry(Theme theme) {
        icon = new KindIcon(theme);
        title.getStyleClass().add("card-name");
        about.getStyleClass().addAll("quiet", "small");
        about.setWrapText(true);
        about.setMaxWidth(TEXT);
        about.setMinHeight(Label.USE_PREF_SIZE);
        heading.getStyleClass().add("section-head");
        line = new HBox(12, icon, words);
        line.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
    }

    Node of(PaletteRow row) {
        return switch (row) {
            case PaletteRow.Heading(String text) -> {
                heading.setText(text);
                yield heading;
            }
            case PaletteRow.OfKind(var kind) -> {
                icon.show(kind);
                yield words(kind.title(), kind.about(), true);
            }
            case PaletteRow.Partner partner -> words(partner.name(), partner.about(), false);
        };
    }

    private Node words(String name, String sentence, boolean drawn) {
        icon.setVisible(drawn);
        icon.setManaged(drawn);
        title.setText(name);
        about.setText(sentence);
        return line;
    }
}
