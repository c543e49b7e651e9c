package org.fovea.ui.learn.film;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.fovea.compute.Projects;
import org.fovea.engine.simd.Machine;
import org.fovea.session.Jobs;
import org.fovea.session.Learning;
import org.fovea.session.Lesson;
import org.fovea.ui.Hand;
import org.fovea.ui.Sessions;
import org.fovea.ui.export.FilmJob;
import org.fovea.ui.kit.Theme;
import org.fovea.ui.open.Dialogs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
final class FilmPanelTest {
    @TempDir
    private static Path folder = Path.of("");

    private final List<String> said = new ArrayList<>();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final Learning learning = new Learning(Sessions.of(Projects.small()), Machine.SCALAR, new Lesson(),
            Runnable::run, Runnable::run, said::add);
    private final FilmJob job = new FilmJob(new Jobs(waiting::add, Runnable::run, said::add), said::add, Runnable::run);
    private Path saved = folder;

    @Start
    void start(Stage stage) {
        learning.looking().activeProperty().set(true);
        learning.begin();
        for (int n = 0; n < 9; n++) learning.practice().oneBatch();
        var theme = new Theme();
        var panel = new FilmPanel(learning, theme, new Dialogs() {
            @Override
            public Optional<Path> open() {
                return Optional.empty();
            }

            @Override
            public Optional<Path> save(String name) {
                saved = folder.resolve(name);
                return Optional.of(saved);
            }

            @Override
            public Optional<Path> folder(String title) {
                return Optional.empty();
            }
        }, job);
        var scene = new Scene(new StackPane(new HBox(panel.controls())), 700, 640);
        theme.dress(scene);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    private void open(FxRobot fx) {
        fx.interact(() -> new Hand(fx).named(Button.class, "Save filters over time").fire());
    }

    private void work(FxRobot fx) {
        fx.interact(() -> {
            while (!waiting.isEmpty())
                waiting.removeFirst().run();
        });
    }

    @Test
    void a_film_has_a_picture_for_each_moment_and_rests_at_its_end(FxRobot fx) throws IOException {
        int moments = learning.moments().snapshotsProperty().get().size();
        assertThat(moments).isGreaterThan(2);
        open(fx);
        assertThat(new Hand(fx).says(moments + " pictures")).isTrue();
        new Hand(fx).press("Save…");
        assertThat(saved).hasFileName("conv1-filters-over-time.gif").doesNotExist();
        work(fx);
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (var in = ImageIO.createImageInputStream(saved.toFile())) {
            reader.setInput(in);
            // The last one stays for a second and a half, ten pictures a second.
            assertThat(reader.getNumImages(true)).isEqualTo(moments + 15);
        } finally {
            reader.dispose();
        }
        assertThat(said).last().asString().startsWith("Saved ");
        assertThat(job.running()).isFalse();
    }

    @Test
    void the_contact_sheet_is_as_large_as_it_was_said_to_be(FxRobot fx) throws IOException {
        var hand = new Hand(fx);
        open(fx);
        hand.press("contact sheet");
        hand.type("Moments", "3");
        hand.type("Pixels of a filter", "64");
        assertThat(hand.says("4 filters at 3 moments")).isTrue();
        hand.press("Save…");
        work(fx);
        var image = Objects.requireNonNull(ImageIO.read(saved.toFile()));
        assertThat(image.getHeight()).isEqualTo(12 + 48 + 4 * 68 - 4 + 12);
        assertThat(image.getWidth()).isEqualTo(300);
    }

    @Test
    void another_layer_is_saved_under_its_own_name(FxRobot fx) {
        var hand = new Hand(fx);
        open(fx);
        hand.press("scores");
        hand.press("Save…");
        work(fx);
        assertThat(saved).hasFileName("scores-filters-over-time.gif").isNotEmptyFile();
    }

    @Test
    void what_is_cancelled_leaves_nothing_and_two_are_not_written_at_once(FxRobot fx) throws IOException {
        var hand = new Hand(fx);
        open(fx);
        hand.press("contact sheet");
        hand.press("Save…");
        assertThat(job.running()).isTrue();
        open(fx);
        assertThat(hand.says("Something else is being saved.")).isTrue();
        fx.interact(() -> hand.named(Button.class, "Stop writing").fire());
        work(fx);
        assertThat(said).last().asString().isEqualTo("Cancelled; nothing was written.");
        assertThat(saved).hasFileName("conv1-filters-over-time.png");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(file -> !file.toString().endsWith(".gif") && !file.equals(saved))).isEmpty();
        }
        assertThat(job.running()).isFalse();
    }

    @Test
    void sizes_that_cannot_be_are_refused_in_words(FxRobot fx) {
        var hand = new Hand(fx);
        open(fx);
        hand.type("Pixels of a filter", "5000");
        assertThat(hand.says("128")).isTrue();
    }
}
