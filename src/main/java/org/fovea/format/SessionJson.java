package org.fovea.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Filter;
import org.fovea.format.SessionFile.Settings;
import org.fovea.format.SessionFile.State;
import org.fovea.project.Cell;
import org.fovea.project.Colors;
import org.fovea.project.Display;
import org.fovea.project.Fit;
import org.fovea.project.Conv;
import org.fovea.project.NamedFilter;
import org.fovea.project.Paint;
import org.fovea.project.Pattern;
import org.fovea.project.Picture;
import org.fovea.project.Project;
import org.fovea.project.Range;
import org.fovea.project.Selection;
import org.fovea.project.Source;
import org.jspecify.annotations.Nullable;

/// The state as it stands in the file; separate from the project's own types, so that these may change and the file not.
/// What the program never writes is refused on the way back, so that a damaged file is noticed here and not when it is shown.
record SessionJson(int version, PictureJson picture, LayerJson layer, DisplayJson display, int selected,
        @Nullable Cell pinned,
        String theme, List<String> recent) {
    static final int VERSION = 1;
    /// Strides, dilations and paddings beyond this are no settings of a layer.
    private static final int LARGEST_STEP = 1_000_000;

    SessionJson {
        Objects.requireNonNull(picture);
        Objects.requireNonNull(layer);
        Objects.requireNonNull(display);
        Objects.requireNonNull(theme);
        recent = List.copyOf(recent);
    }

    /// Exactly one of `file`, `sample`, `pattern` and `pasted` is set.
    ///
    /// @param pixels the file beside this one that holds the pixels of a pasted picture
    record PictureJson(@Nullable String file, @Nullable String sample, @Nullable Pattern pattern, int patternHeight,
            int patternWidth, long seed, @Nullable String pasted, @Nullable String pixels, int size, boolean square,
            boolean gray, int[] painted, float[] paintedValues) {
        PictureJson {
            Objects.requireNonNull(painted);
            Objects.requireNonNull(paintedValues);
        }
    }

    record LayerJson(List<FilterJson> filters, Axis rows, Axis columns, Padding.@Nullable Named padding,
            Padding.@Nullable Explicit explicitPadding, PaddingMode paddingMode, boolean flipped, boolean relu) {
        LayerJson {
            filters = List.copyOf(filters);
            Objects.requireNonNull(rows);
            Objects.requireNonNull(columns);
            Objects.requireNonNull(paddingMode);
        }
    }

    record FilterJson(String name, int channels, int height, int width, float[] weights, float bias, boolean shared) {
        FilterJson {
            Objects.requireNonNull(name);
            Objects.requireNonNull(weights);
        }
    }

    record DisplayJson(Colors colors, String range, float low, float high) {
        DisplayJson {
            Objects.requireNonNull(colors);
            Objects.requireNonNull(range);
        }
    }

    private static void require(boolean written) {
        if (!written) throw new IllegalArgumentException("not written by this program");
    }

    private static void requireFinite(float... values) {
        for (float value : values) require(Float.isFinite(value));
    }

    /// @param pixels the file beside this one that holds the pixels of a pasted picture
    static SessionJson of(State state, @Nullable String pixels) {
        Project project = state.project();
        return new SessionJson(VERSION, of(project.picture(), pixels), of(project.conv(1).orElseThrow()),
                of(project.layer(1).display()),
                state.selection().filter(),
                state.selection().pinned(), state.settings().theme(),
                state.settings().recent().stream().map(Path::toString).toList());
    }

    /// @param read opens a picture by where it comes from
    State state(Function<Source, Tensor> read) {
        return state(pinned, () -> {
            Source source = source(picture);
            var opened = new Picture(source, read.apply(source),
                    new Fit(picture.size(), picture.square(), picture.gray()), Paint.NONE);
            require(opened.shape().plane() <= PictureFile.MOST_PIXELS);
            return painted(opened);
        });
    }

    /// The same state, but for its picture and what belongs to that: paint and the pinned neuron.
    State stateOn(Picture instead) {
        return state(null, () -> instead);
    }

    private State state(@Nullable Cell neuron, Supplier<Picture> seen) {
        // The picture comes last: reading it takes longest, and is in vain when the rest is damaged.
        Display shown = display(display);
        Conv through = layer(layer);
        require(selected >= 0 && (neuron == null || (neuron.row() >= 0 && neuron.column() >= 0)));
        var project = new Project(seen.get(), through, shown);
        var selection = new Selection(selected, neuron).within(project);
        return new State(project, selection, new Settings(theme, recent.stream().map(Path::of).toList()));
    }

    private static PictureJson of(Picture picture, @Nullable String pixels) {
        Paint paint = picture.paint();
        var positions = new int[paint.count()];
        var values = new float[paint.count()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = paint.position(i);
            values[i] = paint.value(i);
        }
        Fit fit = picture.fit();
        Source source = picture.source();
        var made = source instanceof Source.Generated g ? g : null;
        return new PictureJson(source instanceof Source.FromFile f ? f.file().toString() : null,
                source instanceof Source.Sample s ? s.name() : null, made == null ? null : made.pattern(),
                made == null ? 0 : made.height(), made == null ? 0 : made.width(), made == null ? 0 : made.seed(),
                source instanceof Source.Pasted p ? p.name() : null, pixels, fit.size(), fit.square(), fit.gray(),
                positions, values);
    }

    private static Source source(PictureJson json) {
        if (json.file() != null) return new Source.FromFile(Path.of(json.file()));
        if (json.sample() != null) return new Source.Sample(json.sample());
        if (json.pattern() != null) {
            require(new Shape(1, json.patternHeight(), json.patternWidth()).plane() <= PictureFile.MOST_PIXELS);
            return new Source.Generated(json.pattern(), json.patternHeight(), json.patternWidth(), json.seed());
        }
        if (json.pasted() != null) return new Source.Pasted(json.pasted());
        throw new IllegalArgumentException("a picture from nowhere");
    }

    /// Paint that does not fit, because the picture's file was changed meanwhile, is left away.
    private Picture painted(Picture opened) {
        int[] positions = picture.painted();
        float[] values = picture.paintedValues();
        int size = opened.shape().size();
        for (int i = 0; i < positions.length; i++) {
            boolean ascending = i == 0 || positions[i] > positions[i - 1];
            if (!ascending || positions[i] < 0 || positions[i] >= size || i >= values.length
                    || !Float.isFinite(values[i]))
                return opened;
        }
        return opened.withPaint(Paint.NONE.over(positions, values));
    }

    private static LayerJson of(Conv layer) {
        var filters = new ArrayList<FilterJson>();
        for (NamedFilter filter : layer.filters()) {
            Shape shape = filter.weights().shape;
            filters.add(new FilterJson(filter.name(), shape.channels(), shape.height(), shape.width(),
                    filter.weights().data,
                    filter.filter().bias(), filter.shared()));
        }
        return new LayerJson(filters, layer.rows(), layer.columns(),
                layer.padding() instanceof Padding.Named n ? n : null,
                layer.padding() instanceof Padding.Explicit e ? e : null, layer.paddingMode(), layer.flipped(),
                layer.relu());
    }

    private static Conv layer(LayerJson json) {
        var filters = new ArrayList<NamedFilter>();
        for (FilterJson filter : json.filters()) {
            requireFinite(filter.weights());
            requireFinite(filter.bias());
            var weights = new Tensor(new Shape(filter.channels(), filter.height(), filter.width()), filter.weights());
            filters.add(new NamedFilter(filter.name(), new Filter(weights, filter.bias()), filter.shared()));
        }
        Padding padding = json.padding() != null ? json.padding() : json.explicitPadding();
        if (padding == null) throw new IllegalArgumentException("a layer without padding");
        if (padding instanceof Padding.Explicit(int top, int bottom, int left, int right))
            require(top <= LARGEST_STEP && bottom <= LARGEST_STEP && left <= LARGEST_STEP && right <= LARGEST_STEP);
        for (Axis axis : List.of(json.rows(), json.columns()))
            require(axis.size() <= Conv.LARGEST_KERNEL && axis.stride() <= LARGEST_STEP
                    && axis.dilation() <= LARGEST_STEP);
        var layer = new Conv(filters, json.rows(), json.columns(), padding, json.paddingMode(), json.flipped(),
                json.relu());
        // The engine's own check: the filters fit each other and the axes.
        layer.convolution();
        return layer;
    }

    private static DisplayJson of(Display display) {
        return switch (display.range()) {
            case Range.Auto _ -> new DisplayJson(display.colors(), "auto", 0, 0);
            case Range.Symmetric _ -> new DisplayJson(display.colors(), "symmetric", 0, 0);
            case Range.Fixed(float low, float high) -> new DisplayJson(display.colors(), "fixed", low, high);
            case Range.Percentile(float percent) -> new DisplayJson(display.colors(), "percentile", percent, 0);
        };
    }

    private static Display display(DisplayJson json) {
        return new Display(json.colors(), switch (json.range()) {
            case "symmetric" -> new Range.Symmetric();
            case "fixed" -> new Range.Fixed(json.low(), json.high());
            case "percentile" -> new Range.Percentile(json.low());
            case "auto" -> new Range.Auto();
            default -> throw new IllegalArgumentException("an unknown range: " + json.range());
        });
    }
}
