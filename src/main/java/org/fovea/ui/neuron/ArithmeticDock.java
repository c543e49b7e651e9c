package org.fovea.ui.neuron;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.fovea.compute.ClassNames;
import org.fovea.compute.Evaluation;
import org.fovea.compute.Neuron;
import org.fovea.compute.Reason;
import org.fovea.figure.Figure;
import org.fovea.figure.SumText;
import org.fovea.figure.reason.ReasonFigure;
import org.fovea.figure.reason.ReasonText;
import org.fovea.project.Cell;
import org.fovea.project.Conv;
import org.fovea.session.Session;
import org.fovea.ui.export.Exhibit;
import org.fovea.ui.export.Exhibits;
import org.fovea.ui.kit.Icons;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Theme;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// The arithmetic of the neuron in question, whatever its layer is: drawn, or all of it in one line.
public final class ArithmeticDock extends StackPane {
    private static final double HEIGHT = 196;
    /// How wide it is at most as a picture of its own.
    private static final double SAVED = 960;
    /// What the button that folds keeps free at the right.
    private static final double FOLD = 32;
    /// For where a deep neuron looks on the picture, and how wide the dock has to be for that.
    private static final double PICTURE = 190;
    private static final double ROOMY = 1000;

    private final Session session;
    private final ConvolutionView convolution;
    private final ReasonView reason;
    private final PictureFieldView picture;
    private final Label place = SumBox.numbers("accent-text");
    private final Label line = SumBox.numbers();
    private final HBox narrow = new HBox(8, place, line);
    private final Label empty = new Label(
            "Hover a neuron of the map, or click one to pin it: what it sees, its filter, "
                    + "their products and the sum appear here.");
    private final Tooltip foldHint = new Tooltip();
    private final Button fold = Icons.button(MaterialDesignC.CHEVRON_DOWN, "Fold or unfold the arithmetic", "");
    private boolean compact;

    public ArithmeticDock(Session session, Theme theme, Painter painter) {
        this.session = session;
        convolution = new ConvolutionView(theme, painter);
        reason = new ReasonView(theme);
        picture = new PictureFieldView(session, theme, painter);
        narrow.setAlignment(Pos.CENTER_LEFT);
        line.setMinWidth(0);
        place.setMinWidth(USE_PREF_SIZE);
        empty.getStyleClass().add("quiet");
        getChildren().addAll(convolution, reason, narrow, empty, picture, fold);
        setAlignment(Pos.CENTER_LEFT);
        for (Node content : List.of(narrow, empty, picture)) setMargin(content, new Insets(0, FOLD, 0, 0));
        setAlignment(picture, Pos.CENTER_RIGHT);
        picture.setMinWidth(PICTURE);
        picture.setMaxWidth(PICTURE);
        widthProperty().subscribe((before, now) -> {
            if ((before.doubleValue() < ROOMY) != (now.doubleValue() < ROOMY)) show();
        });
        setAlignment(fold, Pos.TOP_RIGHT);
        fold.setTooltip(foldHint);
        setCompact(false);
        visibleProperty().subscribe(_ -> show());
        session.evaluationProperty().subscribe(_ -> show());
        session.probeProperty().subscribe(_ -> show());
        session.selectionProperty().subscribe(_ -> show());
        show();
    }

    /// The arithmetic that is shown can be saved.
    public void addTo(Exhibits exhibits) {
        exhibits.add(this::exhibit);
        exhibits.add(() -> pictureField().map(shown -> Exhibit.drawing("what the neuron sees of the picture",
                "seen-by-the-neuron", "What the neuron sees of the picture", shown)));
    }

    /// Of the neuron in question, also while nothing of the dock is seen.
    private Optional<Figure> pictureField() {
        if (!isVisible()) fill();
        return picture.figure();
    }

    private Optional<Exhibit> exhibit() {
        Evaluation evaluation = session.evaluation();
        Cell at = session.neuron();
        if (evaluation == null || at == null) return Optional.empty();
        int map = evaluation.selected();
        String caption = "Neuron (%d, %d) of %s of %s".formatted(at.row(), at.column(),
                ClassNames.map(evaluation, map), evaluation.layer().name());
        return Optional.of(Exhibit.drawing("arithmetic of the neuron",
                "%s-%d-%d-%d".formatted(evaluation.layer().name(), map, at.row(), at.column()), caption,
                figure(evaluation, at)));
    }

    private Figure figure(Evaluation evaluation, Cell at) {
        Conv layer = evaluation.conv().orElse(null);
        int map = evaluation.selected();
        return layer == null
                ? new ReasonFigure(Reason.of(evaluation, map, at), SAVED, HEIGHT)
                : convolution.figure(Neuron.of(evaluation, map, at), evaluation, layer, SAVED, HEIGHT);
    }

    /// @param action folds the dock into one line, or unfolds it
    public void onFold(Runnable action) {
        fold.setOnAction(_ -> action.run());
    }

    /// One line, or everything.
    public void setCompact(boolean compact) {
        this.compact = compact;
        fold.setGraphic(Icons.of(compact ? MaterialDesignC.CHEVRON_UP : MaterialDesignC.CHEVRON_DOWN));
        foldHint.setText(compact
                ? "Shows all of the arithmetic, number by number (Ctrl+D)"
                : "Folds the arithmetic into one line (Ctrl+D)");
        double height = compact ? USE_COMPUTED_SIZE : HEIGHT;
        setMinHeight(height);
        setPrefHeight(height);
        setMaxHeight(height);
        show();
    }

    /// In other modes the neuron in question follows the pointer as well, and nobody sees its arithmetic.
    private void show() {
        if (isVisible()) fill();
    }

    private void fill() {
        Evaluation evaluation = session.evaluation();
        Cell at = session.neuron();
        boolean there = evaluation != null && at != null;
        boolean convolved = evaluation != null && at != null && evaluation.conv().isPresent();
        only(convolution, convolved && !compact);
        only(reason, there && !convolved && !compact);
        only(narrow, there && compact);
        only(empty, !there);
        boolean deep = there && !compact && getWidth() >= ROOMY && picture.show(evaluation, at);
        only(picture, deep);
        var margin = new Insets(0, deep ? FOLD + PICTURE + 12 : FOLD, 0, 0);
        for (Node content : List.of(convolution, reason))
            if (!margin.equals(getMargin(content))) setMargin(content, margin);
        convolution.clear();
        reason.shownProperty().set(null);
        if (evaluation == null || at == null) return;
        Conv layer = evaluation.conv().orElse(null);
        if (layer == null) show(Reason.of(evaluation, evaluation.selected(), at));
        else
            show(evaluation, layer, Neuron.of(evaluation, evaluation.selected(), at));
    }

    private static void only(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void show(Reason why) {
        if (compact) {
            place.setText(ReasonText.place(why));
            line.setText(ReasonText.line(why));
        } else
            reason.shownProperty().set(why);
    }

    private void show(Evaluation evaluation, Conv layer, Neuron neuron) {
        if (compact) {
            place.setText(SumText.place(neuron));
            line.setText(SumText.line(neuron, layer.relu()));
        } else
            convolution.show(evaluation, layer, neuron);
    }
}
