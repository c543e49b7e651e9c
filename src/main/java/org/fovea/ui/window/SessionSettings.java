package org.fovea.ui.window;

import java.util.Locale;
import org.fovea.format.Settings;
import org.fovea.ui.kit.Theme;

/// The theme as it is written to the settings.
final class SessionSettings {
    private SessionSettings() {
    }

    static String name(Theme.Choice choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    /// What was chosen last; an unknown word means to follow the system.
    static Theme.Choice theme(Settings settings) {
        for (Theme.Choice choice : Theme.Choice.values()) if (name(choice).equals(settings.theme())) return choice;
        return Theme.Choice.SYSTEM;
    }
}
