package org.fovea.ui.learn.answers;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.fovea.compute.learn.LearningData;
import org.fovea.compute.learn.answers.Mistakes;
import org.fovea.engine.train.Score;
import org.fovea.engine.train.Score.Answer;
import org.fovea.figure.learn.answers.SharesFigure;
import org.fovea.project.Cell;
import org.fovea.session.Learning;
import org.fovea.ui.export.Exhibit;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// How many test examples are recognised, who is taken for whom, and the worst mistakes.
final class TestView extends StackPane {
    /// More cards than that nobody looks through.
    private static final int MOST = 120;
    private static final double EXPORTED = 640;

    private final Learning learning;
    private final ReadOnlyBooleanProperty active;
    private final ConfusionView confusion;
    private final MistakesView mistakes;
    private final Label accuracy = new Label();
    private final Label counts = new Label();
    private final Label heading = new Label();
    private final Label detail = new Label();
    private final Button all = new Button("Show all");
    private final Label empty = new Label();
    private final HBox content;

    TestView(Learning learning, Theme theme, Painter painter, ReadOnlyBooleanProperty active) {
        this.learning = learning;
        this.active = active;
        confusion = new ConfusionView(theme);
        mistakes = new MistakesView(learning, theme, painter);
        accuracy.getStyleClass().addAll("answer", "numbers");
        accuracy.setMinWidth(USE_PREF_SIZE);
        counts.getStyleClass().add("quiet");
        counts.setWrapText(true);
        heading.getStyleClass().add("section-head");
        detail.getStyleClass().add("quiet");
        all.setTooltip(new Tooltip("Shows the worst mistakes of all classes again (Esc)"));
        all.setOnAction(_ -> confusion.chosenProperty().set(null));
        empty.getStyleClass().add("quiet");
        empty.setWrapText(true);
        var line = new HBox(14, accuracy, counts);
        line.setAlignment(Pos.CENTER_LEFT);
        var left = new VBox(10, line, confusion);
        VBox.setVgrow(confusion, Priority.ALWAYS);
        confusion.prefWidthProperty().bind(widthProperty().multiply(0.54));
        content = new HBox(20, left, right());
        left.setMinWidth(280);
        getChildren().addAll(content, empty);
        getStyleClass().add("answers-view");
        active.subscribe(on -> {
            learning.looking().scoringProperty().set(on);
            show();
        });
        learning.looking().scoreProperty().subscribe(_ -> show());
        learning.dataProperty().subscribe(_ -> {
            confusion.chosenProperty().set(null);
            show();
        });
        learning.problemProperty().subscribe(_ -> show());
        confusion.chosenProperty().subscribe(_ -> show());
    }

    private Region right() {
        var scroll = new ScrollPane(mistakes);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("plain-scroll");
        scroll.setFocusTraversable(false);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        heading.setMinWidth(0);
        all.setMinWidth(USE_PREF_SIZE);
        var words = new VBox(2, heading, detail);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        var head = new HBox(10, words, space, all);
        head.setAlignment(Pos.CENTER_LEFT);
        head.setMinHeight(40);
        var right = new VBox(8, head, scroll);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        right.setMinWidth(220);
        return right;
    }

    private void show() {
        if (!active.get()) return;
        LearningData data = learning.dataProperty().get();
        Score score = learning.looking().scoreProperty().get();
        boolean there = data != null && score != null && !score.answers().isEmpty();
        content.setVisible(there);
        empty.setVisible(!there);
        if (data == null || score == null || !there) {
            empty.setText(waiting(data));
            return;
        }
        int count = score.answers().size();
        long right = score.answers().stream().filter(Answer::right).count();
        accuracy.setText(SharesFigure.percent(score.accuracy()));
        counts.setText(String.format(Locale.ROOT, "%,d of %,d test examples recognised, %,d taken for something else",
                right, count, count - right));
        confusion.show(data.classes(), score);
        answers(data, score, confusion.chosenProperty().get());
    }

    private String waiting(@Nullable LearningData data) {
        String problem = learning.problemProperty().get();
        if (data == null) return problem == null ? "Reading the examples …" : problem;
        return "The test examples are being recognised …";
    }

    private void answers(LearningData data, Score score, @Nullable Cell at) {
        List<Answer> shown = at == null
                ? Mistakes.worst(score)
                : Mistakes.of(score, at.row(), at.column());
        heading.setText(at == null ? "WORST MISTAKES" : heading(data, at));
        all.setVisible(at != null);
        detail.setText(shown.isEmpty()
                ? "none"
                : shown.size() > MOST
                        ? "the first %d of %,d".formatted(MOST, shown.size())
                        : at != null && at.row() == at.column()
                                ? "%,d, the least sure first".formatted(shown.size())
                                : "%,d, the surest first".formatted(shown.size()));
        mistakes.show(data, shown.subList(0, Math.min(MOST, shown.size())));
    }

    private static String heading(LearningData data, Cell at) {
        String wanted = data.classes().get(at.row());
        return at.row() == at.column()
                ? "“%s” RECOGNISED".formatted(wanted)
                : "“%s” TAKEN FOR “%s”".formatted(wanted, data.classes().get(at.column()));
    }

    /// The matrix can be saved.
    Optional<Exhibit> exhibit() {
        LearningData data = learning.dataProperty().get();
        Score score = learning.looking().scoreProperty().get();
        if (data == null || score == null || score.answers().isEmpty()) return Optional.empty();
        String caption = "%s, %s of %,d test examples recognised".formatted(data.task().title(),
                SharesFigure.percent(score.accuracy()), score.answers().size());
        return Optional.of(Exhibit.drawing("confusion matrix", "confusion", caption,
                confusion.figure(EXPORTED * 1.15, EXPORTED)));
    }

    @Override
    public void requestFocus() {
        confusion.requestFocus();
    }
}
