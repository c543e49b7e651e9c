package org.fovea.ui.filter;

import java.util.Map;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import org.fovea.engine.Problem;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Filter;
import org.fovea.format.FilterText;
import org.fovea.project.LayerEdit;
import org.fovea.project.Conv;
import org.fovea.project.NamedFilter;
import org.fovea.project.Weights;

/// Weights to and from the clipboard, as text that spreadsheets and NumPy understand.
final class KernelClipboard {
    private final Workbench bench;

    KernelClipboard(Workbench bench) {
        this.bench = bench;
    }

    /// As a table with tabs.
    void copyTable() {
        copy(FilterText.tsv(bench.part()));
    }

    /// As nested brackets.
    void copyArray() {
        copy(FilterText.numpy(bench.part()));
    }

    private void copy(String text) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
        bench.notices().say("The weights are on the clipboard.");
    }

    /// Replaces the weights in hand; a table of another size gives the kernel that size. What is not a filter is explained
    /// and changes nothing.
    void paste() {
        String text = Clipboard.getSystemClipboard().getString();
        try {
            if (text == null) throw new Problem("There is no text on the clipboard; copy a table of numbers first.");
            paste(FilterText.parse(text));
        } catch (Problem problem) {
            bench.notices().say(problem.sentence());
        }
    }

    private void paste(Tensor pasted) {
        int height = pasted.shape.height();
        int width = pasted.shape.width();
        if (height > Conv.LARGEST_KERNEL || width > Conv.LARGEST_KERNEL)
            throw new Problem("A kernel has at most %d×%1$d weights, not %d×%d; paste a part of the table."
                    .formatted(Conv.LARGEST_KERNEL, height, width));
        int given = pasted.shape.channels();
        int needed = bench.shape().channels();
        if (given == 1) bench.changeOnce("paste weights", part -> repeated(pasted, part.shape.channels()));
        else if (given != needed)
            throw new Problem(
                    "The pasted filter has %d channels, the picture has %d; paste a filter with %2$d channels or one."
                            .formatted(given, needed));
        else
            replace(pasted);
    }

    /// All channels at once; they stay shared only where they are equal.
    private void replace(Tensor pasted) {
        NamedFilter old = bench.filter();
        bench.session().editOnce(new LayerEdit.ReplaceFilter(bench.index(), new NamedFilter(old.name(),
                old.filter().withWeights(pasted), old.shared() && Weights.sameInEveryChannel(pasted))));
    }

    private static Tensor repeated(Tensor plane, int channels) {
        return new NamedFilter("", new Filter(plane, 0), true).forChannels(channels).weights();
    }
}
