package org.fovea.ui;

import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import org.fovea.compute.Evaluation;
import org.fovea.engine.simd.Machine;
import org.fovea.project.WindowOptions;
import org.fovea.ui.window.Desk;
import org.fovea.ui.window.StateFolder;
import org.jspecify.annotations.Nullable;

/// The app in a window.
public final class FoveaApp {
    private FoveaApp() {
    }

    /// Opens the window with the document that was open last, or the first lesson, and returns when it was closed.
    ///
    /// @throws UnsupportedOperationException when the system has no display that can be used
    public static void open(WindowOptions options) {
        var closed = new CompletableFuture<@Nullable Void>();
        // The toolkit starts while the last state is read.
        var machine = Machine.fastest();
        // What drags need is compiled once the first map is seen: before, it would take the processor from the window.
        Runnable warm = () -> Thread.ofPlatform().daemon().name("warm-up").start(() -> Evaluation.warm(machine));
        Platform.startup(() -> {});
        StateFolder.Start start = StateFolder.ofUser().read(options.file());
        Platform.runLater(() -> {
            try {
                new Desk(start, machine, Platform::runLater, warm, () -> closed.complete(null)).show(options);
            } catch (RuntimeException e) {
                closed.completeExceptionally(e);
            }
        });
        closed.join();
    }
}
