package org.fovea.compute;

import java.util.Locale;
import org.fovea.engine.Window;

/// The formula of the output size along one axis, with the numbers put in:
/// `⌊(427 + 3 + 3 − 7) / 1⌋ + 1 = 427`, after Dumoulin and Visin, arXiv:1603.07285. Where the kernel is dilated, its
/// span is written out: `(2·(7−1)+1)`.
///
/// @param window the window, whether it fits or not
/// @param input how many rows (or columns) the input has
public record SizeFormula(Window window, int input) {

    /// The output size; below 1 when the window does not fit.
    public int steps() {
        return window.steps(input);
    }

    /// Whether there is any output at all.
    public boolean works() {
        return steps() >= 1;
    }

    /// How many rows at the end of the input, the padding not counted, no window covers.
    public int unseen() {
        return Math.max(0, window.leftover(input) - window.after());
    }

    /// How many rows before that end lie between what windows read.
    public int skipped() {
        int skipped = 0;
        if (works()) for (int row = 0; row < input - unseen(); row++) if (!window.reads(row, input)) skipped++;
        return skipped;
    }

    /// The whole formula.
    public String text() {
        String span = window.dilation() == 1
                ? Integer.toString(window.size())
                : String.format(Locale.ROOT, "(%d·(%d−1)+1)", window.dilation(), window.size());
        return String.format(Locale.ROOT, "⌊(%d + %d + %d − %s) / %d⌋ + 1 = %s", input, window.before(),
                window.after(), span, window.stride(), Integer.toString(steps()).replace('-', '−'));
    }
}
