package org.fovea.ui.learn.shift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.fovea.compute.Projects;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.MaxPool;
import org.fovea.engine.op.Pooling;
import org.fovea.engine.simd.Machine;
import org.fovea.figure.learn.shift.ShiftLabFigure;
import org.fovea.project.Edit;
import org.fovea.project.Layer;
import org.fovea.project.Operation;
import org.fovea.session.Learning;
import org.fovea.session.Lesson;
import org.fovea.session.Session;
import org.fovea.ui.Hand;
import org.fovea.ui.Sessions;
import org.fovea.ui.export.Exhibits;
import org.fovea.ui.export.Offered;
import org.fovea.ui.kit.NumberField;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
final class ShiftPaneTest {
    private final SimpleBooleanProperty active = new SimpleBooleanProperty(true);
    private final Exhibits exhibits = new Exhibits();
    /// Work of the counting thread that waits; done at once where there is no need to wait.
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean patient;
    private Session session = Sessions.of(Projects.small());

    @Start
    void start(Stage stage) {
        var layers = new ArrayList<>(Projects.small().layers());
        layers.add(Layer.of("relu", new Operation(Activation.RELU), 1));
        layers.add(Layer.of("pool", new Operation(new MaxPool(Pooling.square(2))), 2));
        layers.add(
                Layer.of("conv2", Projects.layer(2, 3, new Axis(3, 1, 1), new Axis(3, 1, 1), Padding.Named.SAME), 3));
        session = Sessions.of(Projects.small().withLayers(layers));
        var learning = new Learning(session, Machine.fastest(), new Lesson(), Runnable::run, Runnable::run, _ -> {});
        learning.begin();
        var painter = new Painter(Runnable::run, task -> {
            if (patient) waiting.add(task);
            else
                task.run();
        }, Runnable::run, failure -> {
            throw failure;
        });
        var theme = new Theme();
        var scene = new Scene(new ShiftPane(session, learning, theme, painter, exhibits, active), 1000, 800);
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    private static ShiftView view(FxRobot fx) {
        return fx.lookup((Node n) -> n instanceof ShiftView).queryAs(ShiftView.class);
    }

    private static TableView<?> table(FxRobot fx) {
        return fx.lookup((Node n) -> n instanceof TableView).queryAs(TableView.class);
    }

    private static double moved(FxRobot fx, String field) {
        return new Hand(fx).named(NumberField.class, field).value();
    }

    private static void select(FxRobot fx, int row) {
        fx.interact(() -> table(fx).getSelectionModel().select(row));
    }

    private static void focus(FxRobot fx) {
        fx.interact(() -> view(fx).requestFocus());
    }

    @Test
    void the_network_that_learns_is_there_at_first_and_asks_to_be_moved(FxRobot fx) {
        assertThat(new Hand(fx).says("Drag the picture, or press the arrow keys")).isTrue();
        assertThat(table(fx).getItems()).hasSize(2);
    }

    @Test
    void arrow_keys_move_the_picture_and_home_brings_it_back(FxRobot fx) {
        focus(fx);
        fx.type(KeyCode.RIGHT, KeyCode.DOWN, KeyCode.RIGHT);
        assertThat(moved(fx, "Pixels to the right")).isEqualTo(2);
        assertThat(moved(fx, "Pixels down")).isEqualTo(1);
        assertThat(new Hand(fx)
                .says("Moved 1 pixel down and 2 pixels right: the maps of conv1 move 1 place down and 2 places "
                        + "right, and all "))
                .isTrue();
        fx.type(KeyCode.HOME);
        assertThat(moved(fx, "Pixels down")).isZero();
        assertThat(new Hand(fx).says("Drag the picture")).isTrue();
    }

    @Test
    void the_picture_is_dragged_pixel_by_pixel_and_no_farther_than_half_of_it(FxRobot fx) {
        Bounds bounds = fx.bounds(view(fx)).query();
        ShiftLabFigure figure = view(fx).figure(view(fx).getWidth(), view(fx).getHeight()).orElseThrow();
        double x = bounds.getMinX() + figure.movable().x() + figure.movable().side() / 2;
        double y = bounds.getMinY() + figure.movable().y() + figure.movable().high() / 2;
        fx.moveTo(x, y).press(MouseButton.PRIMARY).moveTo(x + 2.2 * figure.pixel(), y - figure.pixel())
                .release(MouseButton.PRIMARY);
        assertThat(moved(fx, "Pixels to the right")).isEqualTo(2);
        assertThat(moved(fx, "Pixels down")).isEqualTo(-1);
        new Hand(fx).type("Pixels to the right", "1000");
        assertThat(moved(fx, "Pixels to the right")).isEqualTo(4);
    }

    @Test
    void a_layer_with_a_jump_of_two_cannot_follow_a_shift_of_one(FxRobot fx) {
        var hand = new Hand(fx);
        hand.press("document");
        assertThat(table(fx).getItems()).hasSize(4);
        select(fx, 3);
        focus(fx);
        fx.type(KeyCode.RIGHT);
        assertThat(hand
                .says("the maps of conv2 should move 1/2 place right, which they cannot, having a value only every 2 "
                        + "pixels."))
                .isTrue();
        fx.type(KeyCode.RIGHT);
        assertThat(hand.says("the maps of conv2 move 1 place right, and all ")).isTrue();
    }

    @Test
    void what_pooling_tolerates_is_said(FxRobot fx) {
        new Hand(fx).press("document");
        select(fx, 2);
        focus(fx);
        fx.type(KeyCode.DOWN);
        assertThat(new Hand(fx).says("Pooling tolerates some of it: of ")).isTrue();
    }

    @Test
    void a_layer_that_sees_everything_has_no_place_to_move(FxRobot fx) {
        select(fx, 1);
        focus(fx);
        fx.type(KeyCode.LEFT);
        assertThat(new Hand(fx).says("every value of scores sees the whole picture")).isTrue();
    }

    @Test
    void maps_are_chosen_by_keys_and_numbers_and_stay_in_bounds(FxRobot fx) {
        var hand = new Hand(fx);
        focus(fx);
        fx.type(KeyCode.PAGE_DOWN);
        assertThat(moved(fx, "Map")).isEqualTo(1);
        hand.type("Map", "3");
        assertThat(view(fx).figure(900, 500).orElseThrow().lab().wish().channel()).isEqualTo(3);
        hand.type("Map", "4");
        assertThat(hand.says("Map: a whole number from 0 to 3.")).isTrue();
        select(fx, 1);
        assertThat(moved(fx, "Map")).isEqualTo(2);
    }

    @Test
    void edits_of_the_document_are_followed(FxRobot fx) {
        new Hand(fx).press("document");
        fx.interact(() -> session
                .editOnce(new Edit.SetLayers(session.project().layers().subList(0, 2), "two layers")));
        assertThat(table(fx).getItems()).hasSize(2);
    }

    @Test
    void a_tab_that_nobody_looks_at_computes_nothing(FxRobot fx) {
        new Hand(fx).press("document");
        fx.interact(() -> {
            active.set(false);
            patient = true;
            session.editOnce(new Edit.SetLayers(session.project().layers().subList(0, 2), "two layers"));
        });
        assertThat(waiting).isEmpty();
        assertThat(Offered.by(exhibits)).isEmpty();
        fx.interact(() -> active.set(true));
        assertThat(waiting).hasSize(1);
    }

    @Test
    void while_one_shift_is_computed_only_the_newest_waits(FxRobot fx) {
        focus(fx);
        fx.interact(() -> patient = true);
        fx.type(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.RIGHT);
        assertThat(waiting).hasSize(1);
        fx.interact(() -> waiting.poll().run());
        assertThat(view(fx).figure(900, 500).orElseThrow().lab().wish().right()).isEqualTo(1);
        fx.interact(() -> waiting.poll().run());
        assertThat(view(fx).figure(900, 500).orElseThrow().lab().wish().right()).isEqualTo(3);
        assertThat(waiting).isEmpty();
    }

    @Test
    void the_table_is_copied_and_the_lab_is_offered_to_be_saved(FxRobot fx) {
        focus(fx);
        fx.type(KeyCode.RIGHT);
        var text = new ArrayList<String>();
        fx.interact(() -> {
            fx.lookup(n -> n instanceof Button b && b.getText().equals("CSV")).queryAs(Button.class).fire();
            text.add(Clipboard.getSystemClipboard().getString());
        });
        assertThat(text.getFirst().lines()).hasSize(3)
                .startsWith("layer,jump,should move,moved along,difference,pooled alike")
                .anyMatch(line -> line.startsWith("conv1,1,1 right,100 %,0 %,"));
        assertThat(Offered.by(exhibits)).hasSize(1);
        assertThat(List.of(Offered.by(exhibits).getFirst().title())).containsExactly("shift lab");
    }
}
