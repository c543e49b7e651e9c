package org.fovea.ui.open;

import java.util.Random;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.fovea.project.PatternPicture;
import org.fovea.compute.Resample;
import org.fovea.engine.Tensor;
import org.fovea.figure.Painting;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Raster;
import org.fovea.format.SampleImages;
import org.fovea.project.Pattern;
import org.fovea.project.Source;
import org.fovea.session.Latest;
import org.fovea.ui.kit.CanvasView;
import org.fovea.ui.kit.NumberField;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Section;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// The photographs that ship with the app and the patterns it makes, as pictures to click.
public final class SampleGallery {
    private static final int WIDE = 112;
    private static final int HIGH = 84;
    private static final int LARGEST = 4096;

    private final Opening opening;
    private final Theme theme;
    private final Painter painter;
    private final PopOver popup = new PopOver();
    private boolean filled;
    private int height = 256;
    private int width = 256;

    public SampleGallery(Opening opening, Theme theme, Painter painter) {
        this.opening = opening;
        this.theme = theme;
        this.painter = painter;
        popup.setTitle("Samples and patterns");
        popup.setArrowLocation(PopOver.ArrowLocation.TOP_LEFT);
        popup.setDetachable(false);
        popup.setAnimated(false);
    }

    public void show(Node owner) {
        if (!filled) popup.setContentNode(content());
        filled = true;
        theme.dress(popup);
        popup.show(owner);
    }

    private Node content() {
        var photographs = new FlowPane(10, 10);
        for (SampleImages.Sample sample : SampleImages.all())
            photographs.getChildren().add(tile(sample.title(), sample.credit(), () -> SampleImages.read(sample.name()),
                    () -> opening.sample(sample.name())));
        var patterns = new FlowPane(10, 10);
        for (Pattern pattern : Pattern.values())
            patterns.getChildren().add(tile(pattern.title(), "A pattern made by the app, at the size below",
                    () -> PatternPicture.of(pattern, HIGH, WIDE, 1),
                    () -> opening.pattern(new Source.Generated(pattern, height, width, new Random().nextLong()))));
        var rows = new NumberField("Pattern height", 1, LARGEST, true, 1, v -> height = v.intValue());
        var columns = new NumberField("Pattern width", 1, LARGEST, true, 1, v -> width = v.intValue());
        rows.show(height);
        columns.show(width);
        var size = new HBox(8, new Label("Height"), rows, new Label("Width"), columns, new Label("pixels"));
        size.setAlignment(Pos.CENTER_LEFT);
        var all = new VBox(18, new Section("PHOTOGRAPHS", photographs), new Section("PATTERNS", size, patterns));
        all.getStyleClass().add("popup-content");
        photographs.setPrefWrapLength(5 * (WIDE + 22));
        patterns.setPrefWrapLength(5 * (WIDE + 22));
        var scroll = new ScrollPane(all);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setPrefSize(5 * (WIDE + 22) + 60, 560);
        return scroll;
    }

    private Button tile(String name, String tooltip, Supplier<Tensor> read, Runnable choose) {
        var picture = new Thumbnail(theme, painter, read);
        var button = new Button(name, picture);
        button.setContentDisplay(ContentDisplay.TOP);
        button.getStyleClass().add("tile");
        button.setTooltip(new Tooltip(tooltip));
        button.setOnAction(_ -> {
            popup.hide();
            choose.run();
        });
        return button;
    }

    /// A picture that is read off the FX thread and appears when it is ready.
    private static final class Thumbnail extends CanvasView {
        private @Nullable Raster raster;

        Thumbnail(Theme theme, Painter painter, Supplier<Tensor> read) {
            super(theme);
            setMinSize(WIDE, HIGH);
            setPrefSize(WIDE, HIGH);
            setMaxSize(WIDE, HIGH);
            Latest<Supplier<Tensor>, Raster> latest = painter.latest(wish -> small(wish.get()), made -> {
                raster = made;
                requestLayout();
            });
            latest.submit(read);
        }

        private static Raster small(Tensor picture) {
            double scale = Math.max((double) WIDE / picture.shape.width(), (double) HIGH / picture.shape.height());
            return Painting.picture(Resample.to(picture, Math.max(1, (int) Math.round(picture.shape.height() * scale)),
                    Math.max(1, (int) Math.round(picture.shape.width() * scale))));
        }

        @Override
        protected void paint(Pen pen, Palette palette, double width, double height) {
            pen.fill(0, 0, width, height, palette.window());
            if (raster == null) return;
            pen.clip(0, 0, width, height);
            pen.image((width - raster.width) / 2, (height - raster.height) / 2, raster.width, raster.height, raster);
            pen.unclip();
        }
    }
}
