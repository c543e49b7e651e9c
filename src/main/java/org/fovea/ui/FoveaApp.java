package org.fovea.ui;

import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.fovea.project.WindowOptions;
import org.fovea.project.WindowOptions.Size;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// The app in a window.
public final class FoveaApp {
    private static final Size USUAL = new Size(1440, 900);

    private FoveaApp() {
    }

    /// Opens the window and returns when it was closed.
    ///
    /// @throws UnsupportedOperationException when the system has no display that can be used
    public static void open(WindowOptions options) {
        var closed = new CompletableFuture<@Nullable Void>();
        Platform.startup(() -> {
            try {
                show(options).setOnHidden(_ -> closed.complete(null));
            } catch (RuntimeException e) {
                closed.completeExceptionally(e);
            }
        });
        closed.join();
    }

    private static Stage show(WindowOptions options) {
        Size size = options.size() == null ? USUAL : options.size();
        var scene = new Scene(new BorderPane(), size.width(), size.height());
        var theme = new Theme();
        if (options.theme() != null) theme.choiceProperty().set(switch (options.theme()) {
            case LIGHT -> Theme.Choice.LIGHT;
            case DARK -> Theme.Choice.DARK;
        });
        theme.dress(scene);
        var stage = new Stage();
        stage.setTitle("Fovea");
        stage.setScene(scene);
        stage.show();
        return stage;
    }
}
