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
import org.fovea.project.Layer;
import org.fovea.project.Project;

/// Whether a layer can work on its input.
public final class Check {
    private Check() {
    }

    /// The first reason why the project's layer cannot be computed, or nothing when it can.
    public static Optional<Misfit> of(Project project) {
        return of(project.layer(), project.picture().shape());
    }

    /// The first reason why a layer cannot be computed on an input of this shape, or nothing when it can.
    public static Optional<Misfit> of(Layer layer, Shape input) {
        boolean strided = layer.rows().stride() > 1 || layer.columns().stride() > 1;
        if (layer.padding() == Padding.Named.PYTORCH_SAME && strided)
            return Optional.of(new Misfit(Setting.PADDING,
                    "PyTorch's padding “same” works with stride 1 only, and the stride is %d × %d."
                            .formatted(layer.rows().stride(), layer.columns().stride()),
                    "Use same", new Edit.SetPadding(Padding.Named.SAME)));
        Window rows = layer.padding().rows(layer.rows(), input.height());
        Window columns = layer.padding().columns(layer.columns(), input.width());
        Optional<Misfit> misfit = fit(layer, input, rows, input.height(), "rows");
        if (misfit.isEmpty()) misfit = fit(layer, input, columns, input.width(), "columns");
        if (misfit.isEmpty()) misfit = size(layer, input, rows, columns);
        if (misfit.isEmpty()) misfit = mode(layer, rows, input.height(), "rows");
        if (misfit.isEmpty()) misfit = mode(layer, columns, input.width(), "columns");
        return misfit;
    }

    private static Optional<Misfit> size(Layer layer, Shape input, Window rows, Window columns) {
        long values = values(layer, rows.steps(input.height()), columns.steps(input.width()));
        if (values <= Shape.MOST) return Optional.empty();
        for (int times = 2;; times++) {
            var down = new Axis(layer.rows().size(), layer.rows().stride() * times, layer.rows().dilation());
            var across = new Axis(layer.columns().size(), layer.columns().stride() * times,
                    layer.columns().dilation());
            int height = layer.padding().rows(down, input.height()).steps(input.height());
            int width = layer.padding().columns(across, input.width()).steps(input.width());
            if (values(layer, height, width) <= Shape.MOST)
                return Optional.of(new Misfit(Setting.STRIDE,
                        String.format(Locale.ROOT, "%,d maps of %d×%d hold %,d values, but %,d are the most.",
                                layer.filters().size(), rows.steps(input.height()), columns.steps(input.width()),
                                values, Shape.MOST),
                        "Use stride %d × %d".formatted(down.stride(), across.stride()),
                        new Edit.SetAxes(down, across)));
        }
    }

    private static long values(Layer layer, int height, int width) {
        return (long) layer.filters().size() * height * width;
    }

    private static Optional<Misfit> fit(Layer layer, Shape input, Window window, int available, String what) {
        if (window.steps(available) >= 1) return Optional.empty();
        int padded = available + window.before() + window.after();
        String spans = window.dilation() == 1
                ? "The kernel has %d %s".formatted(window.size(), what)
                : "The kernel spans %d %s (%d taps at dilation %d)".formatted(window.reach(), what, window.size(),
                        window.dilation());
        String sentence = "%s, but the padded input only %d.".formatted(spans, padded);
        if (window.size() > 1 && window.dilation() > 1 && window.size() <= padded)
            return Optional.of(new Misfit(Setting.DILATION, sentence, "Use dilation " + largestDilation(layer, input),
                    axes(layer, layer.rows().size(), layer.columns().size(), largestDilation(layer, input))));
        int height = Math.min(layer.rows().size(), largestKernel(layer.padding(), layer.rows(), input.height(), true));
        int width = Math.min(layer.columns().size(),
                largestKernel(layer.padding(), layer.columns(), input.width(), false));
        return Optional.of(new Misfit(Setting.KERNEL, sentence, "Use kernel %d × %d".formatted(height, width),
                new Edit.SetAxes(new Axis(height, layer.rows().stride(), layer.rows().dilation()),
                        new Axis(width, layer.columns().stride(), layer.columns().dilation()))));
    }

    private static Edit axes(Layer layer, int height, int width, int dilation) {
        return new Edit.SetAxes(new Axis(height, layer.rows().stride(), Math.min(dilation, layer.rows().dilation())),
                new Axis(width, layer.columns().stride(), Math.min(dilation, layer.columns().dilation())));
    }

    private static int largestDilation(Layer layer, Shape input) {
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

    private static Optional<Misfit> mode(Layer layer, Window window, int available, String what) {
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
        return Optional.of(new Misfit(Setting.PADDING_MODE, sentence, "Use replicate",
                new Edit.SetPaddingMode(PaddingMode.REPLICATE)));
    }
}
