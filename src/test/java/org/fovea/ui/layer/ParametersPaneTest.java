package org.fovea.ui.layer;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.stage.Stage;
import org.fovea.compute.Projects;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.project.LayerEdit;
import org.fovea.project.Conv;
import org.fovea.session.Session;
import org.fovea.ui.Hand;
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

    private Conv layer() {
        return session.project().conv(1).orElseThrow();
    }

    @Test
    void what_is_typed_reaches_the_layer_and_what_is_nonsense_does_not(FxRobot fx) {
        var hand = new Hand(fx);
        hand.type("Kernel height", "5");
        assertThat(layer().rows()).isEqualTo(new Axis(5, 1, 1));
        assertThat(layer().columns()).as("linked").isEqualTo(new Axis(5, 1, 1));
        assertThat(hand.says("⌊(9 + 2 + 2 − 5) / 1⌋ + 1 = 9")).isTrue();
        assertThat(hand.says("→ 2 @ 9×12")).isTrue();

        hand.type("Vertical stride", "20");
        assertThat(layer().rows().stride()).as("further than the slider goes").isEqualTo(20);
        for (String nonsense : new String[]{"0", "−1", "x", "1.5", "NaN", ""}) {
            hand.type("Vertical stride", nonsense);
            assertThat(layer().rows().stride()).as(nonsense).isEqualTo(20);
            assertThat(hand.says("Vertical stride: a whole number from 1 to 999.")).as(nonsense).isTrue();
        }
        hand.type("Vertical stride", "2");
        assertThat(hand.says("a whole number")).isFalse();
        hand.type("Vertical dilation", "2");
        assertThat(layer().columns()).isEqualTo(new Axis(5, 2, 2));
        assertThat(hand.says("(2·(5−1)+1)")).isTrue();
        fx.interact(session::undo);
        fx.interact(session::undo);
        assertThat(layer().rows()).isEqualTo(new Axis(5, 20, 1));
    }

    @Test
    void rows_and_columns_come_apart_and_together_again(FxRobot fx) {
        var hand = new Hand(fx);
        var link = hand.named(ButtonBase.class, "Kernel: same for rows and columns");
        fx.interact(link::fire);
        hand.type("Kernel width", "1");
        assertThat(layer().rows().size()).isEqualTo(3);
        assertThat(layer().columns().size()).isEqualTo(1);
        fx.interact(() -> hand.named(Slider.class, "Kernel height").setValue(6));
        assertThat(layer().rows().size()).isEqualTo(6);
        fx.interact(link::fire);
        assertThat(layer().columns().size()).isEqualTo(6);
        fx.interact(() -> session.editOnce(new LayerEdit.SetAxes(new Axis(6, 1, 1), new Axis(6, 3, 1))));
        assertThat(hand.named(NumberField.class, "Horizontal stride").isVisible()).isTrue();
        assertThat(hand.named(NumberField.class, "Horizontal stride").getText()).isEqualTo("3");
    }

    @Test
    void a_drag_there_and_back_is_one_step_and_loses_no_weight(FxRobot fx) {
        var hand = new Hand(fx);
        Tensor before = layer().filters().getFirst().weights();
        Slider slider = hand.named(Slider.class, "Kernel");
        fx.interact(() -> {
            slider.setValue(1);
            slider.setValue(7.4);
        });
        assertThat(layer().rows().size()).isEqualTo(7);
        assertThat(layer().filters().getFirst().weights().at(0, 2, 2)).isEqualTo(before.at(0, 0, 0));
        fx.drag(slider.lookup(".thumb")).drop();
        fx.interact(session::undo);
        assertThat(layer().filters().getFirst().weights()).isSameAs(before);
        assertThat(session.undoTitleProperty().get()).isNull();
    }

    @Test
    void a_setting_that_cannot_work_is_explained_in_place_and_its_offer_works(FxRobot fx) {
        var hand = new Hand(fx);
        hand.press("valid");
        assertThat(layer().padding()).isEqualTo(Padding.Named.VALID);
        var good = requireNonNull(session.evaluation());
        hand.type("Kernel height", "11");
        assertThat(hand.says("The kernel has 11 rows, but the padded input only 9.")).isTrue();
        assertThat(hand.says("⌊(9 + 0 + 0 − 11) / 1⌋ + 1 = −1")).isTrue();
        assertThat(session.evaluation()).as("the last good map stays").isSameAs(good);
        hand.press("Use kernel 9 × 11");
        assertThat(session.misfitProperty().get()).isEmpty();
        assertThat(hand.says("padded input only")).isFalse();
        assertThat(requireNonNull(session.evaluation()).output()).isEqualTo(new Shape(2, 1, 2));
    }

    @Test
    void padding_by_name_by_hand_and_with_what_it_is_filled(FxRobot fx) {
        var hand = new Hand(fx);
        hand.press("full");
        assertThat(layer().padding()).isEqualTo(Padding.Named.FULL);
        hand.press("custom");
        assertThat(layer().padding()).as("nothing jumps").isEqualTo(new Padding.Explicit(2, 2, 2, 2));
        hand.type("Padding right", "0");
        hand.type("Padding top", "−1");
        assertThat(layer().padding()).isEqualTo(new Padding.Explicit(2, 2, 2, 0));
        assertThat(hand.says("Padding top: a whole number from 0")).isTrue();
        hand.press("circular");
        assertThat(layer().paddingMode()).isEqualTo(PaddingMode.CIRCULAR);
        hand.press("same-lower");
        assertThat(layer().padding()).isEqualTo(Padding.Named.SAME_LOWER);
        hand.press("PyTorch same");
        hand.type("Vertical stride", "4");
        assertThat(hand.says("works with stride 1 only")).isTrue();
        hand.press("Use same");
        assertThat(layer().padding()).isEqualTo(Padding.Named.SAME);
        hand.press("valid");
        assertThat(hand.says("no neuron sees 2 rows and 1 column.")).isTrue();
        hand.press("True convolution");
        assertThat(layer().flipped()).isTrue();
    }
}
