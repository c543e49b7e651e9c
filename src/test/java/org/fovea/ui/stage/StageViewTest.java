package org.fovea.ui.stage;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.fovea.compute.Projects;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.Shape;
import org.fovea.engine.op.Activation;
import org.fovea.project.Cell;
import org.fovea.project.Edit;
import org.fovea.project.Layer;
import org.fovea.project.LayerKind;
import org.fovea.project.Operation;
import org.fovea.project.LayerEdit;
import org.fovea.project.Selection;
import org.fovea.session.Probe;
import org.fovea.session.Session;
import org.fovea.ui.Sessions;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A 3×9×12 picture under 3×3 filters with padding same: map and input have the same cells.
@ExtendWith(ApplicationExtension.class)
class StageViewTest {
    private static final Axis THREE = new Axis(3, 1, 1);
    private final Session session = Sessions
            .of(Projects.project(new Shape(3, 9, 12), Projects.layer(2, 3, THREE, THREE, Padding.Named.SAME)));

    @Start
    void start(Stage stage) {
        var theme = new Theme();
        var painter = new Painter(Runnable::run, Runnable::run, Runnable::run, failure -> {
            throw failure;
        });
        var scene = new Scene(new StageView(session, theme, painter, new Region()), 980, 620);
        theme.dress(scene);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    private static Node view(FxRobot fx, Class<? extends Node> kind) {
        return fx.lookup(kind::isInstance).query();
    }

    /// Where a cell of the 9×12 grid is on the screen, while everything is shown: the padded input fills the view.
    private static double[] cell(FxRobot fx, Class<? extends Node> kind, int row, int column) {
        Bounds bounds = view(fx, kind).localToScreen(view(fx, kind).getLayoutBounds());
        double scale = Math.min((bounds.getWidth() - 8) / 14, (bounds.getHeight() - 8) / 11);
        return new double[]{bounds.getCenterX() + (column + 0.5 - 6) * scale,
                bounds.getCenterY() + (row + 0.5 - 4.5) * scale};
    }

    private static void moveTo(FxRobot fx, Class<? extends Node> kind, int row, int column) {
        double[] at = cell(fx, kind, row, column);
        fx.moveTo(at[0], at[1]);
    }

    @Test
    void pointing_asks_clicking_pins_and_arrow_keys_move_the_pinned_neuron(FxRobot fx) {
        moveTo(fx, MapView.class, 2, 3);
        assertThat(session.probeProperty().get()).isEqualTo(new Probe.OfNeuron(new Cell(2, 3)));
        moveTo(fx, InputView.class, 7, 10);
        assertThat(session.probeProperty().get()).isEqualTo(new Probe.OfPixel(new Cell(7, 10)));
        moveTo(fx, MapView.class, 4, 5);
        fx.clickOn();
        assertThat(session.selection().pinned()).isEqualTo(new Cell(4, 5));
        fx.type(KeyCode.RIGHT, KeyCode.DOWN, KeyCode.DOWN);
        assertThat(session.selection().pinned()).isEqualTo(new Cell(6, 6));
        for (int i = 0; i < 9; i++) fx.type(KeyCode.DOWN);
        assertThat(session.selection().pinned()).as("stays inside").isEqualTo(new Cell(8, 6));
        assertThat(view(fx, MapView.class).getAccessibleText()).contains("neuron row 8 column 6");
        fx.type(KeyCode.ESCAPE);
        assertThat(session.selection().pinned()).isNull();
    }

    @Test
    void zoom_moves_input_and_map_together_and_zero_shows_all(FxRobot fx) {
        moveTo(fx, MapView.class, 4, 6);
        fx.clickOn();
        for (int i = 0; i < 6; i++) fx.type(KeyCode.PLUS);
        double[] far = cell(fx, InputView.class, 1, 1);
        fx.moveTo(far[0], far[1]);
        var zoomed = (Probe.OfPixel) session.probeProperty().get();
        assertThat(zoomed.at()).isNotEqualTo(new Cell(1, 1));
        double[] same = cell(fx, MapView.class, 1, 1);
        fx.moveTo(same[0], same[1]);
        assertThat(session.probeProperty().get()).as("the same place in both")
                .isEqualTo(new Probe.OfNeuron(zoomed.at()));
        fx.interact(() -> view(fx, MapView.class).requestFocus());
        fx.type(KeyCode.DIGIT0);
        moveTo(fx, InputView.class, 1, 1);
        assertThat(session.probeProperty().get()).isEqualTo(new Probe.OfPixel(new Cell(1, 1)));
    }

    @Test
    void the_brush_paints_one_undo_step_and_the_map_follows(FxRobot fx) {
        float before = requireNonNull(requireNonNull(session.evaluation()).selectedMap().map()).at(0, 4, 4);
        ToggleButton brush = fx.lookup(n -> n instanceof ToggleButton t && "Paint".equals(t.getAccessibleText()))
                .query();
        fx.interact(brush::fire);
        double[] from = cell(fx, InputView.class, 4, 3);
        double[] to = cell(fx, InputView.class, 4, 6);
        fx.moveTo(from[0], from[1]).press(javafx.scene.input.MouseButton.PRIMARY).moveTo(to[0], to[1])
                .release(javafx.scene.input.MouseButton.PRIMARY);
        assertThat(session.project().picture().paint().isEmpty()).isFalse();
        assertThat(requireNonNull(session.evaluation()).input().at(0, 4, 4)).isEqualTo(1);
        assertThat(requireNonNull(requireNonNull(session.evaluation()).selectedMap().map()).at(0, 4, 4))
                .isNotEqualTo(before);
        fx.interact(session::undo);
        assertThat(session.project().picture().paint().isEmpty()).isTrue();
        assertThat(requireNonNull(requireNonNull(session.evaluation()).selectedMap().map()).at(0, 4, 4))
                .isEqualTo(before);
    }

    @Test
    void the_last_good_maps_of_a_layer_that_cannot_work_are_grey(FxRobot fx) {
        Node stage = view(fx, StageView.class);
        var stale = PseudoClass.getPseudoClass("stale");
        assertThat(stage.getPseudoClassStates()).doesNotContain(stale);
        fx.interact(() -> {
            session.editOnce(new LayerEdit.SetPadding(Padding.Named.VALID));
            session.editOnce(new LayerEdit.SetAxes(new Axis(20, 1, 1), THREE));
        });
        assertThat(session.outlineProperty().get().row(1).works()).isFalse();
        assertThat(session.evaluation()).isNotNull();
        assertThat(stage.getPseudoClassStates()).contains(stale);
        fx.interact(session::undo);
        assertThat(stage.getPseudoClassStates()).doesNotContain(stale);
    }

    @Test
    void a_layer_that_another_one_broke_shows_its_last_good_maps(FxRobot fx) {
        Node stage = view(fx, StageView.class);
        fx.interact(() -> {
            session.editOnce(new Edit.AddLayer(2,
                    Layer.of("pool", LayerKind.MAX_POOL.first(new Shape(3, 9, 12), 1), 1)));
            session.selectionProperty().set(session.selection().withLayer(1));
            session.editOnce(new LayerEdit.SetPadding(Padding.Named.VALID));
        });
        Shape size = requireNonNull(session.outlineProperty().get().row(2).output());
        fx.interact(() -> {
            session.editOnce(new LayerEdit.SetAxes(new Axis(20, 1, 1), THREE));
            session.selectionProperty().set(session.selection().withLayer(2));
        });
        var shown = requireNonNull(session.evaluation());
        assertThat(shown.layer().name()).isEqualTo("pool");
        assertThat(shown.output()).isEqualTo(size);
        assertThat(stage.getPseudoClassStates()).contains(PseudoClass.getPseudoClass("stale"));
        fx.interact(session::undo);
        assertThat(stage.getPseudoClassStates()).doesNotContain(PseudoClass.getPseudoClass("stale"));
    }

    @Test
    void a_double_click_lets_a_pixel_be_typed(FxRobot fx) {
        moveTo(fx, InputView.class, 3, 7);
        fx.doubleClickOn();
        fx.eraseText(12).write("0.125").type(KeyCode.ENTER);
        assertThat(requireNonNull(session.evaluation()).input().at(0, 3, 7)).isEqualTo(0.125f);
    }

    @Test
    void a_held_map_stands_beside_the_one_on_the_stage_with_linked_cursors_and_their_difference(FxRobot fx) {
        var stage = (StageView) view(fx, StageView.class);
        fx.interact(stage::toggleHeld);
        assertThat(requireNonNull(session.heldProperty().get()).map()).isZero();
        assertThat(view(fx, InputView.class).isVisible()).isFalse();
        assertThat(view(fx, HeldMapView.class).isVisible()).isTrue();
        fx.interact(() -> session.selectionProperty().set(session.selection().withFilter(1)));
        moveTo(fx, HeldMapView.class, 2, 3);
        assertThat(session.probeProperty().get()).isEqualTo(new Probe.OfNeuron(new Cell(2, 3)));
        moveTo(fx, DifferenceView.class, 5, 6);
        assertThat(session.probeProperty().get()).isEqualTo(new Probe.OfNeuron(new Cell(5, 6)));
        fx.clickOn();
        assertThat(session.selection().pinned()).isEqualTo(new Cell(5, 6));
        assertThat(words(fx)).anyMatch(text -> text.startsWith("mean ") && text.endsWith("% equal"));

        fx.interact(() -> session.editOnce(new LayerEdit.SetPadding(Padding.Named.VALID)));
        assertThat(words(fx)).anyMatch(text -> text.startsWith("A has 9×12 neurons and B 7×10;"));
        assertThat(view(fx, DifferenceView.class).isVisible()).isFalse();
        fx.interact(session::undo);
        assertThat(view(fx, DifferenceView.class).isVisible()).isTrue();

        fx.interact(stage::toggleHeld);
        assertThat(session.heldProperty().get()).isNull();
        assertThat(view(fx, InputView.class).isVisible()).isTrue();
        assertThat(view(fx, HeldMapView.class).isVisible()).isFalse();
    }

    @Test
    void release_lets_go_of_the_pinned_neuron_first_and_of_the_held_map_next(FxRobot fx) {
        StageView stage = (StageView) view(fx, StageView.class);
        fx.interact(() -> {
            stage.toggleHeld();
            session.selectionProperty().set(session.selection().withPinned(new Cell(1, 1)));
            stage.release();
        });
        assertThat(session.selection().pinned()).isNull();
        assertThat(session.heldProperty().get()).isNotNull();
        fx.interact(stage::release);
        assertThat(session.heldProperty().get()).isNull();
    }

    @Test
    void another_document_lets_go_of_the_held_map(FxRobot fx) {
        fx.interact(((StageView) view(fx, StageView.class))::toggleHeld);
        fx.interact(() -> session.open(Projects.small(), Selection.FIRST, true));
        assertThat(session.heldProperty().get()).isNull();
    }

    @Test
    void beside_a_map_stands_the_map_it_is_made_of_where_that_is_a_single_one(FxRobot fx) {
        fx.interact(() -> {
            session.editOnce(new Edit.AddLayer(2, Layer.of("relu", new Operation(Activation.RELU), 1)));
            session.selectionProperty().set(new Selection(2, 0, null));
        });
        TextInputControl shown = fx.lookup(node -> "Map of the input".equals(node.getAccessibleText())).queryAs(
                TextInputControl.class);
        assertThat(shown.getText()).isEqualTo("0");
        fx.interact(() -> session.selectionProperty().set(session.selection().withFilter(1)));
        assertThat(shown.getText()).isEqualTo("1");
    }

    @Test
    void a_layer_that_never_worked_shows_why_instead_of_another_layers_maps(FxRobot fx) {
        var wide = new Axis(20, 1, 1);
        fx.interact(() -> {
            session.editOnce(new Edit.AddLayer(2,
                    Layer.of("wide", Projects.layer(1, 2, wide, wide, Padding.Named.VALID), 1)));
            session.selectionProperty().set(new Selection(2, 0, null));
        });
        assertThat(words(fx)).anyMatch(text -> text.contains("20") && text.contains("9"));
        fx.interact(() -> session.selectionProperty().set(new Selection(1, 0, null)));
        assertThat(words(fx)).noneMatch(text -> text.contains("20"));
    }

    private static List<String> words(FxRobot fx) {
        return fx.lookup(".label").queryAllAs(Label.class).stream().filter(Label::isVisible).map(Label::getText)
                .toList();
    }
}
