package org.fovea.ui.window;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.fovea.engine.Shape;
import org.fovea.engine.simd.Machine;
import org.fovea.project.LayerEdit;
import org.fovea.project.Project;
import org.fovea.project.WindowOptions;
import org.fovea.project.WindowOptions.Size;
import org.fovea.ui.open.Dialogs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The whole window, with its own threads.
@ExtendWith(ApplicationExtension.class)
class DeskTest {
    @TempDir
    private static Path folder = Path.of("");

    private final CompletableFuture<@Nullable Void> closed = new CompletableFuture<>();
    /// What the user answers in the dialogs of the system.
    private final Deque<Path> chosen = new ArrayDeque<>();
    /// How often the window said that its first map is on screen.
    private final AtomicInteger settled = new AtomicInteger();
    private @Nullable Desk shown;

    @Start
    void start(Stage unused) {
        shown = new Desk(new StateFolder(folder).read(null), Machine.fastest(), Platform::runLater, new Dialogs() {
            @Override
            public Optional<Path> open() {
                return Optional.ofNullable(chosen.poll());
            }

            @Override
            public Optional<Path> save(String name) {
                return open();
            }

            @Override
            public Optional<Path> folder(String title) {
                return Optional.empty();
            }
        }, settled::incrementAndGet, () -> closed.complete(null));
        shown.show(new WindowOptions(null, new Size(1200, 800), WindowOptions.Theme.LIGHT));
    }

    private Desk desk() {
        return requireNonNull(shown);
    }

    private void waitForMaps(Shape input) throws Exception {
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> {
            var evaluation = desk().session().evaluation();
            return evaluation != null && evaluation.input().shape.equals(input) && !evaluation.maps().contains(null);
        });
    }

    @Test
    void every_training_that_goes_with_the_window_is_named() {
        assertThat(Desk.missing(List.of("Digits, 1.0 epochs"))).contains("Digits, 1.0 epochs");
        assertThat(Desk.missing(List.of("Digits, 1.0 epochs", "Shapes, 2.5 epochs"))).contains("Digits, 1.0 epochs",
                "Shapes, 2.5 epochs", "“Back to Shapes, 2.5 epochs”", "the other goes with the window");
    }

    @Test
    void a_first_lesson_from_start_to_close(FxRobot fx) throws Exception {
        waitForMaps(new Shape(3, 427, 640));
        assertThat(desk().session().project().conv(1).orElseThrow().filters()).hasSize(2);
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> settled.get() > 0);

        // A file that is no picture: a sentence, and everything stays.
        Path wrong = Files.writeString(folder.resolve("words.png"), "not a picture");
        fx.interact(() -> desk().opening().file(wrong));
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> desk().jobs().runningProperty().get() == null);
        assertThat(desk().session().project().picture().name()).isEqualTo("temple.jpg");

        // Another picture, and back by undo.
        fx.interact(() -> desk().opening().sample("camera.png"));
        waitForMaps(new Shape(1, 512, 512));
        assertThat(desk().session().project().conv(1).orElseThrow().channels()).isEqualTo(1);
        fx.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        waitForMaps(new Shape(3, 427, 640));
        assertThat(desk().session().undoTitleProperty().get()).isNull();
        fx.press(KeyCode.CONTROL).type(KeyCode.Y).release(KeyCode.CONTROL);
        waitForMaps(new Shape(1, 512, 512));

        // Many quick edits: the newest wins.
        fx.interact(() -> {
            for (int i = 1; i <= 200; i++) desk().session().edit(new LayerEdit.SetBias(0, i));
        });
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> {
            var evaluation = requireNonNull(desk().session().evaluation());
            return evaluation.project().conv(1).orElseThrow().filters().getFirst().filter().bias() == 200;
        });

        // Saved, closed, and there again.
        Path file = folder.resolve("lesson.fovea");
        chosen.add(file);
        fx.press(KeyCode.CONTROL).type(KeyCode.S).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> file.equals(desk().documents().opened().file()));
        assertThat(desk().session().dirtyProperty().get()).isFalse();
        fx.interact(desk()::close);
        closed.get(20, TimeUnit.SECONDS);
        assertThat(settled).hasValue(1);
        StateFolder.Start next = new StateFolder(folder).read(null);
        assertThat(next.file()).isEqualTo(file);
        assertThat(next.leftBehind()).isEmpty();
        Project again = next.document().project();
        assertThat(again.picture().name()).isEqualTo("camera.png");
        assertThat(again.conv(1).orElseThrow().filters().getFirst().filter().bias()).isEqualTo(200);
    }
}
