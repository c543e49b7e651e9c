package org.fovea.ui.compare;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.fovea.compute.Evaluation;
import org.fovea.engine.field.Span;
import org.fovea.compute.MatrixCut;
import org.fovea.compute.WeightMatrix;
import org.fovea.compute.WeightMatrix.Entry;
import org.fovea.figure.NumberText;
import org.fovea.figure.SumText;
import org.fovea.project.Cell;
import org.fovea.project.Conv;
import org.fovea.session.Latest;
import org.fovea.session.Session;
import org.fovea.ui.export.Exhibit;
import org.fovea.ui.export.Exhibits;
import org.fovea.ui.kit.Message;
import org.fovea.ui.kit.NumberField;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Pills;
import org.fovea.ui.kit.Section;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// The selected convolution as one matrix: where each weight stands, where there are zeros, and that `W·x + b` is the map.
final class MatrixPane extends VBox {
    private static final int LARGEST = 32;
    private static final int USUAL = 8;
    /// The width of the figure that is saved.
    private static final double EXPORTED = 900;

    private final Session session;
    private final MatrixView view;
    private final Section section;
    private final Message refusal = new Message();
    private final Label counts = quiet();
    private final Label sharing = quiet();
    private final Pills<Boolean> maps;
    private final NumberField side;
    private final Latest<MatrixCut.Wish, MatrixView.Shown> latest;
    private boolean all;
    private int pixels = USUAL;
    private MatrixCut.@Nullable Wish wished;

    MatrixPane(Session session, Theme theme, Painter painter) {
        super(10);
        this.session = session;
        view = new MatrixView(theme);
        latest = painter.numbers(wish -> new MatrixView.Shown(wish.layer(), MatrixCut.of(wish)), this::show);
        maps = new Pills<>(List.of(false, true), every -> every ? "all maps" : "selected map",
                every -> every
                        ? "Rows for the neurons of all maps, one block of rows below the other."
                        : "Rows for the neurons of the selected map alone.",
                chosen -> {
                    all = chosen;
                    wish();
                });
        maps.show(all);
        maps.setPrefWrapLength(230);
        side = new NumberField("Pixels a side", 1, LARGEST, true, 1, value -> {
            pixels = value.intValue();
            wish();
        });
        side.show(pixels);
        side.setTooltip(
                new Tooltip("The layer is shown on a square cut of its input of so many pixels a side, around the "
                        + "pinned neuron; a whole picture would have millions of columns."));
        side.onRefused(refusal::say);
        var unit = new Label("pixels a side");
        unit.getStyleClass().add("quiet");
        var sized = new HBox(6, side, unit);
        sized.setAlignment(Pos.CENTER_LEFT);
        section = new Section("THE SELECTED LAYER AS A MATRIX", new FlowPane(16, 8, maps, sized), counts, sharing,
                refusal,
                view);
        getChildren().add(section);
        view.markedProperty().subscribe(this::describe);
        session.evaluationProperty().subscribe(_ -> wish());
        session.selectionProperty().subscribe(_ -> wish());
        visibleProperty().subscribe(_ -> wish());
        sceneProperty().subscribe(_ -> wish());
    }

    private static Label quiet() {
        var label = new Label();
        label.getStyleClass().addAll("quiet", "numbers");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    /// Asks for the matrix of what is selected; nothing where nobody looks.
    private void wish() {
        Evaluation evaluation = session.evaluation();
        if (getScene() == null || !isVisible() || evaluation == null) return;
        Conv conv = evaluation.conv().orElse(null);
        boolean there = conv != null;
        for (var node : List.of(maps, side, view)) node.setDisable(!there);
        section.detail().setText(evaluation.layer().name());
        if (conv == null) {
            clear("%s is no convolution; select one in the strip to see it as a matrix."
                    .formatted(evaluation.layer().name()));
            return;
        }
        Cell pinned = session.selection().pinned();
        Cell near = pinned == null
                ? new Cell(evaluation.input().shape.height() / 2, evaluation.input().shape.width() / 2)
                : middle(evaluation, pinned);
        var wish = new MatrixCut.Wish(conv.convolution(), evaluation.input(), evaluation.selected(), all, pixels, near);
        if (wish.equals(wished)) return;
        wished = wish;
        String why = MatrixCut.refusal(wish);
        if (!why.isEmpty()) clear(why);
        else {
            refusal.say("");
            latest.submit(wish);
        }
    }

    private static Cell middle(Evaluation evaluation, Cell neuron) {
        var rows = Span.of(evaluation.rows(), neuron.row());
        var columns = Span.of(evaluation.columns(), neuron.column());
        return new Cell((rows.first() + rows.last()) / 2, (columns.first() + columns.last()) / 2);
    }

    private void clear(String why) {
        wished = null;
        refusal.say(why);
        view.show(null);
        counts.setVisible(false);
        sharing.setVisible(false);
    }

    private void show(MatrixView.Shown shown) {
        if (wished == null) return;
        view.show(shown);
        MatrixCut cut = shown.cut();
        WeightMatrix matrix = cut.matrix();
        long places = (long) matrix.height() * matrix.width();
        counts.setVisible(true);
        counts.setText(
                ("y = W·x + b on %s. W has %,d × %,d = %,d places, %,d of them filled (%s %%) with %,d different "
                        + "weights. Locally connected, the filled places would all differ; fully connected, all %,d. Largest "
                        + "difference between W·x + b and the convolution: %s.").formatted(
                                cut.whole()
                                        ? "the whole input"
                                        : "%d×%d pixels from (%d, %d) on".formatted(matrix.input().height(),
                                                matrix.input().width(), cut.top(), cut.left()),
                                matrix.height(), matrix.width(), places, matrix.filled(),
                                NumberText.of((float) (100.0 * matrix.filled() / places), 4), matrix.weights(), places,
                                cut.difference() == 0 ? "0" : NumberText.of(cut.difference(), 7)));
        describe();
    }

    private void describe() {
        Entry entry = view.markedProperty().get();
        Optional<WeightMatrix> matrix = view.matrix();
        sharing.setVisible(matrix.isPresent());
        sharing.setText(entry == null || matrix.isEmpty()
                ? "Point at a weight of the filter or the matrix to see every place it is used."
                : "w[%d, %d, %d, %d] = %s is one weight in %,d places: each neuron of map %d uses it for another pixel."
                        .formatted(entry.map(), entry.channel(), entry.tapRow(), entry.tapColumn(),
                                SumText.plain(entry.weight()), matrix.get().uses(entry), entry.map()));
    }

    void addTo(Exhibits exhibits) {
        exhibits.add(() -> view.figure(EXPORTED).map(figure -> Exhibit.drawing("matrix", "matrix",
                "The layer as a matrix. " + counts.getText(), figure)));
    }
}
