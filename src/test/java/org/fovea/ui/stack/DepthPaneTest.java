package org.fovea.ui.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.fovea.compute.Projects;
import org.fovea.engine.Axis;
import org.fovea.engine.Region;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.GlobalAvgPool;
import org.fovea.figure.Sheet;
import org.fovea.figure.stack.Orbit;
import org.fovea.figure.stack.Plane;
import org.fovea.figure.stack.Textures;
import org.fovea.project.Cell;
import org.fovea.project.Layer;
import org.fovea.project.LayerEdit;
import org.fovea.project.Operation;
import org.fovea.project.Project;
import org.fovea.project.Selection;
import org.fovea.session.Probe;
import org.fovea.session.Session;
import org.fovea.ui.Hand;
import org.fovea.ui.Sessions;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
final class DepthPaneTest {
    private final StackPane root = new StackPane();
    private Session session = Sessions.of(Projects.small());

    @Start
    void start(Stage stage) {
        stage.setScene(new Scene(root, 1200, 600));
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    private DepthView view() {
        return ((DepthPane) root.getChildren().getFirst()).view();
    }

    /// A picture of 3×9×12, three filters of 3×3, an activation and a mean, and further activations.
    private void show(FxRobot fx, int further) {
        var layers = new ArrayList<>(Projects.small().layers());
        layers.add(Layer.of("relu", new Operation(Activation.RELU), 1));
        for (int n = 0; n < further; n++)
            layers.add(Layer.of("tanh" + n, new Operation(Activation.TANH), n + 2));
        layers.add(Layer.of("mean", new Operation(new GlobalAvgPool()), layers.size()));
        Project project = Projects.small().withLayers(layers);
        fx.interact(() -> {
            session = Sessions.of(project);
            root.getChildren().setAll(new DepthPane(session, new Theme(),
                    new Painter(Runnable::run, Runnable::run, Runnable::run, failure -> {
                        throw failure;
                    })));
            root.applyCss();
            root.layout();
            view().requestFocus();
        });
    }

    private Plane plane(int layer) {
        return Objects.requireNonNull(view().arrangement().plane(layer));
    }

    private Point2D screen(Sheet at) {
        return view().localToScreen(at.x(0.5, 0.5), at.y(0.5, 0.5));
    }

    private Textures textures() {
        return view().figure().textures();
    }

    @Test
    void pointing_at_a_place_shows_its_field_in_every_layer_and_a_click_pins_it(FxRobot fx) {
        show(fx, 0);
        fx.moveTo(screen(plane(2).neuron(new Cell(4, 5), 0)));
        var pyramid = Objects.requireNonNull(view().figure().pyramid());
        assertThat(pyramid.layer()).isEqualTo(2);
        assertThat(pyramid.regions()).containsEntry(0, new Region(3, 4, 3, 3)).containsEntry(1,
                new Region(4, 5, 1, 1));
        assertThat(session.selection()).isEqualTo(new Selection(1, 0, null));
        fx.clickOn(screen(plane(2).neuron(new Cell(4, 5), 0)));
        int front = plane(2).maps().getFirst();
        assertThat(session.selection()).isEqualTo(new Selection(2, front, new Cell(4, 5)));
        fx.moveTo(screen(plane(2).neuron(new Cell(0, 0), 0)));
        assertThat(session.probeProperty().get()).isEqualTo(new Probe.OfNeuron(new Cell(0, 0)));
        fx.moveTo(view().localToScreen(5, 5));
        assertThat(session.probeProperty().get()).isEqualTo(Probe.NOTHING);
        assertThat(Objects.requireNonNull(view().figure().pyramid()).neuron()).isEqualTo(new Cell(4, 5));
    }

    @Test
    void a_held_neuron_is_compared_with_every_other_until_escape_lets_it_go(FxRobot fx) {
        show(fx, 0);
        Sheet at = plane(1).neuron(new Cell(4, 5), 0);
        Point2D inScene = view().localToScene(at.x(0.5, 0.5), at.y(0.5, 0.5));
        fx.interact(() -> Event.fireEvent(view(), clickedWithControl(inScene.getX(), inScene.getY())));
        assertThat(session.selection().pinned()).as("nothing is pinned").isNull();
        assertThat(view().figure().other()).as("itself").isNull();
        fx.moveTo(screen(plane(1).neuron(new Cell(5, 5), 0)));
        assertThat(view().figure().text()).endsWith("6 pixels in common: 67 % of this field, 67 % of the other");
        fx.type(KeyCode.ESCAPE);
        assertThat(view().figure().other()).isNull();
        fx.type(KeyCode.B).moveTo(screen(plane(1).neuron(new Cell(4, 5), 0)));
        assertThat(Objects.requireNonNull(view().figure().other()).at().neuron()).isEqualTo(new Cell(5, 5));
        fx.interact(() -> session.editOnce(new LayerEdit.SetAxes(new Axis(3, 3, 1), new Axis(3, 3, 1))));
        assertThat(view().figure().other()).as("outside the smaller map").isNull();
    }

    private static MouseEvent clickedWithControl(double x, double y) {
        return new MouseEvent(MouseEvent.MOUSE_CLICKED, x, y, x, y, MouseButton.PRIMARY, 1, false, true, false, false,
                false, false, false, true, false, true, null);
    }

    @Test
    void what_a_neuron_does_not_see_steps_back_where_somebody_asked(FxRobot fx) {
        show(fx, 0);
        fx.moveTo(view().localToScreen(5, 5));
        assertThat(view().figure().dimmed()).isFalse();
        fx.moveTo(screen(plane(2).neuron(new Cell(4, 5), 0)));
        assertThat(view().figure().dimmed()).isTrue();
    }

    @Test
    void a_map_behind_others_comes_to_the_front_when_it_is_clicked(FxRobot fx) {
        show(fx, 0);
        int behind = plane(1).maps().get(2);
        Sheet sheet = plane(1).sheet(2);
        fx.clickOn(view().localToScreen(sheet.x(0, 0.5) + plane(1).gap() / 2, sheet.y(0, 0.5)));
        assertThat(session.selection()).isEqualTo(new Selection(1, behind, null));
        assertThat(plane(1).maps()).first().isEqualTo(behind);
        fx.interact(() -> session.selectionProperty().set(session.selection().withLayer(2)));
        assertThat(plane(1).maps()).as("it stays there").first().isEqualTo(behind);
    }

    @Test
    void turning_moves_the_planes_and_makes_no_pictures_and_zero_shows_all_again(FxRobot fx) {
        show(fx, 0);
        Orbit first = view().orbit();
        Textures before = textures();
        fx.interact(() -> {
            for (int i = 1; i < 40; i++) view().orbitProperty().set(first.withTurn(first.turn() - i).withTilt(i));
            assertThat(textures()).isSameAs(before);
            view().orbitProperty().set(null);
        });
        Point2D middle = view().localToScreen(view().getWidth() / 2, 20);
        fx.moveTo(middle);
        fx.drag(middle).dropTo(middle.add(-40, 30));
        assertThat(view().orbit().turn()).isGreaterThan(first.turn());
        assertThat(view().orbit().tilt()).isGreaterThan(first.tilt());
        fx.press(KeyCode.DIGIT0).release(KeyCode.DIGIT0);
        assertThat(view().orbit()).isEqualTo(first);
        fx.doubleClickOn(middle);
        assertThat(view().orbit()).isEqualTo(first);
    }

    @Test
    void everything_can_be_done_with_keys(FxRobot fx) {
        show(fx, 0);
        Orbit first = view().orbit();
        fx.type(KeyCode.UP);
        assertThat(session.selection().pinned()).as("the first key pins the one that is shown").isEqualTo(
                new Cell(4, 6));
        fx.type(KeyCode.UP, KeyCode.LEFT);
        assertThat(session.selection().pinned()).isEqualTo(new Cell(3, 5));
        fx.type(KeyCode.M);
        assertThat(session.selection()).isEqualTo(new Selection(1, 1, new Cell(3, 5)));
        fx.type(KeyCode.PAGE_DOWN);
        assertThat(session.selection().layer()).isEqualTo(2);
        fx.type(KeyCode.ESCAPE);
        assertThat(session.selection().pinned()).isNull();
        fx.type(KeyCode.X, KeyCode.PLUS);
        assertThat(view().orbit().spread()).isGreaterThan(first.spread());
        assertThat(view().orbit().zoom()).isGreaterThan(1);
        fx.press(KeyCode.CONTROL).type(KeyCode.LEFT, KeyCode.DOWN).release(KeyCode.CONTROL);
        assertThat(view().orbit().turn()).isGreaterThan(first.turn());
        assertThat(view().orbit().tilt()).isGreaterThan(first.tilt());
    }

    @Test
    void sliders_and_planes_say_the_same(FxRobot fx) {
        show(fx, 0);
        Slider turn = new Hand(fx).named(Slider.class, "Turn");
        assertThat(turn.getValue()).isEqualTo(view().orbit().turn());
        fx.interact(() -> turn.setValue(33));
        assertThat(view().orbit().turn()).isEqualTo(33);
        fx.interact(() -> view().orbitProperty().set(view().orbit().withTurn(44)));
        assertThat(turn.getValue()).isEqualTo(44);
    }

    @Test
    void a_weight_that_changes_changes_the_pictures_of_what_depends_on_it(FxRobot fx) {
        show(fx, 0);
        Textures before = textures();
        fx.interact(() -> session.editOnce(new LayerEdit.SetBias(1, -3)));
        assertThat(textures().picture()).isSameAs(before.picture());
        assertThat(map(textures(), 1)).isNotEqualTo(map(before, 1));
    }

    private static int[] map(Textures textures, int map) {
        return Objects.requireNonNull(Objects.requireNonNull(textures.maps().get(1)).get(map)).argb;
    }

    @Test
    void of_many_layers_the_way_to_the_selected_one_is_shown(FxRobot fx) {
        show(fx, 200);
        assertThat(view().foldingProperty().get().folded()).isPositive();
        fx.interact(() -> session.selectionProperty().set(session.selection().withLayer(150)));
        List<Integer> shown = view().foldingProperty().get().shown();
        assertThat(shown).contains(0, 149, 150);
        assertThat(shown).hasSizeLessThan(16);
        assertThat(textures().maps()).containsKey(150);
        assertThat(new Hand(fx).says("%,d folded".formatted(203 - shown.size() + 1))).isTrue();
    }
}
