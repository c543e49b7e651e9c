package org.fovea.ui.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.project.FilterPreset;
import org.fovea.project.FirstProject;
import org.fovea.project.NamedFilter;
import org.fovea.project.Weights;
import org.fovea.session.Session;
import org.fovea.ui.Sessions;
import org.fovea.ui.kit.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
final class FilterEditorTest {
    private final Session session = Sessions.of(FirstProject.of(Weights.random(new Shape(3, 9, 12), 1)));
    private final NamedFilter vertical = session.project().conv(1).orElseThrow().filters().get(0);
    private final NamedFilter horizontal = session.project().conv(1).orElseThrow().filters().get(1);
    private final List<String> notices = new ArrayList<>();

    @Start
    void start(Stage stage) {
        var theme = new Theme();
        var content = new StackPane(new FilterEditor(session, theme, notices::add));
        content.getStyleClass().add("inspector-content");
        var scene = new Scene(content, 330, 900);
        theme.dress(scene);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    private NamedFilter filter() {
        return session.project().conv(1).orElseThrow().filters().getFirst();
    }

    private float at(int row, int column) {
        return filter().weights().at(0, row, column);
    }

    private static KernelGrid grid(FxRobot robot) {
        return robot.lookup("#kernel").queryAs(KernelGrid.class);
    }

    private static Point2D cell(FxRobot robot, int row, int column) {
        KernelGrid grid = grid(robot);
        Lattice lattice = grid.lattice();
        return grid.localToScreen(lattice.x(column) + lattice.side() / 2, lattice.y(row) + lattice.side() / 2);
    }

    private static void focus(FxRobot robot, int row, int column) {
        robot.interact(() -> grid(robot).requestFocus());
        robot.type(KeyCode.HOME);
        robot.push(KeyCode.CONTROL, KeyCode.HOME);
        for (int i = 0; i < row; i++) robot.type(KeyCode.DOWN);
        for (int i = 0; i < column; i++) robot.type(KeyCode.RIGHT);
    }

    private static void fire(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup(id).queryAs(ButtonBase.class).fire());
    }

    private void undo(FxRobot robot) {
        robot.interact(session::undo);
    }

    private void clipboard(FxRobot robot, String text) {
        robot.interact(() -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text)));
        robot.interact(() -> grid(robot).requestFocus());
        robot.push(KeyCode.CONTROL, KeyCode.V);
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    @Test
    void a_stroke_of_the_brush_is_one_undo_step(FxRobot robot) {
        robot.drag(cell(robot, 0, 0)).moveTo(cell(robot, 0, 6)).drop();
        for (int column = 0; column < 7; column++) assertThat(at(0, column)).isEqualTo(1);
        assertThat(Weights.sameInEveryChannel(filter().weights())).isTrue();
        assertThat(session.undoTitleProperty().get()).isEqualTo("paint weights");
        // Painting what is there already is no step.
        robot.clickOn(cell(robot, 0, 3));
        undo(robot);
        assertThat(filter()).isSameAs(vertical);
        assertThat(session.undoTitleProperty().get()).isNull();
    }

    @Test
    void a_cell_dragged_upwards_grows_and_downwards_shrinks(FxRobot robot) {
        fire(robot, "#tool-adjust");
        Point2D from = cell(robot, 5, 1);
        robot.drag(from).moveTo(from.subtract(0, 50)).drop();
        assertThat(at(5, 1)).isBetween(0.45f, 0.55f);
        assertThat(at(5, 0)).isZero();
        robot.drag(from).moveTo(from.subtract(0, 20)).moveTo(from.add(0, 50)).drop();
        assertThat(at(5, 1)).isBetween(-0.1f, 0.1f);
        undo(robot);
        assertThat(at(5, 1)).isBetween(0.45f, 0.55f);
        undo(robot);
        assertThat(at(5, 1)).isZero();
        robot.doubleClickOn(from).write("1/4").type(KeyCode.ENTER);
        assertThat(at(5, 1)).isEqualTo(0.25f);
    }

    @Test
    void typing_sets_a_weight_and_nonsense_is_refused_without_loss(FxRobot robot) {
        focus(robot, 2, 1);
        robot.write("-2.5").type(KeyCode.ENTER);
        assertThat(at(2, 1)).isEqualTo(-2.5f);
        assertThat(grid(robot).isFocused()).isTrue();
        for (String bad : new String[]{"NaN", "1e99", "two"}) {
            robot.type(KeyCode.ENTER).write(bad).type(KeyCode.ENTER);
            assertThat(text(robot, "#refused")).contains(bad);
            assertThat(robot.lookup("#weight").queryAs(TextField.class).isVisible()).isTrue();
            robot.type(KeyCode.ESCAPE);
            assertThat(text(robot, "#refused")).isEmpty();
            assertThat(at(2, 1)).isEqualTo(-2.5f);
        }
        undo(robot);
        assertThat(at(2, 1)).isZero();
        assertThat(session.undoTitleProperty().get()).isNull();
    }

    @Test
    void the_keyboard_does_what_the_mouse_does(FxRobot robot) {
        focus(robot, 6, 6);
        assertThat(grid(robot).getAccessibleText()).isEqualTo("row 7 of 7, column 7 of 7: 0");
        robot.type(KeyCode.RIGHT).type(KeyCode.UP).type(KeyCode.LEFT);
        assertThat(grid(robot).getAccessibleText()).isEqualTo("row 6 of 7, column 6 of 7: 0");
        robot.press(KeyCode.SHIFT).type(KeyCode.UP).type(KeyCode.UP).release(KeyCode.SHIFT);
        assertThat(at(5, 5)).isEqualTo(0.2f);
        robot.press(KeyCode.CONTROL).type(KeyCode.DOWN).release(KeyCode.CONTROL);
        assertThat(at(5, 5)).isEqualTo(0.19f);
        assertThat(grid(robot).getAccessibleText()).isEqualTo("row 6 of 7, column 6 of 7: 0.19");
        robot.type(KeyCode.SUBTRACT);
        assertThat(at(5, 5)).isEqualTo(0.18f);
        robot.type(KeyCode.DELETE);
        assertThat(at(5, 5)).isZero();
        robot.type(KeyCode.END).type(KeyCode.SPACE);
        assertThat(at(5, 6)).isEqualTo(1);
        undo(robot);
        assertThat(at(5, 6)).isZero();
    }

    @Test
    void pasted_tables_set_size_and_weights_and_bad_ones_change_nothing(FxRobot robot) {
        clipboard(robot, "1\t2\t3\n4\t5\t6");
        assertThat(filter().weights().shape).isEqualTo(new Shape(3, 2, 3));
        assertThat(at(1, 0)).isEqualTo(4);
        assertThat(session.project().conv(1).orElseThrow().filters().get(1).weights().shape)
                .isEqualTo(new Shape(3, 2, 3));
        undo(robot);
        assertThat(filter()).isSameAs(vertical);
        for (String bad : new String[]{"1\t2\n3", "hello", "nan", "[[1, 2], [3, 4]", "0\t".repeat(40) + "0",
                "[[[1]], [[2]]]"}) {
            notices.clear();
            clipboard(robot, bad);
            assertThat(notices).as(bad).singleElement().asString().endsWith(".");
            assertThat(filter()).isSameAs(vertical);
        }
        clipboard(robot, "[[[1, 2]], [[3, 4]], [[5, 6]]]");
        assertThat(filter().weights().data).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(filter().shared()).isFalse();
        robot.push(KeyCode.CONTROL, KeyCode.C);
        fire(robot, "#op-clear");
        robot.interact(() -> grid(robot).requestFocus());
        robot.push(KeyCode.CONTROL, KeyCode.V);
        assertThat(filter().weights().data).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void operations_change_all_weights_or_explain_why_not(FxRobot robot) {
        fire(robot, "#op-rotate");
        assertThat(filter().weights().data).containsExactly(FilterPreset.HORIZONTAL.filter(3).weights().data);
        fire(robot, "#op-negate");
        assertThat(text(robot, "#facts")).isEqualTo("sum −7  norm 2.6458");
        fire(robot, "#op-clear");
        assertThat(Weights.peak(filter().weights())).isZero();
        fire(robot, "#op-random");
        assertThat(Weights.peak(filter().weights())).isPositive();
        fire(robot, "#op-clear");
        var normalise = robot.lookup("#op-normalise").queryAs(MenuButton.class);
        for (int i : new int[]{0, 2}) robot.interact(() -> normalise.getItems().get(i).fire());
        assertThat(notices).hasSize(2).allSatisfy(notice -> assertThat(notice).contains("change a weight first"));
    }

    @Test
    void channels_are_edited_together_or_apart(FxRobot robot) {
        fire(robot, "#share-channels");
        fire(robot, "#channel-G");
        robot.clickOn(cell(robot, 1, 1));
        Tensor weights = filter().weights();
        assertThat(weights.at(0, 1, 1)).isZero();
        assertThat(weights.at(1, 1, 1)).isEqualTo(1);
        fire(robot, "#channel-all");
        robot.clickOn(cell(robot, 2, 2));
        for (int c = 0; c < 3; c++) assertThat(filter().weights().at(c, 2, 2)).isEqualTo(1);
        fire(robot, "#channel-G");
        fire(robot, "#share-channels");
        for (int c = 0; c < 3; c++) assertThat(filter().weights().at(c, 1, 1)).isEqualTo(1);
        assertThat(filter().shared()).isTrue();
    }

    @Test
    void presets_are_used_adjusted_and_recognised(FxRobot robot) {
        fire(robot, "#pill-sobel-x");
        assertThat(filter().name()).isEqualTo("sobel-x");
        assertThat(session.project().conv(1).orElseThrow().filters().get(1)).isSameAs(horizontal);
        undo(robot);
        assertThat(filter()).isSameAs(vertical);
        fire(robot, "#more-presets");
        fire(robot, "#preset-gabor");
        assertThat(filter().weights().shape.height()).isEqualTo(11);
        Slider angle = robot.lookup("#dial-Angle .slider").queryAs(Slider.class);
        robot.interact(() -> {
            for (int degrees = 10; degrees <= 90; degrees += 10) angle.setValue(degrees);
        });
        Tensor expected = FilterPreset.GABOR.kernel(FilterPreset.GABOR.defaults().withAngle(90));
        assertThat(filter().weights().channel(0).data).containsExactly(expected.data);
        undo(robot);
        assertThat(filter().weights()).extracting(w -> w.channel(0).data)
                .isEqualTo(FilterPreset.GABOR.kernel(FilterPreset.GABOR.defaults()).data);
        undo(robot);
        assertThat(filter()).isSameAs(vertical);
        robot.interact(() -> List.copyOf(Window.getWindows()).forEach(window -> {
            if (!(window instanceof Stage)) window.hide();
        }));
    }

    @Test
    void the_size_slider_of_a_preset_moved_to_and_fro_cuts_no_other_filter(FxRobot robot) {
        robot.clickOn("#more-presets");
        fire(robot, "#preset-box");
        Slider size = robot.lookup("#dial-Size .slider").queryAs(Slider.class);
        robot.interact(() -> {
            size.setValue(3);
            size.setValue(7);
        });
        assertThat(session.project().conv(1).orElseThrow().filters().get(1)).isSameAs(horizontal);
        robot.interact(() -> List.copyOf(Window.getWindows()).forEach(window -> {
            if (!(window instanceof Stage)) window.hide();
        }));
    }

    @Test
    void name_and_bias_can_be_edited_and_the_menu_opens(FxRobot robot) {
        var name = robot.lookup("#filter-name").queryAs(TextField.class);
        robot.interact(() -> {
            name.requestFocus();
            name.setText("my line");
        });
        robot.type(KeyCode.ENTER);
        assertThat(filter().name()).isEqualTo("my line");
        robot.interact(() -> {
            name.setText("  ");
            grid(robot).requestFocus();
        });
        assertThat(filter().name()).isEqualTo("my line");
        Slider bias = robot.lookup("#bias .slider").queryAs(Slider.class);
        robot.interact(() -> bias.setValue(1.26));
        assertThat(filter().filter().bias()).isEqualTo(1.25f);
        robot.rightClickOn(cell(robot, 3, 3));
        assertThat(Window.getWindows()).anyMatch(ContextMenu.class::isInstance);
        robot.type(KeyCode.ESCAPE);
    }

    @Test
    void a_symmetric_brush_shows_and_paints_all_its_cells(FxRobot robot) {
        robot.interact(() -> {
            var value = robot.lookup("#brush-value").queryAs(TextField.class);
            value.requestFocus();
            value.setText("−3");
        });
        robot.type(KeyCode.ENTER);
        robot.interact(() -> {
            robot.lookup("#brush-size").queryAs(ComboBox.class).getSelectionModel().select(1);
            robot.lookup("#brush-symmetry").queryAs(ComboBox.class).getSelectionModel().selectLast();
        });
        robot.clickOn(cell(robot, 0, 0));
        for (int i : new int[]{0, 1, 5, 6}) assertThat(at(i, i)).isEqualTo(-3);
    }

    @Test
    void every_control_has_a_name_and_a_tooltip(FxRobot robot) {
        for (Node node : robot.lookup(n -> n instanceof ButtonBase || n instanceof Slider || n instanceof TextField)
                .queryAll()) {
            // The field over a cell is named when it opens.
            if ("weight".equals(node.getId())) continue;
            String name = node instanceof ButtonBase button && node.getAccessibleText() == null
                    ? button.getText()
                    : node.getAccessibleText();
            assertThat(name).as(node.toString()).isNotEmpty();
            assertThat(((Control) node).getTooltip()).as(node.toString()).isNotNull();
        }
    }
}
