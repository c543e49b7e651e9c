package org.fovea.compute;

import java.util.Locale;
import java.util.Optional;
import org.fovea.compute.Misfit.Setting;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.engine.Window;
import org.fovea.project.Edit;
import org.fovea.project.LayerEdit;
import org.fovea.project.Conv;

/// Whether a convolution can work on its input.
public final class Check {
    private Check() {
    }

    /// Why one convolution cannot be computed on an input of this shape, or nothing when it can.
    ///
    /// @param number the layer it is, for the way out
    static Optional<Misfit> of(int number, Conv layer, Shape input) {
        return of(layer, input)
                .map(found -> new Misfit(found.setting(), found.sentence(), found.offer(),
                        new Edit.InLayer(number, found.wayOut())));
    }

    /// A misfit of a convolution, with an edit of it that makes it work.
    private record Found(Setting setting, String sentence, String offer, LayerEdit wayOut) {
    }

    private static Optional<Found> of(Conv layer, Shape input) {
        if (layer.channels() != input.channels() || layer.filters().size() % layer.groups() != 0)
            return Optional.of(groups(layer, input));
        boolean strided = layer.rows().stride() > 1 || layer.columns().stride() > 1;
        if (layer.padding() == Padding.Named.PYTORCH_SAME && strided)
            return Optional.of(new Found(Setting.PADDING,
                    "PyTorch's padding “same” works with stride 1 only, and the stride is %d × %d."
                            .formatted(layer.rows().stride(), layer.columns().stride()),
                    "Use same", new LayerEdit.SetPadding(Padding.Named.SAME)));
        Window rows = layer.padding().rows(layer.rows(), input.height());
        Window columns = layer.padding().columns(layer.columns(), input.width());
        Optional<Found> misfit = fit(layer, input, rows, input.height(), "rows");
        if (misfit.isEmpty()) misfit = fit(layer, input, columns, input.width(), "columns");
        if (misfit.isEmpty()) misfit = size(layer, input, rows, columns);
        if (misfit.isEmpty()) misfit = mode(layer, rows, input.height(), "rows");
        if (misfit.isEmpty()) misfit = mode(layer, columns, input.width(), "columns");
        return misfit;
    }

    private static Found groups(Conv layer, Shape input) {
        int fitting = layer.groups();
        while (input.channels() % fitting != 0 || layer.filters().size() % fitting != 0)
            fitting--;
        return new Found(Setting.GROUPS,
                "%d channels and %d filters cannot be split into %d groups of equal size.".formatted(input.channels(),
                        layer.filters().size(), layer.groups()),
                "Use %s".formatted(fitting == 1 ? "1 group" : fitting + " groups"), new LayerEdit.SetGroups(fitting));
    }

    private static Optional<Found> size(Conv layer, Shape input, Window rows, Window columns) {
        long values = values(layer, rows.steps(input.height()), columns.steps(input.width()));
        if (values <= Shape.MOST) return Optional.empty();
        for (int times = 2;; times++) {
            var down = new Axis(layer.rows().size(), layer.rows().stride() * times, layer.rows().dilation());
            var across = new Axis(layer.columns().size(), layer.columns().stride() * times,
                    layer.columns().dilation());
            int height = layer.padding().rows(down, input.height()).steps(input.height());
            int width = layer.padding().columns(across, input.width()).steps(input.width());
            if (values(layer, height, width) <= Shape.MOST)
                return Optional.of(new Found(Setting.STRIDE,
                        String.format(Locale.ROOT, "%,d maps of %d×%d hold %,d values, but %,d are the most.",
                                layer.filters().size(), rows.steps(input.height()), columns.steps(input.width()),
                                values, Shape.MOST),
                        "Use stride %d × %d".formatted(down.stride(), across.stride()),
                        new LayerEdit.SetAxes(down, across)));
        }
    }

    private static long values(Conv layer, int height, int width) {
        return (long) layer.filters().size() * height * width;
    }

    private static Optional<Found> fit(Conv layer, Shape input, Window window, int available, String what) {
        if (window.steps(available) >= 1) return Optional.empty();
        int padded = available + window.before() + window.after();
        String spans = window.dilation() == 1
                ? "The kernel has %d %s".formatted(window.size(), what)
                : "The kernel spans %d %s (%d taps at dilation %d)".formatted(window.reach(), what, window.size(),
                        window.dilation());
        String sentence = "%s, but the padded input only %d.".formatted(spans, padded);
        if (window.size() > 1 && window.dilation() > 1 && window.size() <= padded)
            return Optional.of(new Found(Setting.DILATION, sentence, "Use dilation " + largestDilation(layer, input),
                    axes(layer, layer.rows().size(), layer.columns().size(), largestDilation(layer, input))));
        int height = Math.min(layer.rows().size(), largestKernel(layer.padding(), layer.rows(), input.height(), true));
        int width = Math.min(layer.columns().size(),
                largestKernel(layer.padding(), layer.columns(), input.width(), false));
        return Optional.of(new Found(Setting.KERNEL, sentence, "Use kernel %d × %d".formatted(height, width),
                new LayerEdit.SetAxes(new Axis(height, layer.rows().stride(), layer.rows().dilation()),
                        new Axis(width, layer.columns().stride(), layer.columns().dilation()))));
    }

    private static LayerEdit axes(Conv layer, int height, int width, int dilation) {
        return new LayerEdit.SetAxes(
                new Axis(height, layer.rows().stride(), Math.min(dilation, layer.rows().dilation())),
                new Axis(width, layer.columns().stride(), Math.min(dilation, layer.columns().dilation())));
    }

    private static int largestDilation(Conv layer, Shape input) {
        int largest = Math.max(layer.rows().dilation(), layer.columns().dilation());
        for (int dilation = largest; dilation > 1; dilation--) {
            var rows = new Axis(layer.rows().size(), 1, Math.min(dilation, layer.rows().dilation()));
            var columns = new Axis(layer.columns().size(), 1, Math.min(dilation, layer.columns().dilation()));
            if (layer.padding().rows(rows, input.height()).steps(input.height()) >= 1
                    && layer.padding().columns(columns, input.width()).steps(input.width()) >= 1)
                return dilation;
        }
        return 1;
    }

    private static int largestKernel(Padding padding, Axis axis, int available, boolean vertical) {
        for (int size = axis.size(); size > 1; size--) {
            var candidate = new Axis(size, axis.stride(), axis.dilation());
            Window window = vertical ? padding.rows(candidate, available) : padding.columns(candidate, available);
            if (window.steps(available) >= 1) return size;
        }
        return 1;
    }

    private static Optional<Found> mode(Conv layer, Window window, int available, String what) {
        PaddingMode mode = layer.paddingMode();
        int needed = Math.max(window.before(), window.after());
        if (needed <= mode.limit(available)) return Optional.empty();
        String sentence = switch (mode) {
            case REFLECT -> "Reflect padding must be smaller than the input: %d %s of padding on %d.".formatted(needed,
                    what, available);
            case CIRCULAR -> "Circular padding must not be larger than the input: %d %s of padding on %d."
                    .formatted(needed, what, available);
            case ZEROS, REPLICATE -> throw new IllegalStateException("%s has no limit".formatted(mode));
        };
        return Optional.of(new Found(Setting.PADDING_MODE, sentence, "Use replicate",
                new LayerEdit.SetPaddingMode(PaddingMode.REPLICATE)));
    }
}
