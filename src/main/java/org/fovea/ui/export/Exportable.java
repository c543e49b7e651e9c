package org.fovea.ui.export;

import java.nio.file.Path;
import org.fovea.compute.Evaluation;
import org.fovea.compute.Preview;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.export.CsvFile;
import org.fovea.export.Drawing;
import org.fovea.export.Drawing.Background;
import org.fovea.export.NpyFile;
import org.fovea.export.PngFile;
import org.fovea.export.PngFile.Size;
import org.fovea.figure.Captioned;
import org.fovea.figure.ColorScale;
import org.fovea.figure.Figure;
import org.fovea.figure.FilterFigure;
import org.fovea.figure.InputFigure;
import org.fovea.figure.MapFigure;
import org.fovea.figure.Palette;
import org.fovea.figure.Raster;
import org.fovea.project.Cell;
import org.fovea.project.Display;
import org.fovea.project.Conv;
import org.fovea.project.NamedFilter;
import org.jspecify.annotations.Nullable;

/// What is saved, as a picture or as numbers; made from one evaluation, so that nothing changes while it is written.
///
/// @param pinned the neuron whose receptive field is drawn on the input, if any
record Exportable(ExportChoice choice, Evaluation evaluation, Display display, @Nullable Cell pinned) {

    /// The file name to suggest: `temple-vertical.png`.
    String fileName() {
        String picture = evaluation.project().picture().name();
        int dot = picture.lastIndexOf('.');
        String stem = dot > 0 ? picture.substring(0, dot) : picture;
        String what = switch (choice.subject()) {
            case MAP -> stem + "-" + filter().name();
            case FILTER -> filter().name();
            case INPUT -> stem + "-input";
        };
        return what.replaceAll("[^\\p{L}\\p{N}._-]+", "-") + "."
                + choice.kind().name().toLowerCase(java.util.Locale.ROOT);
    }

    /// Why it cannot be saved now, null when it can.
    @Nullable
    String missing() {
        Preview preview = evaluation.selectedMap().preview();
        if (choice.subject() != ExportChoice.Subject.MAP || preview == null) return null;
        return preview.forGood()
                ? "Memory cannot hold the whole map; a larger stride or a smaller picture makes it smaller."
                : "The whole map is still being computed.";
    }

    /// What will be written, in a few words.
    String about() {
        Shape shape = numbers().shape;
        return switch (choice.kind()) {
            case PNG -> {
                double scale = scale();
                yield "%,.0f × %,.0f pixels".formatted(Math.ceil(figure().width() * scale - 1e-6),
                        Math.ceil(figure().height() * scale - 1e-6));
            }
            case NPY -> "float32, " + (shape.channels() == 1 ? "" : shape.channels() + " × ") + shape.height() + " × "
                    + shape.width();
            case CSV -> "%d rows × %d columns".formatted(shape.height(), shape.width());
        };
    }

    /// Writes the file, whole or not at all.
    ///
    /// @throws org.fovea.engine.Problem when it cannot be written
    void write(Path file) {
        switch (choice.kind()) {
            case PNG -> PngFile.write(file, figure(), Palette.LIGHT, size(), background());
            case NPY -> NpyFile.write(file, numbers());
            case CSV -> CsvFile.write(file, numbers());
        }
    }

    /// The picture itself, for the clipboard.
    Raster raster() {
        return Drawing.of(figure(), Palette.LIGHT, scale(), background());
    }

    private NamedFilter filter() {
        return conv().filters().get(evaluation.selected());
    }

    /// Filters are only exported where there are any.
    private Conv conv() {
        return evaluation.conv().orElseThrow();
    }

    private Background background() {
        return choice.transparent() ? Background.TRANSPARENT : Background.WHITE;
    }

    private Size size() {
        return choice.sizing() == ExportChoice.Sizing.CENTIMETERS
                ? new Size.Print(choice.centimeters(), choice.dpi())
                : Size.ONE_TO_ONE;
    }

    private double scale() {
        return PngFile.scale(figure(), size());
    }

    private Tensor map() {
        Tensor map = evaluation.selectedMap().map();
        if (map == null) throw new IllegalStateException("a preview is not exported");
        return map;
    }

    private Tensor numbers() {
        return switch (choice.subject()) {
            case MAP -> map();
            case FILTER -> filter().shared() ? filter().weights().channel(0) : filter().weights();
            case INPUT -> evaluation.input();
        };
    }

    private Figure figure() {
        ColorScale values = ColorScale.of(display, evaluation.selectedMap().statistics());
        return switch (choice.subject()) {
            case MAP -> captioned(new MapFigure(map(), values, choice.zoom()), values);
            case FILTER -> captioned(new FilterFigure(filter().weights(), filter().shared(), choice.zoom()),
                    ColorScale.ofWeights(filter().weights().data));
            case INPUT -> captioned(InputFigure.of(evaluation, pinned, choice.zoom()), null);
        };
    }

    private Figure captioned(Figure figure, @Nullable ColorScale scale) {
        ColorScale bar = choice.colorBar() ? scale : null;
        return bar == null && !choice.caption()
                ? figure
                : new Captioned(figure, bar, choice.caption() ? caption() : "");
    }

    private String caption() {
        Conv layer = conv();
        String picture = evaluation.project().picture().name();
        String geometry = "%d×%d, stride %d×%d".formatted(layer.rows().size(), layer.columns().size(),
                layer.rows().stride(), layer.columns().stride());
        return switch (choice.subject()) {
            case MAP ->
                "%s, filter %s, %s%s".formatted(picture, filter().name(), geometry, layer.relu() ? ", ReLU" : "");
            case FILTER -> "Filter %s, %d×%d".formatted(filter().name(), layer.rows().size(), layer.columns().size());
            case INPUT -> pinned == null
                    ? picture
                    : "%s with the receptive field of neuron (%d, %d), %s".formatted(picture, pinned.row(),
                            pinned.column(), geometry);
        };
    }
}
