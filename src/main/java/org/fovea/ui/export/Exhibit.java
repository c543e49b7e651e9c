package org.fovea.ui.export;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.fovea.engine.Tensor;
import org.fovea.figure.ColorScale;
import org.fovea.figure.Figure;
import org.jspecify.annotations.Nullable;

/// Something on screen that can be saved, as it is at one moment: nothing of it changes while it is written.
///
/// @param title what it is: `feature map`
/// @param stem the file name to suggest, without its ending
/// @param caption a line that says what is seen
/// @param look how it is drawn
/// @param numbers what it is made of, C×H×W; null where it is a drawing and nothing else
/// @param rows what the rows of the numbers mean, one for each; empty where they are rows and nothing else
/// @param missing why it cannot be saved now; null when it can
public record Exhibit(String title, String stem, String caption, Look look, @Nullable Supplier<Tensor> numbers,
        List<String> rows, @Nullable String missing) {

    public Exhibit(String title, String stem, String caption, Look look, @Nullable Supplier<Tensor> numbers,
            @Nullable String missing) {
        this(title, stem, caption, look, numbers, List.of(), missing);
    }

    /// How something is drawn.
    public sealed interface Look {
        /// As a grid of cells, each of so many pixels; `scale` is what a colour bar below it says, if there is one.
        record Cells(IntFunction<Figure> figure, Optional<ColorScale> scale) implements Look {
        }

        /// As a drawing with its own size.
        record Whole(Figure figure) implements Look {
        }
    }

    /// A drawing.
    public static Exhibit drawing(String title, String stem, String caption, Figure figure) {
        return new Exhibit(title, stem, caption, new Look.Whole(figure), null, null);
    }

    /// Whether it can be saved as a table.
    boolean table() {
        return numbers != null && numbers.get().shape.channels() == 1;
    }
}
