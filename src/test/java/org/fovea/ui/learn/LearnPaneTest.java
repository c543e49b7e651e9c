package org.fovea.ui.learn;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.fovea.compute.Projects;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.train.Optimizer;
import org.fovea.project.Project;
import org.fovea.project.learn.ShapeSettings;
import org.fovea.project.learn.Task;
import org.fovea.session.Jobs;
import org.fovea.ui.export.FilmJob;
import org.fovea.ui.learn.film.FilmPanel;
import org.fovea.session.Learning;
import org.fovea.session.Learning.State;
import org.fovea.session.Lesson;
import org.fovea.session.Session;
import org.fovea.session.SideBySide;
import org.fovea.ui.Hand;
import org.fovea.ui.Sessions;
import org.fovea.ui.export.Exhibits;
import org.fovea.ui.kit.NumberField;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Theme;
import org.fovea.ui.open.Dialogs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Mode Learn with a task that is learned in a moment: everything runs where it is asked for.
@ExtendWith(ApplicationExtension.class)
class LearnPaneTest {
    private final Project document = Projects.small();
    private final List<String> said = new ArrayList<>();
    private Session session = Sessions.of(document);
    private @Nullable Learning learning;
    private @Nullable LearnPane pane;
    private @Nullable Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        session = Sessions.of(document);
        var made = new Learning(session, Machine.SCALAR, new Lesson(), Runnable::run, Runnable::run, said::add);
        learning = made;
        var theme = new Theme();
        var painter = new Painter(Runnable::run, Runnable::run, Runnable::run, failure -> {
            throw failure;
        });
        var beside = new SideBySide(Machine.SCALAR, Runnable::run, Runnable::run, said::add);
        var dialogs = new Dialogs() {
            @Override
            public Optional<Path> open() {
                return Optional.empty();
            }

            @Override
            public Optional<Path> save(String name) {
                return Optional.empty();
            }

            @Override
            public Optional<Path> folder(String title) {
                return Optional.of(Path.of("pictures"));
            }
        };
        var films = new FilmPanel(made, theme, dialogs,
                new FilmJob(new Jobs(Runnable::run, Runnable::run, said::add), said::add, Runnable::run));
        var built = new LearnPane(session, made, beside, theme, painter, said::add, dialogs, new Exhibits(), films);
        pane = built;
        var scene = new Scene(built, 1100, 800);
        theme.dress(scene);
        shown.setScene(scene);
        shown.setX(0);
        shown.setY(0);
        shown.show();
        built.requestFocus();
    }

    private Learning learning() {
        return requireNonNull(learning);
    }

    private double epochs() {
        return requireNonNull(learning().moments().shownProperty().get()).epochs();
    }

    private static boolean seen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) if (!at.isVisible()) return false;
        return true;
    }

    /// Whether any control or label says this.
    private static boolean says(FxRobot fx, String part) {
        return !fx.lookup((Node n) -> n instanceof Labeled label && seen(n) && label.getText() != null
                && label.getText().contains(part)).queryAll().isEmpty();
    }

    @Test
    void space_trains_and_the_numbers_tell_of_it(FxRobot fx) {
        assertThat(says(fx, "60 pictures.")).as("what is known before training").isTrue();
        fx.type(KeyCode.SPACE);
        assertThat(learning().stateProperty().get()).isEqualTo(State.FINISHED);
        assertThat(says(fx, "4.00 / 4")).isTrue();
        assertThat(says(fx, "epoch 4.00 · batch 48")).isTrue();
    }

    @Test
    void single_batches_and_epochs_have_keys_and_buttons(FxRobot fx) {
        fx.type(KeyCode.B);
        assertThat(requireNonNull(learning().moments().newestProperty().get()).batches()).isEqualTo(1);
        fx.type(KeyCode.E);
        assertThat(epochs()).isEqualTo(1);
        var hand = new Hand(fx);
        fx.interact(() -> hand.named(Button.class, "One epoch").fire());
        assertThat(epochs()).isEqualTo(2);
        fx.interact(() -> hand.named(Button.class, "One batch").fire());
        assertThat(epochs()).isGreaterThan(2).isLessThan(2.2);
        fx.interact(() -> hand.named(Button.class, "Restart").fire());
        assertThat(epochs()).isZero();
        assertThat(says(fx, "Back to Digits, 2.1 epochs")).isTrue();
        hand.press("Back to Digits, 2.1 epochs");
        assertThat(epochs()).isGreaterThan(2);
    }

    @Test
    void arrow_keys_choose_the_example_and_with_ctrl_the_moment(FxRobot fx) {
        fx.type(KeyCode.SPACE);
        fx.type(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.LEFT);
        assertThat(learning().exampleProperty().get()).isEqualTo(1);
        fx.press(KeyCode.CONTROL).type(KeyCode.LEFT).type(KeyCode.LEFT).release(KeyCode.CONTROL);
        assertThat(requireNonNull(learning().moments().shownProperty().get()).batches()).isEqualTo(46);
        assertThat(says(fx, "Take over epoch 3.83")).isTrue();
        fx.press(KeyCode.CONTROL).type(KeyCode.HOME).release(KeyCode.CONTROL);
        assertThat(epochs()).isZero();
        new Hand(fx).press("Live");
        assertThat(epochs()).isEqualTo(4);
    }

    @Test
    void the_settings_of_a_task_that_is_brought_back_are_shown(FxRobot fx) {
        ShapeSettings usual = ShapeSettings.USUAL;
        fx.interact(() -> {
            learning().taskProperty().set(new Task.Shapes(usual));
            learning().practice().oneBatch();
            learning().taskProperty().set(new Task.Shapes(new ShapeSettings(48, false, usual.smallest(),
                    usual.largest(), usual.turn(), usual.clutter(), usual.noise(), 600, usual.test(), 1)));
        });
        var hand = new Hand(fx);
        assertThat(hand.named(NumberField.class, "side in pixels").getText()).isEqualTo("48");
        fx.interact(() -> learning().bringBack());
        assertThat(hand.named(NumberField.class, "side in pixels").getText()).isEqualTo("32");
        assertThat(hand.named(NumberField.class, "to learn from").getText()).isEqualTo("3000");
    }

    @Test
    void a_drag_under_the_curves_looks_back(FxRobot fx) {
        fx.type(KeyCode.SPACE);
        Node bar = fx.lookup(".time-bar").query();
        Bounds at = bar.localToScreen(bar.getLayoutBounds());
        fx.clickOn(at.getMinX() + 5 + (at.getWidth() - 10) * 0.25, at.getCenterY());
        assertThat(epochs()).isBetween(0.9, 1.1);
        fx.clickOn(at.getMaxX() - 1, at.getCenterY());
        assertThat(learning().moments().isLive()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0, nothing is learned", "−1, nothing is learned", "1000, overshoots", "abc, a number from"})
    void a_learning_rate_that_cannot_work_is_explained_where_it_is_set(String typed, String reason, FxRobot fx) {
        var hand = new Hand(fx);
        hand.type("learning rate", typed);
        assertThat(says(fx, reason)).isTrue();
        assertThat(learning().settingsProperty().get().learningRate()).isEqualTo(Lesson.SETTINGS.learningRate());
        fx.interact(() -> requireNonNull(pane).requestFocus());
        assertThat(says(fx, reason)).as("as long as it stands there").isTrue();
        hand.type("learning rate", "0.01");
        assertThat(says(fx, reason)).isFalse();
        assertThat(learning().settingsProperty().get().learningRate()).isEqualTo(0.01f);
    }

    @Test
    void the_optimizer_brings_its_own_settings(FxRobot fx) {
        var hand = new Hand(fx);
        hand.press("SGD");
        hand.press("Nesterov's momentum");
        hand.type("momentum", "0.8");
        assertThat(learning().settingsProperty().get().optimizer()).isEqualTo(new Optimizer.Sgd(0.8f, true));
        hand.type("momentum", "1");
        assertThat(says(fx, "below 1")).isTrue();
        hand.press("As usual for the task");
        assertThat(learning().settingsProperty().get()).isEqualTo(Lesson.SETTINGS);
        assertThat(says(fx, "below 1")).isFalse();
    }

    @Test
    void shapes_have_settings_and_say_what_cannot_be(FxRobot fx) {
        fx.interact(() -> learning().taskProperty().set(new Task.Shapes(ShapeSettings.USUAL)));
        var hand = new Hand(fx);
        hand.type("side in pixels", "7");
        assertThat(says(fx, "16 to 128 pixels, not 7")).isTrue();
        hand.type("side in pixels", "48");
        assertThat(learning().taskProperty().get())
                .isInstanceOfSatisfying(Task.Shapes.class, task -> assertThat(task.settings().side()).isEqualTo(48));
        assertThat(says(fx, "not 7")).isFalse();
    }

    @Test
    void every_task_can_be_chosen(FxRobot fx) {
        ComboBox<?> tasks = new Hand(fx).named(ComboBox.class, "Task");
        for (int n = 0; n < tasks.getItems().size(); n++) {
            int number = n;
            fx.interact(() -> tasks.getSelectionModel().select(number));
            assertThat(requireNonNull(learning().dataProperty().get()).task())
                    .isSameAs(learning().taskProperty().get());
        }
        assertThat(learning().taskProperty().get()).isInstanceOfSatisfying(Task.Folder.class,
                task -> assertThat(task.folder()).isEqualTo(Path.of("pictures")));
    }

    private static List<String> tabs(FxRobot fx) {
        return fx.lookup(".learn-tabs .toggle-button").<ToggleButton>queryAll().stream()
                .map(tab -> (tab.isSelected() ? "*" : "") + tab.getText()).toList();
    }

    @Test
    void the_hidden_filter_brings_its_own_tab_and_takes_it_away_again(FxRobot fx) {
        assertThat(tabs(fx)).contains("*Train").doesNotContain("Recover");
        ComboBox<?> tasks = new Hand(fx).named(ComboBox.class, "Task");
        fx.interact(() -> tasks.getSelectionModel().select(0));
        assertThat(tabs(fx)).containsExactly("*Recover", "Train");
        fx.interact(() -> tasks.getSelectionModel().select(1));
        assertThat(tabs(fx)).contains("*Train", "Answers").doesNotContain("Recover");
    }

    @Test
    void taking_over_changes_the_document_in_one_step(FxRobot fx) {
        fx.type(KeyCode.SPACE);
        new Hand(fx).press("Take over into the document");
        assertThat(session.project().layers()).hasSize(2);
        assertThat(session.project().picture().shape()).isEqualTo(Lesson.INPUT);
        fx.interact(session::undo);
        assertThat(session.project()).isEqualTo(document);
    }

    @ParameterizedTest
    @CsvSource({"1440, 826", "1024, 600"})
    void nothing_lies_outside_at_either_size(double width, double height, FxRobot fx) {
        fx.interact(() -> {
            requireNonNull(stage).setWidth(width);
            requireNonNull(stage).setHeight(height);
        });
        fx.type(KeyCode.SPACE);
        Region root = requireNonNull(pane);
        Bounds all = root.localToScreen(root.getLayoutBounds());
        for (String style : List.of(".learn-run", ".time-bar", ".train-middle", ".train-below", ".learn-tabs")) {
            Node part = fx.lookup(style).query();
            Bounds at = part.localToScreen(part.getLayoutBounds());
            assertThat(all.contains(at.getMinX(), at.getMinY())).as(style + " begins inside").isTrue();
            assertThat(at.getMaxX()).as(style).isLessThanOrEqualTo(all.getMaxX() + 0.5);
            assertThat(at.getMaxY()).as(style).isLessThanOrEqualTo(all.getMaxY() + 0.5);
        }
        Node middle = fx.lookup(".train-middle").query();
        assertThat(middle.getLayoutBounds().getHeight()).as("room for filters").isGreaterThan(150);
    }
}
