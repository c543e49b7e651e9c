package org.fovea.ui.layer;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.fovea.compute.Projects;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.project.Edit;
import org.fovea.project.Layer;
import org.fovea.session.Session;
import org.fovea.ui.Sessions;
import org.fovea.ui.kit.NumberField;
import org.fovea.ui.kit.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
final class ParametersPaneTest {
    private static final Axis THREE = new Axis(3, 1, 1);
    private final Session session = Sessions.of(
            Projects.project(new Shape(3, 9, 12), Projects.layer(2, 3, THREE, THREE, Padding.Named.SAME)));

    @Start
    void start(Stage shown) {
        var pane = new ParametersPane(session);
        pane.setPrefWidth(298);
        var scroll = new ScrollPane(pane);
        scroll.setFitToWidth(true);
        var scene = new Scene(scroll, 330, 900);
        new Theme().dress(scene);
        shown.setScene(scene);
        shown.setX(0);
        shown.setY(0);
        shown.show();
    }

    private Layer layer() {
        return session.project().layer();
    }

    private <T extends Node> T named(FxRobot robot, Class<T> type, String name) {
        return robot.lookup((Node n) -> type.isInstance(n) && name.equals(n.getAccessibleText())).queryAs(type);
    }

    private void type(FxRobot robot, String field, String text) {
        robot.interact(() -> {
            NumberField number = named(robot, NumberField.class, field);
            number.requestFocus();
            number.setText(text);
        });
        robot.type(KeyCode.ENTER);
    }

    private void press(FxRobot robot, String button) {
        robot.interact(() -> robot.lookup((Predicate<Node>) n -> n instanceof ButtonBase b && seen(b)
                && button.equals(b.getText())).queryAs(ButtonBase.class).fire());
    }

    private static boolean seen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) if (!at.isVisible()) return false;
        return true;
    }

    private boolean says(FxRobot robot, String part) {
        return !robot.lookup((Node n) -> n instanceof Label l && seen(l) && l.getText().contains(part)).queryAll()
                .isEmpty();
    }

    @Test
    void what_is_typed_reaches_the_layer_and_what_is_nonsense_does_not(FxRobot robot) {
        type(robot, "Kernel height", "5");
        assertThat(layer().rows()).isEqualTo(new Axis(5, 1, 1));
        assertThat(layer().columns()).as("linked").isEqualTo(new Axis(5, 1, 1));
        assertThat(says(robot, "⌊(9 + 2 + 2 − 5) / 1⌋ + 1 = 9")).isTrue();
        assertThat(says(robot, "→ 2 @ 9×12")).isTrue();

        type(robot, "Vertical stride", "20");
        assertThat(layer().rows().stride()).as("further than the slider goes").isEqualTo(20);
        for (String nonsense : new String[]{"0", "−1", "x", "1.5", "NaN", ""}) {
            type(robot, "Vertical stride", nonsense);
            assertThat(layer().rows().stride()).as(nonsense).isEqualTo(20);
            assertThat(says(robot, "Vertical stride: a whole number from 1 to 999.")).as(nonsense).isTrue();
        }
        type(robot, "Vertical stride", "2");
        assertThat(says(robot, "a whole number")).isFalse();
        type(robot, "Vertical dilation", "2");
        assertThat(layer().columns()).isEqualTo(new Axis(5, 2, 2));
        assertThat(says(robot, "(2·(5−1)+1)")).isTrue();
        robot.interact(session::undo);
        robot.interact(session::undo);
        assertThat(layer().rows()).isEqualTo(new Axis(5, 20, 1));
    }

    @Test
    void rows_and_columns_come_apart_and_together_again(FxRobot robot) {
        var link = named(robot, ButtonBase.class, "Kernel: same for rows and columns");
        robot.interact(link::fire);
        type(robot, "Kernel width", "1");
        assertThat(layer().rows().size()).isEqualTo(3);
        assertThat(layer().columns().size()).isEqualTo(1);
        robot.interact(() -> named(robot, Slider.class, "Kernel height").setValue(6));
        assertThat(layer().rows().size()).isEqualTo(6);
        robot.interact(link::fire);
        assertThat(layer().columns().size()).isEqualTo(6);
        robot.interact(() -> session.editOnce(new Edit.SetAxes(new Axis(6, 1, 1), new Axis(6, 3, 1))));
        assertThat(named(robot, NumberField.class, "Horizontal stride").isVisible()).isTrue();
        assertThat(named(robot, NumberField.class, "Horizontal stride").getText()).isEqualTo("3");
    }

    @Test
    void a_drag_there_and_back_is_one_step_and_loses_no_weight(FxRobot robot) {
        Tensor before = layer().filters().getFirst().weights();
        Slider slider = named(robot, Slider.class, "Kernel");
        robot.interact(() -> {
            slider.setValue(1);
            slider.setValue(7.4);
        });
        assertThat(layer().rows().size()).isEqualTo(7);
        assertThat(layer().filters().getFirst().weights().at(0, 2, 2)).isEqualTo(before.at(0, 0, 0));
        robot.drag(slider.lookup(".thumb")).drop();
        robot.interact(session::undo);
        assertThat(layer().filters().getFirst().weights()).isSameAs(before);
        assertThat(session.undoTitleProperty().get()).isNull();
    }

    @Test
    void a_setting_that_cannot_work_is_explained_in_place_and_its_offer_works(FxRobot robot) {
        press(robot, "valid");
        assertThat(layer().padding()).isEqualTo(Padding.Named.VALID);
        var good = requireNonNull(session.evaluation());
        type(robot, "Kernel height", "11");
        assertThat(says(robot, "The kernel has 11 rows, but the padded input only 9.")).isTrue();
        assertThat(says(robot, "⌊(9 + 0 + 0 − 11) / 1⌋ + 1 = −1")).isTrue();
        assertThat(session.evaluation()).as("the last good map stays").isSameAs(good);
        press(robot, "Use kernel 9 × 11");
        assertThat(session.misfitProperty().get()).isEmpty();
        assertThat(says(robot, "padded input only")).isFalse();
        assertThat(requireNonNull(session.evaluation()).output()).isEqualTo(new Shape(2, 1, 2));
    }

    @Test
    void padding_by_name_by_hand_and_with_what_it_is_filled(FxRobot robot) {
        press(robot, "full");
        assertThat(layer().padding()).isEqualTo(Padding.Named.FULL);
        press(robot, "custom");
        assertThat(layer().padding()).as("nothing jumps").isEqualTo(new Padding.Explicit(2, 2, 2, 2));
        type(robot, "Padding right", "0");
        type(robot, "Padding top", "−1");
        assertThat(layer().padding()).isEqualTo(new Padding.Explicit(2, 2, 2, 0));
        assertThat(says(robot, "Padding top: a whole number from 0")).isTrue();
        press(robot, "circular");
        assertThat(layer().paddingMode()).isEqualTo(PaddingMode.CIRCULAR);
        press(robot, "same-lower");
        assertThat(layer().padding()).isEqualTo(Padding.Named.SAME_LOWER);
        press(robot, "PyTorch same");
        type(robot, "Vertical stride", "4");
        assertThat(says(robot, "works with stride 1 only")).isTrue();
        press(robot, "Use same");
        assertThat(layer().padding()).isEqualTo(Padding.Named.SAME);
        press(robot, "valid");
        assertThat(says(robot, "no neuron sees 2 rows and 1 column.")).isTrue();
        press(robot, "True convolution");
        assertThat(layer().flipped()).isTrue();
    }
}
