package org.fovea.ui.kit;

import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// Icons of one pack, and buttons made of them.
public final class Icons {
    private Icons() {
    }

    public static FontIcon of(Ikon code) {
        return FontIcon.of(code, 18);
    }

    /// A button that shows only an icon; its name is read to those who cannot see it.
    public static Button button(Ikon code, String name, String tooltip) {
        return dress(new Button(), code, name, tooltip);
    }

    public static ToggleButton toggle(Ikon code, String name, String tooltip) {
        return dress(new ToggleButton(), code, name, tooltip);
    }

    private static <B extends ButtonBase> B dress(B button, Ikon code, String name, String tooltip) {
        button.setGraphic(of(code));
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(tooltip));
        button.getStyleClass().add("icon-button");
        return button;
    }
}
