package org.fovea.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import org.fovea.figure.overview.Pictures;
import org.fovea.figure.Raster;
import java.util.Objects;
import java.util.Map;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.fovea.compute.Projects;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.GlobalAvgPool;
import org.fovea.engine.op.Op;
import org.fovea.engine.op.Softmax;
import org.fovea.figure.Rectangle;
import org.fovea.figure.overview.Layout;
import org.fovea.figure.overview.Place;
import org.fovea.figure.overview.Stack;
import org.fovea.project.Layer;
import org.fovea.project.LayerEdit;
import org.fovea.project.Operation;
import org.fovea.project.Project;
import org.fovea.project.learn.Trainings;
import org.fovea.session.Session;
import org.fovea.ui.Sessions;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
final class OverviewPaneTest {
    private final StackPane root = new StackPane();
    private final List<Place> opened = new ArrayList<>();
    private Session session = Sessions.of(Projects.small());

    @Start
    void start(Stage stage) {
        stage.setScene(new Scene(root, 900, 600));
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    private OverviewPane made() {
        return new OverviewPane(session, new Theme(),
                new Painter(Runnable::run, Runnable::run, Runnable::run, failure -> {
                    throw failure;
                }), () -> opened.add(new Place(session.selection().layer(), session.selection().filter())));
    }

    private OverviewPane pane() {
        return (OverviewPane) root.getChildren().getFirst();
    }

    private void show(FxRobot fx, Layer... further) {
        var layers = new ArrayList<>(Projects.small().layers());
        layers.addAll(List.of(further));
        Project project = Projects.small().withLayers(layers);
        fx.interact(() -> {
            session = Sessions.of(project);
            root.getChildren().setAll(made());
            root.applyCss();
            root.layout();
            pane().requestFocus();
        });
    }

    private static Layer operation(String name, Op op, int input) {
        return Layer.of(name, new Operation(op), input);
    }

    private Point2D screen(Rectangle at) {
        return pane().localToScreen(at.x() + at.width() / 2, at.y() + at.height() / 2);
    }

    @Test
    void every_map_has_its_picture(FxRobot fx) {
        show(fx, operation("relu", Activation.RELU, 1), operation("mean", new GlobalAvgPool(), 2));
        assertThat(pane().seen().picture()).isNotNull();
        assertThat(pane().seen().layers()).containsOnlyKeys("conv1", "relu", "mean");
        assertThat(pane().seen().layers().values()).allSatisfy(layer -> assertThat(layer.maps()).hasSize(3));
    }

    @Test
    void classes_are_called_by_their_names(FxRobot fx) {
        var layers = new ArrayList<>(Projects.small().layers());
        layers.add(operation("mean", new GlobalAvgPool(), 1));
        layers.add(operation("shares", new Softmax(), 2));
        fx.interact(() -> {
            session = Sessions.of(new Project(Projects.small().picture(), layers,
                    Trainings.of(List.of("circle", "star", "ring"))));
            root.getChildren().setAll(made());
            root.applyCss();
            root.layout();
        });
        fx.moveTo(screen(pane().shown().stack(3).at(1)));
        assertThat(pane().getAccessibleText()).startsWith("shares, map 1 “star”, ");
        fx.moveTo(screen(pane().shown().stack(2).at(2)));
        assertThat(pane().getAccessibleText()).startsWith("mean, map 2 “ring”, ");
        fx.moveTo(screen(pane().shown().stack(1).at(0)));
        assertThat(pane().getAccessibleText()).startsWith("conv1, map 0, ");
    }

    @Test
    void a_layer_selected_before_anyone_looked_is_in_sight_later(FxRobot fx) {
        var layers = new ArrayList<>(Projects.small().layers());
        for (int n = 2; n <= 40; n++) layers.add(operation("relu" + n, Activation.RELU, n - 1));
        fx.interact(() -> {
            session = Sessions.of(Projects.small().withLayers(layers));
            var pane = made();
            session.selectionProperty().set(session.selection().withLayer(2));
            root.getChildren().setAll(pane);
            root.applyCss();
            root.layout();
        });
        assertThat(pane().shown().fits()).isFalse();
        assertThat(pane().shown().seen()).as("from the picture on, and not from the end").contains(0, 1, 2);
    }

    @Test
    void pointing_at_a_map_says_what_it_is_and_a_click_opens_it(FxRobot fx) {
        show(fx, operation("relu", Activation.RELU, 1));
        fx.moveTo(screen(pane().shown().stack(2).at(1)));
        assertThat(pane().at()).isEqualTo(new Place(2, 1));
        assertThat(pane().getAccessibleText()).startsWith("relu, map 1, smallest value ");
        assertThat(opened).isEmpty();
        fx.clickOn(screen(pane().shown().stack(2).at(1)));
        assertThat(opened).containsExactly(new Place(2, 1));
        fx.clickOn(screen(pane().shown().stack(0).at(0)));
        assertThat(opened).as("the picture is seen with the layer that reads it").last().isEqualTo(new Place(1, 0));
        fx.moveTo(pane().localToScreen(pane().shown().stack(1).center(), 20));
        assertThat(pane().looking()).isFalse();
    }

    @Test
    void arrows_move_between_maps_and_layers_and_enter_opens(FxRobot fx) {
        show(fx, operation("relu", Activation.RELU, 1));
        fx.type(KeyCode.RIGHT);
        assertThat(pane().at()).as("where one is").isEqualTo(new Place(1, 0));
        fx.type(KeyCode.DOWN, 2).type(KeyCode.DOWN).type(KeyCode.RIGHT);
        assertThat(pane().at()).isEqualTo(new Place(2, 2));
        fx.type(KeyCode.UP);
        assertThat(pane().at()).isEqualTo(new Place(2, 1));
        fx.type(KeyCode.ENTER);
        assertThat(opened).containsExactly(new Place(2, 1));
        fx.type(KeyCode.HOME);
        assertThat(pane().at()).isEqualTo(new Place(0, 0));
        fx.type(KeyCode.LEFT);
        assertThat(pane().at()).as("the end").isEqualTo(new Place(0, 0));
        fx.type(KeyCode.ESCAPE);
        assertThat(pane().looking()).isFalse();
    }

    @Test
    void folded_maps_unfold_by_click_by_wheel_and_by_keys(FxRobot fx) {
        var many = new ArrayList<LayerEdit>();
        for (int k = 0; k < 60; k++)
            many.add(new LayerEdit.AddFilter(Projects.filter(3, 3, 3, k)));
        show(fx);
        fx.interact(() -> many.forEach(session::editOnce));
        fx.interact(root::layout);
        Stack stack = pane().shown().stack(1);
        assertThat(stack.maps()).isEqualTo(63);
        assertThat(stack.folded()).isTrue();
        assertThat(maps(pane().seen(), "conv1")).as("only what is seen").hasSize(stack.shown());
        fx.clickOn(pane().localToScreen(stack.center(), stack.at(stack.shown() - 1).bottom() + 10));
        assertThat(pane().shown().stack(1).first()).isEqualTo(stack.shown());
        fx.interact(() -> pane().page(1, -1));
        assertThat(pane().shown().stack(1).first()).isZero();
        fx.interact(() -> pane().reach(new Place(1, 62)));
        assertThat(pane().shown().stack(1).shows(62)).isTrue();
        assertThat(opened).isEmpty();
    }

    @Test
    void of_two_hundred_layers_only_those_seen_are_painted_and_keys_reach_the_last(FxRobot fx) {
        var layers = new ArrayList<Layer>();
        for (int n = 2; n <= 200; n++) layers.add(operation("relu" + n, Activation.RELU, n - 1));
        show(fx, layers.toArray(Layer[]::new));
        assertThat(pane().seen().layers()).hasSizeLessThan(12);
        fx.type(KeyCode.END);
        Layout there = pane().shown();
        assertThat(pane().at().column()).isEqualTo(200);
        assertThat(there.sees(200)).isTrue();
        assertThat(there.sees(1)).isFalse();
        assertThat(pane().seen().layers()).containsKey("relu200").hasSizeLessThan(12);
        fx.interact(() -> session.selectionProperty().set(session.selection().withLayer(100)));
        assertThat(pane().shown().sees(100)).as("what is selected is shown").isTrue();
    }

    @Test
    void a_weight_that_changes_changes_the_pictures_of_all_that_depends_on_it(FxRobot fx) {
        show(fx, operation("relu", Activation.RELU, 1));
        var before = pane().seen();
        fx.interact(() -> session.editOnce(new LayerEdit.SetBias(1, -3)));
        var after = pane().seen();
        assertThat(map(after).argb)
                .isNotEqualTo(map(before).argb);
    }

    private static Map<Integer, Raster> maps(Pictures seen, String layer) {
        return Objects.requireNonNull(seen.layers().get(layer)).maps();
    }

    private static Raster map(Pictures seen) {
        return Objects.requireNonNull(maps(seen, "relu").get(1));
    }
}
