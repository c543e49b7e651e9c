package org.fovea.ui.neuron;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.fovea.compute.Projects;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.Shape;
import org.fovea.project.Cell;
import org.fovea.project.Layer;
import org.fovea.project.Selection;
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
final class ArithmeticDockTest {
    private static final Axis THREE = new Axis(3, 1, 1);
    private final StackPane root = new StackPane();
    private Session session = of(1);

    private static Session of(int channels) {
        return Sessions.of(Projects.project(new Shape(channels, 9, 12),
                Projects.layer(2, channels, THREE, THREE, Padding.Named.SAME)));
    }

    @Start
    void start(Stage stage) {
        stage.setX(0);
        stage.setY(0);
        var scene = new Scene(root, 1000, 300);
        new Theme().dress(scene);
        stage.setScene(scene);
        show(session);
        stage.show();
    }

    private ArithmeticDock show(Session shown) {
        session = shown;
        var dock = new ArithmeticDock(shown, new Theme(),
                new Painter(Runnable::run, Runnable::run, Runnable::run, failure -> {
                    throw failure;
                }));
        root.getChildren().setAll(dock);
        shown.selectionProperty().set(shown.selection().withPinned(new Cell(1, 2)));
        return dock;
    }

    private static boolean seen(FxRobot fx, Class<?> type) {
        return fx.lookup(type::isInstance).queryAll().iterator().next().isVisible();
    }

    @Test
    void a_single_channel_too_has_a_stack_and_planes(FxRobot fx) {
        var hand = new Hand(fx);
        hand.press("planes");
        assertThat(seen(fx, PlanesView.class)).isTrue();
        assertThat(seen(fx, ProductsView.class)).isFalse();
        hand.press("stack");
        assertThat(seen(fx, PlanesView.class)).isFalse();
        assertThat(hand.says("Point at a cell")).isFalse();
        hand.press("taps");
        assertThat(seen(fx, ProductsView.class)).isTrue();
        assertThat(hand.says("Point at a cell")).isTrue();
    }

    @Test
    void what_was_chosen_stays_where_the_next_layer_has_it(FxRobot fx) {
        var hand = new Hand(fx);
        fx.interact(() -> show(of(3)));
        hand.press("all");
        // Of one channel there is nothing to add up: its taps are shown.
        fx.interact(() -> {
            var grey = of(1);
            session.open(grey.project(), grey.selection().withPinned(new Cell(1, 2)), true);
        });
        assertThat(fx.lookup((ToggleButton pill) -> pill.isSelected()).queryAll()).extracting(Object::toString)
                .singleElement().asString().contains("taps");
        hand.press("planes");
        fx.interact(() -> {
            var many = of(9);
            session.open(many.project(), many.selection().withPinned(new Cell(1, 2)), true);
        });
        assertThat(seen(fx, PlanesView.class)).isTrue();
    }

    @Test
    void a_neuron_that_reads_another_layer_shows_where_it_looks_on_the_picture(FxRobot fx) {
        fx.interact(() -> root.getScene().getWindow().setWidth(1100));
        assertThat(seen(fx, PictureFieldView.class)).as("the stage shows the picture").isFalse();
        fx.interact(() -> {
            var layers = new ArrayList<>(session.project().layers());
            layers.add(Layer.of("second", Projects.layer(2, 2, THREE, THREE, Padding.Named.SAME), 1));
            session.open(session.project().withLayers(layers), new Selection(2, 0, new Cell(1, 2)), true);
        });
        assertThat(seen(fx, PictureFieldView.class)).isTrue();
        fx.interact(() -> root.getScene().getWindow().setWidth(800));
        assertThat(seen(fx, PictureFieldView.class)).as("no room").isFalse();
    }

    @Test
    void the_button_folds_and_says_what_it_will_do(FxRobot fx) {
        var hand = new Hand(fx);
        var folded = new boolean[1];
        fx.interact(() -> {
            ArithmeticDock dock = show(of(3));
            dock.onFold(() -> {
                folded[0] = !folded[0];
                dock.setCompact(folded[0]);
            });
        });
        Button fold = hand.named(Button.class, "Fold or unfold the arithmetic");
        assertThat(fold.getTooltip().getText()).startsWith("Folds");
        fx.interact(fold::fire);
        assertThat(hand.says("+ bias")).isFalse();
        assertThat(fold.getTooltip().getText()).startsWith("Shows all");
        fx.interact(fold::fire);
        assertThat(hand.says("+ bias")).isTrue();
    }
}
