package org.fovea.ui.learn.why;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.fovea.compute.learn.why.Method;
import org.fovea.session.Learning;
import org.fovea.session.Lesson;
import org.fovea.ui.Hand;
import org.fovea.ui.export.Exhibits;
import org.fovea.ui.kit.Theme;
import org.fovea.ui.learn.Lessons;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class WhyPaneTest {
    private final Learning learning = Lessons.ready();
    private final BooleanProperty active = new SimpleBooleanProperty(true);
    private final WhyPane[] pane = new WhyPane[1];
    private final Stage[] shown = new Stage[1];

    @Start
    void start(Stage stage) {
        var theme = new Theme();
        learning.practice().oneEpoch();
        learning.practice().oneEpoch();
        pane[0] = new WhyPane(learning, theme, Lessons.painter(), new Exhibits(), active);
        var scene = new Scene(new StackPane(pane[0]), 1100, 740);
        theme.dress(scene);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
        shown[0] = stage;
        pane[0].requestFocus();
    }

    private Answered answered() {
        return requireNonNull(pane[0].answered());
    }

    private static ComboBox<?> classes(FxRobot fx) {
        return new Hand(fx).named(ComboBox.class, "Class that is asked about");
    }

    @Test
    void four_methods_stand_side_by_side_each_with_its_sentence(FxRobot fx) {
        assertThat(answered().complete()).isTrue();
        assertThat(answered().found()).containsOnlyKeys(Method.SALIENCY, Method.GUIDED, Method.GRAD_CAM,
                Method.OCCLUSION);
        for (Method method : answered().found().keySet())
            assertThat(new Hand(fx).says(method.sentence())).as("%s", method).isTrue();
    }

    @Test
    void the_arrow_keys_go_to_another_example(FxRobot fx) {
        assertThat(answered().asked().example()).isZero();
        fx.type(KeyCode.RIGHT);
        fx.type(KeyCode.RIGHT);
        assertThat(answered().asked().example()).isEqualTo(2);
        assertThat(answered().truth()).isEqualTo(2);
        fx.type(KeyCode.LEFT);
        assertThat(answered().truth()).isEqualTo(1);
    }

    @Test
    void the_predicted_class_the_true_one_or_any_can_be_asked_about(FxRobot fx) {
        int predicted = answered().predicted();
        assertThat(answered().explained()).isEqualTo(predicted);
        int other = (predicted + 1) % Lesson.CLASSES.size();
        fx.interact(() -> classes(fx).getSelectionModel().select(other));
        assertThat(answered().explained()).isEqualTo(other);
        // The choice stays with the next example.
        fx.type(KeyCode.RIGHT);
        assertThat(answered().explained()).isEqualTo(other);
        new Hand(fx).press("true");
        assertThat(answered().explained()).isEqualTo(answered().truth());
        new Hand(fx).press("predicted");
        assertThat(answered().explained()).isEqualTo(answered().predicted());
    }

    @Test
    void the_gradient_can_be_multiplied_by_the_picture(FxRobot fx) {
        new Hand(fx).press("× input");
        assertThat(answered().found()).containsKey(Method.GRADIENT_TIMES_INPUT).doesNotContainKey(Method.SALIENCY);
        assertThat(new Hand(fx).says(Method.GRADIENT_TIMES_INPUT.sentence())).isTrue();
        assertThat(new Hand(fx).says(Method.SALIENCY.sentence())).isFalse();
    }

    @Test
    void the_patch_can_be_set_and_a_stride_that_leaves_pixels_out_is_refused(FxRobot fx) {
        var hand = new Hand(fx);
        hand.type("Size of the patch", "4");
        hand.type("Stride of the patch", "3");
        assertThat(answered().occlusion().size()).isEqualTo(4);
        assertThat(answered().occlusion().stride()).isEqualTo(3);
        hand.type("Stride of the patch", "5");
        assertThat(hand.says("Patches by steps of 5 would leave pixels out; choose a stride of at most 4.")).isTrue();
        assertThat(answered().occlusion().stride()).isEqualTo(3);
    }

    @Test
    void grad_cam_has_a_choice_of_layers_and_the_colours_an_opacity(FxRobot fx) {
        ComboBox<?> layers = new Hand(fx).named(ComboBox.class, "Layer of Grad-CAM");
        assertThat(layers.getItems()).hasSize(1);
        assertThat(answered().camNode()).isEqualTo(1);
        Slider opacity = new Hand(fx).named(Slider.class, "Opacity of the colours over the picture");
        fx.interact(() -> opacity.setValue(0.2));
        assertThat(pane[0].opacity()).isEqualTo(0.2);
    }

    @Test
    void it_follows_the_moment_that_is_looked_at_and_rests_when_nobody_looks(FxRobot fx) {
        var trained = answered().asked().network();
        fx.interact(() -> learning.looking().scrub(0));
        assertThat(answered().asked().network()).isNotSameAs(trained);
        fx.interact(() -> active.set(false));
        fx.interact(learning.looking()::live);
        assertThat(answered().asked().network()).isNotSameAs(trained);
        fx.interact(() -> active.set(true));
        assertThat(answered().asked().network()).isSameAs(trained);
    }

    @ParameterizedTest
    @CsvSource({"1160, 800", "744, 590"})
    void nothing_is_cut_off_at_the_sides(double width, double height, FxRobot fx) {
        fx.interact(() -> {
            shown[0].setWidth(width);
            shown[0].setHeight(height);
        });
        fx.interact(() -> pane[0].layout());
        for (Node node : fx.lookup((Node n) -> n instanceof Label || n instanceof MethodColumn).queryAll()) {
            var bounds = pane[0].sceneToLocal(node.localToScene(node.getLayoutBounds()));
            assertThat(bounds.getMaxX()).as("%s", node).isLessThanOrEqualTo(pane[0].getWidth() + 1);
        }
    }
}
