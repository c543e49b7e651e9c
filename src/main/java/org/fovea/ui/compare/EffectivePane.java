package org.fovea.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.fovea.compute.EffectiveField;
import org.fovea.compute.Fitted;
import org.fovea.compute.Outline;
import org.fovea.engine.Cancel;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.field.Units;
import org.fovea.engine.net.Cone;
import org.fovea.engine.net.Network;
import org.fovea.engine.net.Node;
import org.fovea.engine.op.Dense;
import org.fovea.engine.simd.Machine;
import org.fovea.figure.EffectiveFigure;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.project.Cell;
import org.fovea.project.Conv;
import org.fovea.project.Initializer;
import org.fovea.project.Kind;
import org.fovea.project.Layer;
import org.fovea.project.Operation;
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
    /// The values of all layers, which are needed at once, take up to 400 MB with their gradients.
    private static final long MOST_VALUES = 40_000_000;

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
                        ? "With fresh weights by He's rule in every convolution and dense layer, on the same picture."
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

    private static Made make(Wish wish) {
        Project project = wish.project();
        Outline outline = Outline.of(project);
        long values = outline.picture().size();
        for (Outline.Row row : outline.rows()) {
            Shape output = row.output();
            if (row.number() > wish.layer()) break;
            if (output == null) return new Made(null, "The layers before it cannot work; mend them first.");
            values += output.size();
        }
        if (values > MOST_VALUES)
            return new Made(null, ("All layers up to here hold %,d values on this picture; the gradient needs them all "
                    + "and %,d at most fit. Choose a smaller picture size.").formatted(values, MOST_VALUES));
        var nodes = new ArrayList<Node>();
        for (int n = 1; n <= wish.layer(); n++) {
            Layer layer = project.layer(n);
            nodes.add(new Node(wish.fresh() ? layer.withKind(fresh(layer.kind(), n)).op() : layer.op(), layer.read()));
        }
        var network = new Network(outline.picture(), nodes);
        Tensor picture = Fitted.input(project.picture());
        Optional<EffectiveField> field = EffectiveField.ofUnit(network, wish.layer(), OptionalInt.of(wish.map()),
                wish.at(), picture, Machine.fastest(), Cancel.NEVER);
        if (field.isEmpty())
            return new Made(null,
                    "No pixel counts for this unit: its gradient is 0 everywhere, as behind a ReLU that is "
                            + "off. Pin another unit in Explore, or choose another map.");
        Units seen = Cone.seen(network, wish.layer(), Units.of(wish.map(), wish.at().row(), wish.at().column()))
                .units(0);
        var figure = new EffectiveFigure(picture, seen, field.get(), WIDE, TALL);
        return new Made(figure, figure.text());
    }

    /// The same with weights that nothing has changed.
    private static Kind fresh(Kind kind, long seed) {
        if (kind instanceof Conv conv)
            return conv.withFilters(Initializer.he(seed).filters(conv.filters().size(),
                    conv.filters().getFirst().filter().weights().shape));
        if (kind instanceof Operation(Dense dense)) {
            Shape shape = dense.weights().shape;
            return new Operation(
                    new Dense(Initializer.he(seed).matrix(shape.height(), shape.width()), new float[shape.height()]));
        }
        return kind;
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
