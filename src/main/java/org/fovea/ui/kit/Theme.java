package org.fovea.ui.kit;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.InputStream;
import java.util.List;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import org.controlsfx.control.PopOver;
import org.fovea.figure.Palette;

/// Light or dark, for controls and figures alike; follows the system unless the user chose.
public final class Theme {
    /// What the user chose.
    public enum Choice {
        SYSTEM, LIGHT, DARK
    }

    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
    private static final List<String> FONTS = List.of("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf",
            "JetBrainsMono-Regular.ttf", "JetBrainsMono-Bold.ttf");

    private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(Choice.SYSTEM);
    private final ReadOnlyObjectWrapper<Palette> palette = new ReadOnlyObjectWrapper<>(Palette.LIGHT);

    public Theme() {
        for (String font : FONTS) {
            InputStream in = Palette.class.getResourceAsStream("fonts/" + font);
            if (in == null) throw new IllegalStateException("the font " + font + " is missing");
            Font.loadFont(in, 13);
        }
        choice.subscribe(_ -> refresh());
        Platform.getPreferences().colorSchemeProperty().subscribe(_ -> refresh());
    }

    private void refresh() {
        boolean dark = switch (choice.get()) {
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
            case LIGHT -> false;
            case DARK -> true;
        };
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        palette.set(dark ? Palette.DARK : Palette.LIGHT);
    }

    /// Gives a scene the app's looks and keeps it in step.
    public void dress(Scene scene) {
        dress(scene.getRoot());
    }

    /// Gives the root of a scene or a popup the app's looks and keeps it in step.
    public void dress(Parent root) {
        if (root.getStylesheets().contains(style())) return;
        root.getStylesheets().add(style());
        root.getStyleClass().add("fovea");
        palette.subscribe(p -> root.pseudoClassStateChanged(DARK, p.equals(Palette.DARK)));
    }

    /// Gives a pop-over the app's looks and keeps it in step; it takes its root's style classes from its own.
    public void dress(PopOver popOver) {
        if (!popOver.getStyleClass().contains("fovea")) popOver.getStyleClass().add("fovea");
        dress(popOver.getRoot());
    }

    private static String style() {
        var style = Theme.class.getResource("/org/fovea/ui/fovea.css");
        if (style == null) throw new IllegalStateException("the stylesheet is missing");
        return style.toExternalForm();
    }

    public ObjectProperty<Choice> choiceProperty() {
        return choice;
    }

    public boolean isDark() {
        return palette.get().equals(Palette.DARK);
    }

    public ReadOnlyObjectProperty<Palette> paletteProperty() {
        return palette.getReadOnlyProperty();
    }

    public Palette palette() {
        return palette.get();
    }
}
