package org.fovea.ui.compare;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.fovea.compute.UnitField;
import org.fovea.engine.Cancel;
import org.fovea.engine.Problem;
import org.fovea.engine.Shape;
import org.fovea.engine.simd.Machine;
import org.fovea.figure.EffectiveFigure;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.project.Cell;
import org.fovea.project.Project;
import org.fovea.session.Latest;
import org.fovea.session.Session;
import org.fovea.ui.export.Exhibit;
import org.fovea.ui.export.Exhibits;
import org.fovea.ui.kit.CanvasView;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Pills;
import org.fovea.ui.kit.Section;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// What really counts for the pinned unit of the selected map, beside what could: with the weights as they are, or with
/// fresh ones.
final class EffectivePane extends VBox {
    private static final double TALL = 320;
    private static final double WIDE = 900;

    private record Wish(Project project, int layer, int map, Cell at, boolean fresh) {
    }

    /// @param figure null where there is none
    private record Made(@Nullable EffectiveFigure figure, String words) {
    }

    private final Session session;
    private final Pills<Boolean> weights;
    private final Label words = new Label();
    private final Section section;
    private final CanvasView view;
    private final Latest<Wish, Made> latest;
    private boolean fresh;
    private @Nullable Wish asked;
    private @Nullable EffectiveFigure figure;

    EffectivePane(Session session, Theme theme, Painter painter) {
        this.session = session;
        latest = painter.numbers(EffectivePane::make, this::show);
        weights = new Pills<>(List.of(false, true), anew -> anew ? "at initialisation" : "as it is",
                anew -> anew
                        ? "With the weights that convolutions and dense layers begin with, on the same picture."
                        : "With the weights of the document.",
                anew -> {
                    fresh = anew;
                    wish();
                });
        weights.show(false);
        weights.setPrefWrapLength(260);
        words.getStyleClass().add("quiet");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        view = new CanvasView(theme) {
            @Override
            protected void paint(Pen pen, Palette palette, double width, double height) {
                if (figure != null) figure.draw(pen, palette);
            }
        };
        view.setAccessibleText("What a unit could see of the picture beside what counts");
        section = new Section("EFFECTIVE RECEPTIVE FIELD", weights, view, words);
        getChildren().add(section);
        session.projectProperty().subscribe(_ -> wish());
        session.selectionProperty().subscribe(_ -> wish());
        sceneProperty().subscribe(_ -> wish());
    }

    /// Asks anew where something is another; nothing where nobody looks.
    void wish() {
        if (getScene() == null || !getParent().isVisible()) return;
        int layer = session.selection().layer();
        Shape shape = session.outlineProperty().get().row(layer).output();
        if (shape == null) return;
        Cell pinned = session.selection().pinned();
        boolean there = pinned != null && pinned.row() < shape.height() && pinned.column() < shape.width();
        Cell at = there ? Objects.requireNonNull(pinned) : new Cell(shape.height() / 2, shape.width() / 2);
        int map = Math.min(session.selection().filter(), shape.channels() - 1);
        section.detail().setText("unit (%d, %d) of map %d of %s".formatted(at.row(), at.column(), map,
                session.layer().name()));
        var now = new Wish(session.project(), layer, map, at, fresh);
        if (now.equals(asked)) return;
        asked = now;
        latest.submit(now);
    }

    private static Made make(Wish wish, Cancel cancel) {
        try {
            UnitField field = UnitField.of(wish.project(), wish.layer(), wish.map(), wish.at(), wish.fresh(),
                    Machine.fastest(), cancel);
            var figure = new EffectiveFigure(field.picture(), field.seen(), field.effective(), WIDE, TALL);
            return new Made(figure, figure.text());
        } catch (Problem problem) {
            return new Made(null, problem.sentence());
        }
    }

    private void show(Made made) {
        figure = made.figure();
        double height = made.figure() == null ? 0 : made.figure().height();
        view.setMinHeight(height);
        view.setPrefHeight(height);
        view.setMaxHeight(height);
        words.setText(made.words());
        view.requestLayout();
    }

    void addTo(Exhibits exhibits) {
        exhibits.add(() -> Optional.ofNullable(getScene() == null ? null : figure)
                .map(shown -> Exhibit.drawing("effective receptive field", "effective-field",
                        section.detail().getText() + ". " + words.getText(), shown)));
    }
}
