package org.fovea.ui.neuron;

import java.util.Optional;
import org.fovea.compute.Evaluation;
import org.fovea.compute.PictureField;
import org.fovea.engine.Tensor;
import org.fovea.figure.Figure;
import org.fovea.figure.Painting;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.PictureFieldFigure;
import org.fovea.figure.Placement;
import org.fovea.figure.Raster;
import org.fovea.figure.Viewport;
import org.fovea.project.Cell;
import org.fovea.session.Latest;
import org.fovea.session.Session;
import org.fovea.ui.kit.CanvasView;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// Where the neuron in question looks on the picture, though its layer reads another one.
final class PictureFieldView extends CanvasView {
    /// For screens with more pixels.
    private static final int FINER = 2;

    private record Wish(Tensor picture, double scale) {
    }

    private record Made(Tensor picture, Raster raster) {
    }

    private final Session session;
    private final Latest<Wish, Made> latest;
    private @Nullable Tensor asked;
    private @Nullable Made made;
    private Optional<PictureField> field = Optional.empty();

    PictureFieldView(Session session, Theme theme, Painter painter) {
        super(theme);
        this.session = session;
        latest = painter.latest(PictureFieldView::paint, this::painted);
        setAccessibleText("What the neuron sees of the picture");
    }

    /// Nothing for a neuron that reads the picture itself: the stage shows that.
    ///
    /// @return whether there is something to see
    boolean show(@Nullable Evaluation evaluation, @Nullable Cell at) {
        field = evaluation == null || at == null
                || (evaluation.onPicture() && evaluation.layer().read().size() == 1)
                        ? Optional.empty()
                        : session.project().named(evaluation.layer().name()).flatMap(layer -> PictureField
                                .of(session.outlineProperty().get(), layer, evaluation.selected(), at)
                                .filter(seen -> !seen.seen().isEmpty()));
        repaint();
        return field.isPresent();
    }

    /// As it is seen, larger; nothing where nothing is.
    Optional<Figure> figure() {
        Made shown = made;
        return shown == null || !isVisible()
                ? Optional.empty()
                : field.map(of -> new PictureFieldFigure(shown.raster(), of, FINER * getWidth(), FINER * getHeight()));
    }

    private static Made paint(Wish wish) {
        int wide = (int) Math.ceil(wish.picture().shape.width() * wish.scale());
        int high = (int) Math.ceil(wish.picture().shape.height() * wish.scale());
        return new Made(wish.picture(), Painting.picture(wish.picture(), Placement.INPUT,
                new Viewport(0, 0, wish.scale()), Math.max(1, wide), Math.max(1, high)));
    }

    private void painted(Made newest) {
        made = newest;
        repaint();
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // Pictures made apart are never the same.
    protected void paint(Pen pen, Palette palette, double width, double height) {
        if (field.isEmpty()) return;
        var results = session.resultsProperty().get();
        if (results != null && results.picture() != asked) {
            asked = results.picture();
            latest.submit(new Wish(results.picture(), FINER * PictureFieldFigure.scale(results.picture().shape.height(),
                    results.picture().shape.width(), width, height)));
        }
        Raster raster = made != null && made.picture() == asked ? made.raster() : null;
        new PictureFieldFigure(raster, field.get(), width, height).draw(pen, palette);
    }
}
