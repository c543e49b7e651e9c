package org.fovea.ui.step;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.fovea.compute.Results;
import org.fovea.compute.quiz.Question;
import org.fovea.compute.quiz.QuestionSheet;
import org.fovea.compute.quiz.Questions;
import org.fovea.engine.Problem;
import org.fovea.export.MarkdownFile;
import org.fovea.export.PdfFile;
import org.fovea.figure.paper.Paper;
import org.fovea.figure.paper.QuestionPaper;
import org.fovea.project.Layer;
import org.fovea.project.Project;
import org.fovea.session.Jobs;
import org.fovea.session.Session;
import org.fovea.ui.kit.Icons;
import org.fovea.ui.kit.Notices;
import org.fovea.ui.kit.NumberField;
import org.fovea.ui.kit.Pills;
import org.fovea.ui.kit.Section;
import org.fovea.ui.kit.Theme;
import org.fovea.ui.open.Dialogs;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/// Saves a sheet of questions about the network, or about the layer on the stage, with its answer key.
final class SheetPanel {
    private static final int MOST = 200;

    private final Session session;
    private final Theme theme;
    private final Dialogs dialogs;
    private final Jobs jobs;
    private final Notices notices;
    private final PopOver popup = new PopOver();
    private final NumberField count = new NumberField("How many questions", 1, MOST, true, 1, _ -> {});
    private final NumberField seed = new NumberField("Which questions", 0, Integer.MAX_VALUE, true, 1, _ -> {});
    private final Pills<Boolean> scopes = new Pills<>(List.of(false, true), all -> all ? "all layers" : "this layer",
            all -> all ? "Of the whole network" : "Of the layer on the stage", chosen -> all = chosen);
    private final Pills<String> endings = new Pills<>(List.of(".pdf", ".md"),
            ending -> ending.equals(".pdf") ? "PDF" : "Markdown",
            ending -> ending.equals(".pdf") ? "To be printed" : "To be edited", chosen -> ending = chosen);
    private boolean all = true;
    private String ending = ".pdf";

    SheetPanel(Session session, Theme theme, Dialogs dialogs, Jobs jobs, Notices notices) {
        this.session = session;
        this.theme = theme;
        this.dialogs = dialogs;
        this.jobs = jobs;
        this.notices = notices;
        count.show(10);
        seed.show(1);
        for (NumberField field : List.of(count, seed)) field.setPrefWidth(72);
        scopes.show(all);
        endings.show(ending);
        var save = new Button("Save…", Icons.of(MaterialDesignT.TRAY_ARROW_DOWN));
        save.getStyleClass().add("primary");
        save.setDefaultButton(true);
        save.setTooltip(new Tooltip("Choose where to save the questions with their answer key"));
        save.setOnAction(_ -> save());
        var buttons = new HBox(save);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        var seedHint = new Label("The same seed brings the same questions.");
        seedHint.getStyleClass().add("quiet");
        var content = new VBox(16,
                new Section("QUESTIONS", line(count, new Label("with seed"), seed), seedHint, scopes),
                new Section("AS", endings), buttons);
        content.getStyleClass().add("popup-content");
        content.setPrefWidth(320);
        popup.setContentNode(content);
        popup.setArrowLocation(PopOver.ArrowLocation.BOTTOM_RIGHT);
        popup.setDetachable(false);
        popup.setAnimated(false);
    }

    private static HBox line(Node... nodes) {
        var line = new HBox(8, nodes);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    void show(Node owner) {
        theme.dress(popup);
        popup.show(owner);
    }

    private void save() {
        Results results = session.resultsProperty().get();
        if (results == null) return;
        popup.hide();
        int layer = session.selection().layer();
        List<Integer> layers = all ? List.of() : List.of(layer);
        long drawn = (long) seed.value();
        int many = (int) count.value();
        Optional<Path> chosen = dialogs.save("questions" + ending);
        chosen.ifPresent(file -> jobs.start("Saving " + file.getFileName(), () -> {
            Paper paper = paper(results, layers, drawn, many);
            if (file.toString().endsWith(".md")) MarkdownFile.write(file, paper);
            else
                PdfFile.write(file, paper);
            return file;
        }, saved -> notices.say("Saved %s.".formatted(saved))));
    }

    /// @throws Problem when there is nothing to ask
    private static Paper paper(Results results, List<Integer> layers, long seed, int count) {
        Project project = results.project();
        List<Question> questions = Questions.of(results, layers, seed, count);
        if (questions.isEmpty())
            throw new Problem("There is nothing to ask about this layer; choose another one, or all layers.");
        List<String> names = layers.isEmpty()
                ? project.layers().stream().map(Layer::name).toList()
                : layers.stream().map(n -> project.layer(n).name()).toList();
        return QuestionPaper.of(new QuestionSheet("the network", names, project.picture().name(), seed, questions));
    }
}
