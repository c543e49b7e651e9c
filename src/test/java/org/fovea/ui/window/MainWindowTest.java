package org.fovea.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.fovea.compute.Projects;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.Shape;
import org.fovea.session.Jobs;
import org.fovea.session.Stepping;
import org.fovea.ui.NoDialogs;
import org.fovea.ui.Sessions;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Theme;
import org.fovea.ui.neuron.ArithmeticDock;
import org.fovea.ui.step.StepDock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class MainWindowTest {
    private static final Axis THREE = new Axis(3, 1, 1);

    @Start
    void start(Stage unused) {
    }

    @Test
    void the_arithmetic_folds_and_unfolds_in_windows_of_every_size(FxRobot fx) {
        fx.interact(() -> {
            var theme = new Theme();
            var session = Sessions.of(Projects.project(new Shape(1, 9, 12),
                    Projects.layer(2, 1, THREE, THREE, Padding.Named.SAME)));
            var dock = new ArithmeticDock(session, theme,
                    new Painter(Runnable::run, Runnable::run, Runnable::run, failure -> {
                        throw failure;
                    }));
            var steps = new StepDock(session, new Stepping(session), theme,
                    new Jobs(Runnable::run, Runnable::run, _ -> {}), _ -> {}, new NoDialogs(), Runnable::run);
            var window = new MainWindow(new Pane(), new Pane(), new Pane(), new VBox(), dock, steps, new Pane());
            theme.dress(new Scene(window));
            window.resize(1440, 900);
            double whole = dock.prefHeight(-1);
            window.toggleDock();
            double line = dock.prefHeight(-1);
            assertThat(line).isLessThan(whole);
            window.toggleDock();
            assertThat(dock.prefHeight(-1)).isEqualTo(whole);
            // A window that becomes small folds it; the user may still unfold it.
            window.resize(1024, 700);
            assertThat(dock.prefHeight(-1)).isEqualTo(line);
            window.toggleDock();
            assertThat(dock.prefHeight(-1)).isEqualTo(whole);
            window.resize(1440, 900);
            assertThat(dock.prefHeight(-1)).isEqualTo(whole);
            // Stepping is about the arithmetic: it is folded by the user alone.
            window.show(new Pane(), MainWindow.Below.STEPS, true);
            double player = steps.prefHeight(-1);
            window.resize(1024, 700);
            assertThat(steps.prefHeight(-1)).isEqualTo(player);
            assertThat(dock.isVisible()).isFalse();
            window.toggleDock();
            assertThat(steps.prefHeight(-1)).isLessThan(player);
            window.show(new Pane(), MainWindow.Below.NOTHING, true);
            assertThat(steps.isVisible()).isFalse();
        });
    }
}
