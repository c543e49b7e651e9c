package org.fovea.ui.learn.features;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.fovea.project.learn.ShapeSettings;
import org.fovea.project.learn.Task;
import org.fovea.session.Learning;
import org.fovea.ui.Hand;
import org.fovea.ui.export.Exhibits;
import org.fovea.ui.kit.NumberField;
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
class FeaturesPaneTest {
    private final Learning learning = Lessons.ready();
    private final BooleanProperty active = new SimpleBooleanProperty(true);
    private final FeaturesPane[] pane = new FeaturesPane[1];
    private final Stage[] shown = new Stage[1];

    @Start
    void start(Stage stage) {
        var theme = new Theme();
        pane[0] = new FeaturesPane(learning, theme, Lessons.painter(), new Exhibits(), active);
        var scene = new Scene(new StackPane(pane[0]), 1100, 740);
        theme.dress(scene);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
        shown[0] = stage;
        pane[0].requestFocus();
    }

    private static <T extends Node> T only(FxRobot fx, Class<T> type) {
        return fx.lookup((Node n) -> type.isInstance(n)).queryAs(type);
    }

    private static String grid(FxRobot fx) {
        return requireNonNull(only(fx, MapGrid.class).getAccessibleText());
    }

    private static String links(FxRobot fx) {
        return requireNonNull(only(fx, LinksView.class).getAccessibleText());
    }

    private static List<String> layers(FxRobot fx) {
        return fx.lookup((Node n) -> n.getStyleClass().contains("layer-pill"))
                .queryAllAs(ToggleButton.class).stream().map(ToggleButton::getText).toList();
    }

    @Test
    void the_layers_can_be_chosen_and_each_map_has_its_patches(FxRobot fx) {
        assertThat(layers(fx)).containsExactly("conv1", "scores");
        assertThat(grid(fx)).startsWith("conv1 · map 0, 1 of 4");
        new Hand(fx).press("scores");
        assertThat(grid(fx)).startsWith("scores · “lying”, 1 of 3; 9 patches");
        assertThat(links(fx)).startsWith("scores · “lying” combines conv1");
    }

    @Test
    void arrow_keys_choose_a_map_and_page_keys_a_layer(FxRobot fx) {
        fx.type(KeyCode.RIGHT);
        assertThat(grid(fx)).startsWith("conv1 · map 1");
        fx.type(KeyCode.END);
        assertThat(grid(fx)).startsWith("conv1 · map 3, 4 of 4");
        fx.type(KeyCode.RIGHT);
        assertThat(grid(fx)).startsWith("conv1 · map 3");
        fx.type(KeyCode.HOME);
        assertThat(grid(fx)).startsWith("conv1 · map 0");
        fx.type(KeyCode.PAGE_DOWN);
        assertThat(grid(fx)).startsWith("scores · “lying”");
        fx.type(KeyCode.PAGE_UP);
        assertThat(grid(fx)).startsWith("conv1 · map 0");
    }

    @Test
    void links_lead_down_and_the_trail_leads_back(FxRobot fx) {
        fx.type(KeyCode.PAGE_DOWN);
        fx.interact(() -> only(fx, LinksView.class).requestFocus());
        fx.type(KeyCode.DOWN);
        String at = links(fx).replaceFirst(".*At (conv1 · map \\d)$", "$1");
        assertThat(at).startsWith("conv1 · map ");
        fx.type(KeyCode.ENTER);
        assertThat(grid(fx)).startsWith(at);
        assertThat(fx.lookup((Node n) -> n instanceof Button b && b.getText().equals("scores · “lying”")).queryAll())
                .hasSize(1);
        fx.type(KeyCode.BACK_SPACE);
        assertThat(grid(fx)).startsWith("scores · “lying”");
        assertThat(fx.lookup((Node n) -> n instanceof Button b && b.getText().equals("scores · “lying”")).queryAll())
                .isEmpty();
    }

    @Test
    void what_is_shown_is_the_moment_of_the_training_that_is_looked_at(FxRobot fx) {
        assertThat(new Hand(fx).says("nothing learned yet")).isTrue();
        fx.interact(learning.practice()::oneEpoch);
        assertThat(new Hand(fx).says("after 1.00 epochs")).isTrue();
        fx.interact(() -> learning.looking().scrub(0));
        assertThat(new Hand(fx).says("nothing learned yet")).isTrue();
        fx.interact(learning.looking()::live);
        assertThat(new Hand(fx).says("after 1.00 epochs")).isTrue();
        assertThat(new Hand(fx).says("21 test pictures")).isTrue();
    }

    @Test
    void a_tab_that_is_not_looked_at_computes_nothing(FxRobot fx) {
        fx.interact(() -> active.set(false));
        fx.interact(learning.practice()::oneEpoch);
        assertThat(new Hand(fx).says("after 1.00 epochs")).isFalse();
        fx.interact(() -> active.set(true));
        assertThat(new Hand(fx).says("after 1.00 epochs")).isTrue();
    }

    @Test
    void the_settings_of_gradient_ascent_can_be_changed(FxRobot fx) {
        var hand = new Hand(fx);
        fx.interact(() -> hand.named(Button.class, "Settings of gradient ascent").fire());
        assertThat(hand.named(NumberField.class, "Steps").isDisabled()).isTrue();
        hand.press("as set");
        hand.type("Steps", "7");
        hand.type("Decay", "2");
        assertThat(hand.says("Decay: a number from 0 to 0.99.")).isTrue();
        fx.interact(() -> pane[0].requestFocus());
        Found found = requireNonNull(requireNonNull(pane[0]).found());
        assertThat(requireNonNull(found.climb()).stage().values()).hasSize(7);
        hand.press("whole map");
        assertThat(requireNonNull(pane[0].found()).wish().ascent().mean()).isTrue();
    }

    @Test
    void another_task_is_shown_as_soon_as_it_is_read(FxRobot fx) {
        fx.type(KeyCode.PAGE_DOWN);
        fx.interact(() -> learning.taskProperty().set(new Task.Shapes(ShapeSettings.USUAL)));
        Found found = requireNonNull(pane[0].found());
        assertThat(found.wish().subject().network())
                .isSameAs(requireNonNull(learning.moments().shownProperty().get()).network());
        assertThat(found.complete()).isTrue();
        assertThat(grid(fx)).startsWith("scores · “lying”");
    }

    @ParameterizedTest
    @CsvSource({"1160, 800", "744, 590"})
    void nothing_is_cut_off(double width, double height, FxRobot fx) {
        fx.interact(() -> {
            shown[0].setWidth(width);
            shown[0].setHeight(height);
        });
        fx.interact(() -> pane[0].layout());
        for (Node node : fx.lookup((Node n) -> n instanceof Label || n instanceof ToggleButton).queryAll()) {
            var bounds = pane[0].sceneToLocal(node.localToScene(node.getLayoutBounds()));
            if (!node.isVisible()) continue;
            assertThat(bounds.getMinX()).isGreaterThanOrEqualTo(0);
            assertThat(bounds.getMaxX()).as("%s", node).isLessThanOrEqualTo(pane[0].getWidth() + 1);
        }
        assertThat(only(fx, MapGrid.class).getHeight()).isGreaterThanOrEqualTo(90);
    }
}
