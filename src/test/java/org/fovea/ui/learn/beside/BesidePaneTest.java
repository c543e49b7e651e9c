package org.fovea.ui.learn.beside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.GridPane;
import javafx.stage.Stage;
import org.fovea.compute.Projects;
import org.fovea.compute.learn.beside.Entrant;
import org.fovea.engine.Tensor;
import org.fovea.engine.simd.Machine;
import org.fovea.project.learn.DenoiseSettings;
import java.util.Optional;
import org.fovea.compute.learn.LearningData;
import org.fovea.engine.Cancel;
import org.fovea.engine.train.TrainingSettings;
import org.fovea.project.Layer;
import org.fovea.project.Project;
import org.fovea.session.LearningSource;
import org.fovea.project.learn.ShapeSettings;
import org.fovea.project.learn.Task;
import org.fovea.session.Learning;
import org.fovea.session.Lesson;
import org.fovea.session.SideBySide;
import org.fovea.session.SideBySide.State;
import org.fovea.ui.Hand;
import org.fovea.ui.Sessions;
import org.fovea.ui.export.Exhibit;
import org.fovea.ui.export.Exhibits;
import org.fovea.ui.export.Offered;
import org.fovea.ui.kit.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
final class BesidePaneTest {
    private final SimpleBooleanProperty active = new SimpleBooleanProperty(true);
    private final Deque<Runnable> cranks = new ArrayDeque<>();
    private final List<String> notices = new ArrayList<>();
    private final Exhibits exhibits = new Exhibits();
    private final Learning learning = new Learning(Sessions.of(Projects.small()), Machine.fastest(), new Tasks(),
            Runnable::run, Runnable::run, notices::add);
    /// A worker that waits to be cranked.
    private final SideBySide beside = new SideBySide(Machine.fastest(), cranks::add, Runnable::run, notices::add);

    /// A lesson with classes; without any where something is to be freed of noise.
    private record Tasks(Lesson lesson) implements LearningSource {
        Tasks() {
            this(new Lesson());
        }

        @Override
        public LearningData data(Task task, Project document, Cancel cancel) {
            LearningData data = lesson.data(task, document, cancel);
            return task instanceof Task.Denoise
                    ? new LearningData(task, List.of(), data.training(), data.test(), List.of())
                    : data;
        }

        @Override
        public TrainingSettings settings(Task task) {
            return lesson.settings(task);
        }

        @Override
        public List<Layer> network(LearningData data, long seed) {
            return lesson.network(data, seed);
        }

        @Override
        public Optional<List<Layer>> trained(LearningData data) {
            return lesson.trained(data);
        }

        @Override
        public Optional<String> misfit(Project document, LearningData data) {
            return lesson.misfit(document, data);
        }
    }

    @Start
    void start(Stage stage) {
        learning.begin();
        var theme = new Theme();
        var scene = new Scene(new BesidePane(learning, beside, theme, exhibits, active), 1000, 700);
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    private void crank(FxRobot fx) {
        fx.interact(() -> {
            while (!cranks.isEmpty())
                cranks.poll().run();
        });
    }

    private static void train(FxRobot fx, int epochs) {
        var hand = new Hand(fx);
        hand.type("Epochs", Integer.toString(epochs));
        hand.press("Train both");
    }

    /// The numbers of both networks in a row of the table.
    private static List<String> row(FxRobot fx, String name) {
        GridPane table = new Hand(fx).named(GridPane.class, "Side by side");
        List<Label> labels = table.getChildren().stream().map(Label.class::cast).toList();
        int at = labels.stream().filter(label -> label.getText().equals(name)).map(GridPane::getRowIndex).findFirst()
                .orElseThrow();
        return labels.stream().filter(label -> GridPane.getRowIndex(label) == at).map(Label::getText).skip(1).limit(2)
                .toList();
    }

    private List<Entrant> entrants() {
        return Objects.requireNonNull(beside.standingProperty().get()).entrants();
    }

    private static ButtonBase button(FxRobot fx, String text) {
        return fx.lookup(n -> n instanceof ButtonBase b && text.equals(b.getText())).queryAs(ButtonBase.class);
    }

    @Test
    void sizes_are_told_before_anything_is_trained(FxRobot fx) {
        // 4·(9 + 1) + 3·(4·63 + 1) beside 12·(63 + 1 + 3) + 3
        assertThat(row(fx, "parameters")).containsExactly("799", "807");
        assertThat(row(fx, "hidden units")).containsExactly("252", "12");
        assertThat(new Hand(fx).says("12 hidden units: 807 parameters beside 799")).isTrue();
        new Hand(fx).press("equal hidden units");
        assertThat(row(fx, "hidden units")).containsExactly("252", "252");
        assertThat(row(fx, "parameters")).containsExactly("799", "16,887");
        assertThat(row(fx, "memory of the weights")).containsExactly("3.20 kB", "67.5 kB");
    }

    @Test
    void both_are_trained_and_tested_on_moved_pictures_and_the_outcome_is_said(FxRobot fx) {
        train(fx, 3);
        crank(fx);
        assertThat(beside.stateProperty().get()).isEqualTo(State.FINISHED);
        assertThat(entrants()).allMatch(entrant -> entrant.laps().size() == 3);
        assertThat(row(fx, "test pictures read")).allMatch(text -> text.endsWith(" %"));
        assertThat(row(fx, "read when moved by 6 pixels")).allMatch(text -> text.endsWith(" %"));
        assertThat(new Hand(fx).says("the convolutional network still reads ")).isTrue();
        assertThat(button(fx, "Train both again").isDisabled()).isFalse();
    }

    @Test
    void training_is_paused_and_goes_on_networks_are_tested_in_between_and_given_up(FxRobot fx) {
        var hand = new Hand(fx);
        train(fx, 4);
        beside.standingProperty().subscribe(now -> {
            if (now != null && now.progress() > 0 && now.progress() < 0.2 && beside.going()) beside.pause();
        });
        crank(fx);
        assertThat(beside.stateProperty().get()).isEqualTo(State.PAUSED);
        assertThat(hand.says("paused")).isTrue();
        assertThat(hand.named(ProgressBar.class, "How far the training is").getProgress()).isBetween(0.001, 0.9);
        hand.press("Test moved pictures");
        crank(fx);
        assertThat(beside.testsProperty().get()).hasSize(2);
        assertThat(beside.stateProperty().get()).isEqualTo(State.PAUSED);
        hand.press("Give up");
        assertThat(beside.stateProperty().get()).isEqualTo(State.NONE);
        assertThat(row(fx, "parameters")).containsExactly("799", "807");
        assertThat(button(fx, "Test moved pictures").isDisabled()).isTrue();
    }

    @Test
    void a_tab_that_nobody_looks_at_trains_nothing_and_goes_on_when_somebody_does(FxRobot fx) {
        train(fx, 3);
        assertThat(beside.going()).isTrue();
        fx.interact(() -> active.set(false));
        assertThat(beside.going()).isFalse();
        crank(fx);
        assertThat(beside.stateProperty().get()).isEqualTo(State.PAUSED);
        fx.interact(() -> active.set(true));
        crank(fx);
        assertThat(beside.stateProperty().get()).isEqualTo(State.FINISHED);
    }

    @Test
    void another_task_or_size_ends_the_contest(FxRobot fx) {
        train(fx, 1);
        crank(fx);
        fx.interact(() -> learning.taskProperty().set(new Task.Shapes(ShapeSettings.USUAL)));
        assertThat(beside.stateProperty().get()).isEqualTo(State.NONE);
        train(fx, 1);
        crank(fx);
        new Hand(fx).press("equal hidden units");
        assertThat(beside.stateProperty().get()).isEqualTo(State.NONE);
    }

    @Test
    void another_example_changes_nothing(FxRobot fx) {
        train(fx, 1);
        crank(fx);
        fx.interact(() -> learning.exampleProperty().set(3));
        assertThat(beside.stateProperty().get()).isEqualTo(State.FINISHED);
    }

    @Test
    void training_can_move_the_pictures_for_both(FxRobot fx) {
        train(fx, 1);
        crank(fx);
        List<Double> plain = entrants().stream().map(entrant -> entrant.laps().getFirst().loss()).toList();
        new Hand(fx).press("moved by up to 2 pixels");
        new Hand(fx).press("Train both again");
        crank(fx);
        List<Double> moved = entrants().stream().map(entrant -> entrant.laps().getFirst().loss()).toList();
        assertThat(moved.getFirst()).isNotEqualTo(plain.getFirst());
        assertThat(moved.getLast()).isNotEqualTo(plain.getLast());
    }

    @Test
    void no_epochs_are_refused_in_a_sentence(FxRobot fx) {
        new Hand(fx).type("Epochs", "0");
        assertThat(new Hand(fx).says("Epochs: a whole number from 1 to 100.")).isTrue();
    }

    @Test
    void a_task_without_classes_says_why_there_is_nothing_to_compare(FxRobot fx) {
        fx.interact(() -> learning.taskProperty().set(new Task.Denoise(DenoiseSettings.USUAL)));
        assertThat(new Hand(fx).says("This comparison counts right answers")).isTrue();
        assertThat(button(fx, "Train both").isDisabled()).isTrue();
    }

    @Test
    void tables_are_copied_with_their_numbers(FxRobot fx) {
        train(fx, 1);
        crank(fx);
        var text = new ArrayList<String>();
        fx.interact(() -> {
            new Hand(fx).named(Button.class, "Copy “Side by side” as CSV").fire();
            text.add(Clipboard.getSystemClipboard().getString());
            new Hand(fx).named(Button.class, "Copy “Parameters as the picture grows” as CSV").fire();
            text.add(Clipboard.getSystemClipboard().getString());
        });
        assertThat(text.getFirst().lines()).hasSize(16).startsWith(",convolutional,fully connected,rule")
                .anyMatch(line -> line.startsWith("parameters,799,807,"));
        assertThat(text.getLast().lines()).hasSize(5)
                .startsWith("picture,its filters alone,convolutional,12 hidden units,252 hidden units")
                .contains("7×9,40,799,807,16887");
    }

    @Test
    void figures_are_offered_to_be_saved_with_their_numbers_only_while_they_are_seen(FxRobot fx) {
        assertThat(titles()).containsExactly("growing picture");
        train(fx, 2);
        crank(fx);
        assertThat(titles()).containsExactly("side by side", "moved pictures", "growing picture",
                "weights side by side");
        List<Exhibit> all = Offered.by(exhibits);
        assertThat(numbers(all.get(0)).shape).hasToString("1 @ 2×11");
        assertThat(numbers(all.get(0)).at(0, 1, 0)).isEqualTo(2);
        assertThat(numbers(all.get(0)).at(0, 1, 4))
                .isEqualTo((float) entrants().getFirst().laps().get(1).testAccuracy());
        assertThat(numbers(all.get(1)).shape).hasToString("1 @ 7×3");
        assertThat(numbers(all.get(2)).at(0, 0, 3)).isEqualTo(799);
        fx.interact(() -> active.set(false));
        assertThat(titles()).isEmpty();
    }

    private List<String> titles() {
        return Offered.by(exhibits).stream().map(Exhibit::title).toList();
    }

    private static Tensor numbers(Exhibit exhibit) {
        return Objects.requireNonNull(exhibit.numbers()).get();
    }
}
