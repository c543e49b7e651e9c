package org.fovea.ui.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.fovea.compute.Projects;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.Shape;
import org.fovea.engine.op.GlobalAvgPool;
import org.fovea.figure.NumberText;
import org.fovea.project.Layer;
import org.fovea.project.Operation;
import org.fovea.project.Project;
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
final class GalleryTest {
    private static final int MAPS = 60;

    private final Session session = Sessions.of(project());

    private static Project project() {
        var axis = new Axis(3, 1, 1);
        Project made = Projects.project(new Shape(1, 6, 6), Projects.layer(MAPS, 1, axis, axis, Padding.Named.SAME));
        var layers = new ArrayList<>(made.layers());
        layers.add(Layer.of("mean", new Operation(new GlobalAvgPool()), 1));
        return made.withLayers(layers);
    }

    @Start
    void start(Stage stage) {
        var theme = new Theme();
        var painter = new Painter(Runnable::run, Runnable::run, Runnable::run, failure -> {
            throw failure;
        });
        var scene = new Scene(new Gallery(session, theme, new Thumbnails(session, painter)), 340, 300);
        theme.dress(scene);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    private static boolean inSight(FxRobot fx, int map) {
        return fx.lookup((Node n) -> n instanceof MapTile && n.getScene() != null && number(n) == map).queryAll()
                .stream()
                .anyMatch(GalleryTest::inside);
    }

    private static int number(Node tile) {
        return (Integer) Objects.requireNonNull(tile.getUserData());
    }

    private static boolean inside(Node tile) {
        Bounds at = tile.localToScene(tile.getLayoutBounds());
        return at.getMinY() >= 0 && at.getMaxY() <= tile.getScene().getHeight() + 1;
    }

    @Test
    void the_map_that_keys_choose_stays_in_sight(FxRobot fx) {
        fx.interact(() -> fx.lookup(".grid-view").query().requestFocus());
        assertThat(inSight(fx, MAPS - 1)).isFalse();
        fx.type(KeyCode.END);
        assertThat(session.selection().filter()).isEqualTo(MAPS - 1);
        assertThat(inSight(fx, MAPS - 1)).isTrue();
        fx.type(KeyCode.UP);
        int above = session.selection().filter();
        assertThat(above).isLessThan(MAPS - 2);
        assertThat(inSight(fx, above)).isTrue();
        fx.type(KeyCode.HOME);
        assertThat(inSight(fx, 0)).isTrue();
    }

    @Test
    void a_map_of_one_value_says_the_value(FxRobot fx) {
        fx.interact(() -> session.selectionProperty().set(session.selection().withLayer(2)));
        float first = Objects.requireNonNull(session.evaluation()).maps().getFirst().statistics().max();
        Node tile = fx.lookup((Node n) -> n instanceof MapTile && number(n) == 0).query();
        assertThat(tile.getAccessibleText()).contains(NumberText.of(first, 7));
    }
}
