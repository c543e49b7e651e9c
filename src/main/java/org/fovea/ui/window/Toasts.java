package org.fovea.ui.window;

import javafx.geometry.Pos;
import javafx.util.Duration;
import org.controlsfx.control.Notifications;
import org.fovea.ui.kit.Icons;
import org.fovea.ui.kit.Notices;
import org.fovea.ui.kit.Theme;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;

/// Notices as quiet notifications in the corner of the window; they go by themselves.
final class Toasts implements Notices {
    private final Theme theme;
    private final javafx.stage.Window owner;

    Toasts(Theme theme, javafx.stage.Window owner) {
        this.theme = theme;
        this.owner = owner;
    }

    @Override
    public void say(String sentence) {
        if (!owner.isShowing()) return;
        Notifications notification = Notifications.create().owner(owner)
                .graphic(Icons.of(MaterialDesignI.INFORMATION_OUTLINE))
                .text(sentence).position(Pos.BOTTOM_RIGHT).hideAfter(Duration.seconds(8))
                .threshold(3, Notifications.create());
        if (theme.isDark()) notification.darkStyle();
        notification.show();
    }
}
