package org.fovea.ui.export;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
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
import org.fovea.figure.Palette;
import org.fovea.figure.Raster;
import org.fovea.ui.export.Exhibit.Look;

/// What is saved, and how.
record Exportable(ExportChoice choice, Exhibit exhibit) {

    /// The file name to suggest: `temple-vertical.png`.
    String fileName() {
        return exhibit.stem().replaceAll("[^\\p{L}\\p{N}._-]+", "-") + "."
                + choice.kind().name().toLowerCase(Locale.ROOT);
    }

    /// What will be written, in a few words.
    String about() {
        return switch (choice.kind()) {
            case PNG -> {
                Figure figure = figure();
                double scale = PngFile.scale(figure, size());
                yield "%,.0f × %,.0f pixels".formatted(Math.ceil(figure.width() * scale - 1e-6),
                        Math.ceil(figure.height() * scale - 1e-6));
            }
            case NPY -> {
                Shape shape = numbers().shape;
                yield "float32, " + (shape.channels() == 1 ? "" : shape.channels() + " × ") + shape.height() + " × "
                        + shape.width();
            }
            case CSV -> "%d rows × %d columns".formatted(numbers().shape.height(),
                    numbers().shape.width() + (exhibit.rows().isEmpty() ? 0 : 1));
        };
    }

    /// Writes the file, whole or not at all.
    ///
    /// @throws org.fovea.engine.Problem when it cannot be written
    void write(Path file) {
        switch (choice.kind()) {
            case PNG -> PngFile.write(file, figure(), Palette.LIGHT, size(), background());
            case NPY -> NpyFile.write(file, numbers());
            case CSV -> CsvFile.write(file, numbers(), exhibit.rows());
        }
    }

    /// The picture itself, for the clipboard.
    Raster raster() {
        Figure figure = figure();
        return Drawing.of(figure, Palette.LIGHT, PngFile.scale(figure, size()), background());
    }

    private Background background() {
        return choice.transparent() ? Background.TRANSPARENT : Background.WHITE;
    }

    /// Cells become larger by being drawn larger, which makes room for their numbers.
    private Size size() {
        return switch (choice.sizing()) {
            case CENTIMETERS -> new Size.Print(choice.centimeters(), choice.dpi());
            case ONE_TO_ONE -> Size.ONE_TO_ONE;
            case TIMES -> switch (exhibit.look()) {
                case Look.Cells _ -> Size.ONE_TO_ONE;
                case Look.Whole _ -> new Size.Times(choice.factor());
            };
        };
    }

    private Tensor numbers() {
        Supplier<Tensor> numbers = exhibit.numbers();
        if (numbers == null) throw new IllegalStateException("a drawing has no numbers");
        return numbers.get();
    }

    private Figure figure() {
        String caption = choice.caption() ? exhibit.caption() : "";
        return switch (exhibit.look()) {
            case Look.Cells cells -> captioned(cells.figure().apply(choice.zoom()),
                    cells.scale().filter(_ -> choice.colorBar()), caption);
            case Look.Whole whole -> captioned(whole.figure(), Optional.empty(), caption);
        };
    }

    private static Figure captioned(Figure figure, Optional<ColorScale> bar, String caption) {
        return bar.isEmpty() && caption.isEmpty() ? figure : new Captioned(figure, bar.orElse(null), caption);
    }
}
