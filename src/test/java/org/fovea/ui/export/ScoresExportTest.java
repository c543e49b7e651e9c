package org.fovea.ui.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.fovea.compute.Projects;
import org.fovea.engine.op.GlobalAvgPool;
import org.fovea.engine.op.Softmax;
import org.fovea.project.Layer;
import org.fovea.project.Operation;
import org.fovea.project.Project;
import org.fovea.project.learn.Trainings;
import org.fovea.session.Session;
import org.fovea.ui.Sessions;
import org.fovea.ui.export.ExportChoice.Kind;
import org.fovea.ui.export.ExportChoice.Sizing;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Theme;
import org.fovea.ui.stage.StageView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The scores on the stage are saved with the names of their classes.
@ExtendWith(ApplicationExtension.class)
final class ScoresExportTest {
    @TempDir
    private Path folder = Path.of("");
    private final Exhibits exhibits = new Exhibits();
    private Session session = Sessions.of(Projects.small());

    @Start
    void start(Stage stage) {
        var layers = new ArrayList<>(Projects.small().layers());
        layers.add(Layer.of("mean", new Operation(new GlobalAvgPool()), 1));
        layers.add(Layer.of("shares", new Operation(new Softmax()), 2));
        session = Sessions.of(new Project(Projects.small().picture(), layers,
                Trainings.of(List.of("circle", "star, filled", "ring"))));
        var view = new StageView(session, new Theme(), new Painter(Runnable::run, Runnable::run, Runnable::run,
                failure -> {
                    throw failure;
                }), new Region());
        view.addTo(exhibits);
        stage.setScene(new Scene(view, 900, 600));
        stage.show();
    }

    private List<Exhibit> scores() {
        return exhibits.now().stream().filter(exhibit -> exhibit.title().equals("scores")).toList();
    }

    @Test
    void a_line_for_each_class_with_its_name_and_its_share(FxRobot fx) throws IOException {
        fx.interact(() -> session.selectionProperty().set(session.selection().withLayer(3)));
        var choice = new ExportChoice(Kind.CSV, Sizing.ONE_TO_ONE, 1, 12, 300, false, false, false);
        var export = new Exportable(choice, scores().getFirst());
        Path file = folder.resolve(export.fileName());
        export.write(file);
        List<String> lines = Files.readAllLines(file);
        assertThat(export.about()).isEqualTo("3 rows × 2 columns");
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).startsWith("circle,0.");
        assertThat(lines.get(1)).startsWith("\"star, filled\",0.");
        double sum = 0;
        for (String line : lines) sum += Double.parseDouble(line.substring(line.lastIndexOf(',') + 1));
        assertThat(sum).isBetween(0.999, 1.001);
    }

    @Test
    void layers_that_do_not_score_classes_have_no_such_table(FxRobot fx) {
        assertThat(scores()).isEmpty();
        fx.interact(() -> session.selectionProperty().set(session.selection().withLayer(2)));
        assertThat(scores()).as("what the softmax reads").hasSize(1);
    }
}
