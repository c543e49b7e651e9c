package org.fovea.ui.learn.answers;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.fovea.compute.Projects;
import org.fovea.compute.learn.answers.Ink;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.train.Score.Answer;
import org.fovea.figure.Rectangle;
import org.fovea.figure.learn.answers.LayersFigure.Row;
import org.fovea.project.Cell;
import org.fovea.project.learn.DenoiseSettings;
import org.fovea.project.learn.ShapeSettings;
import org.fovea.project.learn.Task;
import org.fovea.session.Learning;
import org.fovea.ui.Hand;
import org.fovea.ui.Sessions;
import org.fovea.ui.export.Exhibits;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
final class AnswersPaneTest {
    private final BooleanProperty active = new SimpleBooleanProperty(true);
    private final List<Runnable> counted = new ArrayList<>();
    private final Learning learning = new Learning(Sessions.of(Projects.small()), Machine.SCALAR, new Signs(),
            Runnable::run, Runnable::run, sentence -> {
                throw new AssertionError(sentence);
            });
    private boolean waits;

    @Start
    void start(Stage stage) {
        var painter = new Painter(Runnable::run, job -> {
            if (waits) counted.add(job);
            else
                job.run();
        }, Runnable::run, failure -> {
            throw failure;
        });
        learning.looking().activeProperty().set(true);
        learning.begin();
        var theme = new Theme();
        var scene = new Scene(new StackPane(new AnswersPane(learning, theme, painter, new Exhibits(), active)), 1100,
                640);
        theme.dress(scene);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    private static <T extends Node> T the(Class<T> type, FxRobot fx) {
        return fx.lookup((Node node) -> type.isInstance(node)).queryAs(type);
    }

    private static void drag(FxRobot fx, double row, double column, double toRow, double toColumn, MouseButton button) {
        SketchPad pad = the(SketchPad.class, fx);
        double cell = pad.getWidth() / Signs.SIDE;
        Point2D from = pad.localToScreen(column * cell, row * cell);
        Point2D to = pad.localToScreen(toColumn * cell, toRow * cell);
        fx.moveTo(from).press(button).moveTo(to).release(button);
    }

    private static Recognition shown(FxRobot fx) {
        return requireNonNull(the(DrawView.class, fx).shown());
    }

    @Test
    void right_answers_are_counted_and_the_worst_mistakes_are_there(FxRobot fx) {
        var hand = new Hand(fx);
        assertThat(hand.says("80.0 %")).isTrue();
        assertThat(hand.says("16 of 20 test examples recognised, 4 taken for something else")).isTrue();
        assertThat(the(MistakesView.class, fx).figure(400).cards()).hasSize(4).allSatisfy(
                card -> assertThat(card.picture()).isNotNull());
        assertThat(hand.says("4, the surest first")).isTrue();
    }

    @Test
    void a_click_on_a_cell_shows_its_pictures_and_another_one_all_again(FxRobot fx) {
        ConfusionView confusion = the(ConfusionView.class, fx);
        MistakesView mistakes = the(MistakesView.class, fx);
        var cell = new Cell(1, 0);
        double[] middle = confusion.figure(confusion.getWidth(), confusion.getHeight()).middle(cell);
        fx.clickOn(confusion.localToScreen(middle[0], middle[1]));
        assertThat(confusion.chosenProperty().get()).isEqualTo(cell);
        assertThat(new Hand(fx).says("“bar” TAKEN FOR “minus”")).isTrue();
        assertThat(mistakes.figure(400).cards()).hasSize(2).allSatisfy(card -> {
            assertThat(card.wanted()).isEqualTo("bar");
            assertThat(card.given()).isEqualTo("minus");
        });
        fx.clickOn(confusion.localToScreen(middle[0], middle[1]));
        assertThat(confusion.chosenProperty().get()).isNull();
        assertThat(mistakes.figure(400).cards()).hasSize(4);
    }

    @Test
    void the_keys_choose_cells_too(FxRobot fx) {
        ConfusionView confusion = the(ConfusionView.class, fx);
        fx.interact(confusion::requestFocus);
        fx.type(KeyCode.RIGHT);
        assertThat(confusion.chosenProperty().get()).isEqualTo(new Cell(0, 0));
        assertThat(confusion.getAccessibleText()).isEqualTo("“minus” recognised: 8 of 10, 80.0 %");
        assertThat(the(MistakesView.class, fx).figure(400).cards()).hasSize(8);
        fx.type(KeyCode.RIGHT, KeyCode.DOWN);
        assertThat(confusion.chosenProperty().get()).isEqualTo(new Cell(1, 1));
        fx.type(KeyCode.ESCAPE);
        assertThat(confusion.chosenProperty().get()).isNull();
    }

    @Test
    void a_mistake_that_is_clicked_is_the_example_that_is_looked_at(FxRobot fx) {
        MistakesView mistakes = the(MistakesView.class, fx);
        int example = mistakes.figure(mistakes.getWidth()).cards().get(2).example();
        Rectangle at = mistakes.figure(mistakes.getWidth()).at(2);
        fx.clickOn(mistakes.localToScreen(at.x() + 20, at.y() + 20));
        assertThat(learning.exampleProperty().get()).isEqualTo(example);
        assertThat(requireNonNull(learning.looking().seenProperty().get()).example()).isEqualTo(example);
        fx.type(KeyCode.HOME);
        assertThat(learning.exampleProperty().get())
                .isEqualTo(mistakes.figure(mistakes.getWidth()).cards().getFirst().example());
    }

    @Test
    void a_stroke_is_recognised_and_every_layer_follows(FxRobot fx) {
        new Hand(fx).press("Draw your own");
        assertThat(the(DrawView.class, fx).shown()).isNull();
        drag(fx, 8, 3, 8, 13, MouseButton.PRIMARY);
        Recognition lying = shown(fx);
        assertThat(lying.shares().get(0)).isGreaterThan(0.6f);
        assertThat(lying.rows()).extracting(Row::name).containsExactly("conv1", "best", "scores");
        assertThat(new Hand(fx).says("then “bar” with")).isTrue();
        new Hand(fx).press("Clear");
        assertThat(the(DrawView.class, fx).shown()).isNull();
        drag(fx, 3, 8, 13, 8, MouseButton.PRIMARY);
        assertThat(shown(fx).shares().get(1)).isGreaterThan(0.6f);
        drag(fx, 2, 8, 14, 8, MouseButton.SECONDARY);
        drag(fx, 2, 8, 14, 8, MouseButton.SECONDARY);
        assertThat(the(SketchPad.class, fx).inkProperty().get().isEmpty()).as("the right button erases").isTrue();
    }

    @Test
    void where_it_is_drawn_matters_to_the_network_only_as_long_as_it_is_not_centred(FxRobot fx) {
        new Hand(fx).press("Draw your own");
        drag(fx, 3, 3, 3, 9, MouseButton.PRIMARY);
        int[] centred = shown(fx).input().argb;
        assertThat(bright(centred, 3)).isZero();
        assertThat(bright(centred, 8)).isGreaterThan(4);
        new Hand(fx).press("Centre and scale it");
        int[] plain = shown(fx).input().argb;
        assertThat(bright(plain, 3)).isGreaterThan(4);
        assertThat(bright(plain, 8)).isZero();
    }

    private static int bright(int[] argb, int row) {
        int count = 0;
        for (int j = 0; j < Signs.SIDE; j++) if ((argb[row * Signs.SIDE + j] & 255) > 128) count++;
        return count;
    }

    @Test
    void keys_draw_and_erase(FxRobot fx) {
        new Hand(fx).press("Draw your own");
        SketchPad pad = the(SketchPad.class, fx);
        fx.interact(pad::requestFocus);
        fx.press(KeyCode.SPACE).type(KeyCode.RIGHT, 4).type(KeyCode.LEFT, 8).release(KeyCode.SPACE);
        assertThat(shown(fx).shares().get(0)).isGreaterThan(0.6f);
        Ink before = pad.inkProperty().get();
        fx.type(KeyCode.RIGHT, 2);
        assertThat(pad.inkProperty().get()).as("without the space bar the brush only moves").isSameAs(before);
        fx.type(KeyCode.E);
        assertThat(new Hand(fx).named(ToggleButton.class, "Erase").isSelected()).isTrue();
        double radius = pad.radiusProperty().get();
        fx.type(KeyCode.MINUS);
        assertThat(pad.radiusProperty().get()).isLessThan(radius);
        fx.type(KeyCode.DELETE);
        assertThat(pad.inkProperty().get().isEmpty()).isTrue();
    }

    @Test
    void of_many_strokes_the_newest_is_recognised(FxRobot fx) {
        new Hand(fx).press("Draw your own");
        fx.interact(() -> waits = true);
        drag(fx, 4, 3, 4, 13, MouseButton.PRIMARY);
        drag(fx, 8, 3, 8, 13, MouseButton.PRIMARY);
        drag(fx, 12, 3, 12, 13, MouseButton.PRIMARY);
        Ink last = the(SketchPad.class, fx).inkProperty().get();
        fx.interact(() -> {
            while (!counted.isEmpty())
                counted.removeFirst().run();
        });
        assertThat(shown(fx).wish().ink()).isSameAs(last);
    }

    @Test
    void a_pad_that_nobody_sees_recognises_nothing(FxRobot fx) {
        new Hand(fx).press("Draw your own");
        SketchPad pad = the(SketchPad.class, fx);
        drag(fx, 8, 3, 8, 13, MouseButton.PRIMARY);
        Recognition known = shown(fx);
        fx.interact(() -> active.set(false));
        assertThat(learning.looking().scoringProperty().get()).isFalse();
        fx.interact(pad::clear);
        fx.interact(() -> pad.inkProperty().set(Ink.blank(Signs.SIDE).stroke(new Ink.Place(3, 8), new Ink.Place(13, 8),
                1, false)));
        assertThat(the(DrawView.class, fx).shown()).isSameAs(known);
        fx.interact(() -> active.set(true));
        assertThat(shown(fx).shares().get(1)).isGreaterThan(0.6f);
    }

    @Test
    void pictures_in_colour_get_white_ink_and_shapes_are_not_centred(FxRobot fx) {
        new Hand(fx).press("Draw your own");
        fx.interact(() -> learning.taskProperty().set(new Task.Shapes(ShapeSettings.USUAL)));
        assertThat(the(SketchPad.class, fx).radiusProperty().get()).as("thicker, to fill shapes").isEqualTo(2);
        fx.interact(() -> the(SketchPad.class, fx).radiusProperty().set(1));
        drag(fx, 3, 3, 3, 13, MouseButton.PRIMARY);
        Recognition drawn = shown(fx);
        assertThat(drawn.wish().network().shape(0).channels()).isEqualTo(3);
        assertThat(drawn.shares().get(0)).isGreaterThan(0.6f);
        assertThat(bright(drawn.input().argb, 3)).isGreaterThan(6);
    }

    @Test
    void while_it_learns_the_drawing_is_recognised_anew(FxRobot fx) {
        new Hand(fx).press("Draw your own");
        drag(fx, 8, 3, 8, 13, MouseButton.PRIMARY);
        Recognition before = shown(fx);
        fx.interact(learning.practice()::oneBatch);
        assertThat(shown(fx).wish().ink()).isSameAs(before.wish().ink());
        assertThat(shown(fx).wish().network()).isNotSameAs(before.wish().network());
        assertThat(shown(fx).wish().network())
                .isSameAs(requireNonNull(learning.moments().shownProperty().get()).network());
    }

    @Test
    void between_epochs_the_test_examples_are_recognised_as_soon_as_somebody_looks(FxRobot fx) {
        fx.interact(() -> {
            active.set(false);
            learning.practice().oneBatch();
        });
        fx.interact(() -> active.set(true));
        var score = requireNonNull(learning.looking().scoreProperty().get());
        long right = score.answers().stream().filter(Answer::right).count();
        assertThat(score.answers()).hasSize(Signs.TEST);
        assertThat(new Hand(fx).says("%d of 20 test examples recognised".formatted(right))).isTrue();
    }

    @Test
    void tasks_without_classes_have_no_answers() {
        assertThat(AnswersPane.fits(new Task.Digits())).isTrue();
        assertThat(AnswersPane.fits(new Task.Denoise(DenoiseSettings.USUAL))).isFalse();
    }
}
