package org.fovea.ui.learn.features;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.fovea.figure.MovedPen;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;
import org.fovea.figure.learn.feature.AscentFigure;
import org.fovea.figure.learn.feature.LinksFigure;
import org.fovea.figure.learn.feature.MapCard;
import org.fovea.figure.learn.feature.PatchesFigure;
import org.fovea.ui.kit.CanvasView;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// One map: what it combines and what combines it, how its picture came about, and the patches that excite it most.
final class MapDetail extends HBox {
    private static final double HEAD = 20;
    private static final double SIZE = 12;
    private static final double WIDE = 980;
    private static final double ASCENT = 132;

    private final LinksView links;
    private final CanvasView ascent;
    private final CanvasView patches;
    private @Nullable Found found;
    private boolean onPictures = true;

    /// @param go receives the map to walk to
    MapDetail(Theme theme, Consumer<Place> go) {
        super(18);
        links = new LinksView(theme, go);
        ascent = new CanvasView(theme) {
            @Override
            protected void paint(Pen pen, Palette palette, double width, double height) {
                ascentFigure(Math.min(width, height - HEAD - 70)).ifPresent(figure -> {
                    head(pen, palette, "by gradient ascent");
                    figure.draw(new MovedPen(pen, 0, HEAD), palette);
                    pen.text(0, HEAD + figure.height() + 10, pen.fitted(figure.text(), Face.WORDS, SIZE, width),
                            Face.WORDS, SIZE, Anchor.LEFT, palette.textQuiet());
                });
            }
        };
        patches = new CanvasView(theme) {
            @Override
            protected void paint(Pen pen, Palette palette, double width, double height) {
                Found now = found;
                if (now == null) return;
                MapCard card = now.chosen();
                head(pen, palette, card.patches().isEmpty() ? "patches that excite it" : "patches that excite it most");
                if (card.patches().isEmpty())
                    pen.text(0, HEAD + 14, pen.fitted(missing(now), Face.WORDS, SIZE, width),
                            Face.WORDS, SIZE, Anchor.LEFT, palette.textQuiet());
                else
                    PatchesFigure.fitting(card, width, height - HEAD).draw(new MovedPen(pen, 0, HEAD), palette);
            }
        };
        ascent.setAccessibleText("The picture made by gradient ascent");
        ascent.setMinWidth(ASCENT);
        ascent.setPrefWidth(ASCENT);
        ascent.setMaxWidth(ASCENT);
        links.setMinWidth(200);
        patches.setMinWidth(200);
        HBox.setHgrow(links, Priority.ALWAYS);
        ascent.managedProperty().bind(ascent.visibleProperty());
        widthProperty().subscribe(width -> {
            ascent.setVisible(width.doubleValue() >= WIDE);
            double wide = Math.floor(width.doubleValue() * (width.doubleValue() >= WIDE ? 0.36 : 0.4));
            patches.setPrefWidth(wide);
            patches.setMaxWidth(wide);
        });
        getChildren().addAll(links, ascent, patches);
    }

    private static void head(Pen pen, Palette palette, String title) {
        pen.text(0, 8, title, Face.WORDS, SIZE, Anchor.LEFT, palette.textQuiet());
    }

    private static String missing(Found found) {
        String note = found.chosen().note();
        return found.looked() == 0
                ? "still to come"
                : "%s in %,d pictures".formatted(note, found.looked());
    }

    private Optional<AscentFigure> ascentFigure(double side) {
        Found.Climb climb = found == null ? null : found.climb();
        return climb == null || side < 20
                ? Optional.empty()
                : Optional.of(new AscentFigure(climb.picture(), climb.stage(), Math.floor(side), climb.steps()));
    }

    void show(@Nullable Found shown) {
        found = shown;
        refresh();
    }

    /// @param pictures whether links are as strong as what maps contribute on pictures, instead of their weights
    void measureOnPictures(boolean pictures) {
        onPictures = pictures;
        refresh();
    }

    private void refresh() {
        Found now = found;
        Found.Links known = now == null ? null : now.links();
        links.show(now == null ? null : now.chosen(),
                known == null ? List.of() : onPictures ? known.onPictures() : known.byWeights(),
                known == null ? List.of() : known.above());
        patches.setAccessibleText(now == null ? "" : new PatchesFigure(now.chosen(), 48, 3).text());
        ascent.requestLayout();
        patches.requestLayout();
    }

    /// What can be saved of it.
    Optional<LinksFigure> linksFigure() {
        return links.figure(640, 320);
    }

    Optional<AscentFigure> ascentFigure() {
        return ascentFigure(200);
    }

    Optional<PatchesFigure> patchesFigure() {
        Found now = found;
        return now == null || now.chosen().patches().isEmpty()
                ? Optional.empty()
                : Optional.of(new PatchesFigure(now.chosen(), 72, 3));
    }
}
