package org.fovea.ui.stage;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.fovea.compute.Difference;
import org.fovea.compute.ClassNames;
import org.fovea.compute.Evaluation;
import org.fovea.compute.Held;
import org.fovea.engine.Tensor;
import org.fovea.figure.ColorBarFigure;
import org.fovea.figure.ColorScale;
import org.fovea.figure.DifferenceFigure;
import org.fovea.figure.NumberText;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.session.Latest;
import org.fovea.session.Session;
import org.fovea.ui.export.Exhibit;
import org.fovea.ui.export.Exhibit.Look;
import org.fovea.ui.export.Exhibits;
import org.fovea.ui.kit.CanvasView;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// What the stage shows while a map is held: A beside the map on the stage, and A − B.
final class HeldParts {
    private record Wish(Tensor a, Tensor b) {
    }

    private final Session session;
    private final ReadOnlyObjectWrapper<@Nullable Difference> difference = new ReadOnlyObjectWrapper<>();
    private final Latest<Wish, Difference> latest;
    final HeldMapView held;
    final DifferenceView differences;
    final HBox heldHead;
    final HBox differenceHead;
    final VBox differenceBar;
    final Label refusal = new Label();
    /// Below A.
    final Label note = new Label("Held as it was. B is what you select or change.");
    private final ToggleButton hold = new ToggleButton("hold as A");
    private final Label title = new Label("A");
    private final Label detail = new Label();
    private final Label figures = new Label();
    private final Tooltip tooltip = new Tooltip();
    private final CanvasView colors;

    HeldParts(Session session, Theme theme, Painter painter, SharedView shared) {
        this.session = session;
        latest = painter.numbers(wish -> Difference.of(wish.a(), wish.b()), this::arrived);
        held = new HeldMapView(session, theme, painter, shared);
        differences = new DifferenceView(session, theme, painter, shared, difference.getReadOnlyProperty());
        heldHead = StageView.head(title, detail);
        differenceHead = StageView.head(new Label("A − B"), figures);
        colors = new CanvasView(theme) {
            @Override
            protected void paint(Pen pen, Palette palette, double width, double height) {
                Difference now = difference.get();
                if (now != null) new ColorBarFigure(DifferenceFigure.scale(now), width).draw(pen, palette);
            }
        };
        colors.setAccessibleText("Colour bar of the difference");
        colors.repaintOn(difference);
        colors.setMinHeight(30);
        differenceBar = new VBox(colors);
        note.getStyleClass().add("quiet");
        note.setWrapText(true);
        note.setAlignment(Pos.TOP_LEFT);
        refusal.setWrapText(true);
        refusal.getStyleClass().add("quiet");
        refusal.setAlignment(Pos.CENTER);
        figures.setTooltip(tooltip);
        hold.getStyleClass().add("pill");
        hold.setMinWidth(ToggleButton.USE_PREF_SIZE);
        hold.setTooltip(
                new Tooltip("Keeps this map as A; whatever you select or change next is B, with the difference of "
                        + "both beside it (Ctrl+K)"));
        hold.setOnAction(_ -> toggle());
        session.heldProperty().subscribe(this::show);
        session.evaluationProperty().subscribe(_ -> show());
    }

    /// Holds the map on the stage, or lets go of the one that is held.
    void toggle() {
        Evaluation evaluation = session.evaluation();
        if (session.heldProperty().get() != null) session.heldProperty().set(null);
        else if (evaluation != null) Held.of(evaluation).ifPresent(session.heldProperty()::set);
        hold.setSelected(session.heldProperty().get() != null);
    }

    /// The button that holds a map.
    ToggleButton button() {
        return hold;
    }

    boolean shown() {
        return session.heldProperty().get() != null;
    }

    List<Node> nodes() {
        return List.of(heldHead, held, differenceHead, differences, differenceBar, refusal, note);
    }

    private void show() {
        Held a = session.heldProperty().get();
        Evaluation evaluation = session.evaluation();
        hold.setSelected(a != null);
        hold.setText(a == null ? "hold as A" : "release A");
        hold.setDisable(a == null && (evaluation == null || evaluation.selectedMap().map() == null));
        for (Node node : nodes()) node.setVisible(a != null);
        if (a == null || evaluation == null) {
            difference.set(null);
            return;
        }
        title.setText("A · " + a.layer() + " · MAP " + a.map());
        detail.setText("%d×%d · %s".formatted(a.shape().height(), a.shape().width(), a.title()));
        Tensor b = evaluation.selectedMap().map();
        Optional<String> why = b == null
                ? Optional.of("The difference is there when the whole map is computed.")
                : a.refusal(b.shape);
        refusal.setText(why.orElse(""));
        refusal.setVisible(why.isPresent());
        differences.setVisible(why.isEmpty());
        differenceBar.setVisible(why.isEmpty());
        if (why.isPresent() || b == null) {
            difference.set(null);
            figures.setText("");
        } else
            latest.submit(new Wish(a.values(), b));
    }

    private void arrived(Difference made) {
        if (!shown() || refusal.isVisible()) return;
        difference.set(made);
        figures.setText(made.largest() == 0
                ? "all equal"
                : "mean %s · most %s · %s %% equal".formatted(NumberText.of((float) made.mean(), 5),
                        NumberText.of(made.largest(), 5), String.format(Locale.ROOT, "%.1f", 100 * made.equal())));
        tooltip.setText(
                "The mean magnitude of A − B; the largest, which is at (%d, %d); and the share of neurons that hold "
                        .formatted(made.at().row(), made.at().column()) + "exactly the same value.");
    }

    void addTo(Exhibits exhibits) {
        exhibits.add(() -> {
            Held a = session.heldProperty().get();
            Evaluation evaluation = session.evaluation();
            Difference now = difference.get();
            if (a == null || evaluation == null || now == null) return Optional.empty();
            Tensor b = evaluation.selectedMap().map();
            if (b == null || !b.shape.equals(now.values().shape)) return Optional.empty();
            ColorScale scale = MapColors.now(session).of(evaluation);
            String titleA = "%s, map %d".formatted(a.layer(), a.map());
            String titleB = "%s, %s".formatted(evaluation.layer().name(),
                    ClassNames.map(evaluation, evaluation.selected()));
            return Optional.of(new Exhibit("difference", "difference",
                    "A: %s (%s). B: %s. %s".formatted(titleA, a.title(), titleB, figures.getText()),
                    new Look.Cells(zoom -> new DifferenceFigure(a.values(), titleA, b, titleB, now, scale, zoom),
                            Optional.empty()),
                    now::values, null));
        });
    }
}
