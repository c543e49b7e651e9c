package org.fovea.ui.filter;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Filter;
import org.fovea.project.LayerEdit;
import org.fovea.project.FilterParameters;
import org.fovea.project.FilterPreset;
import org.fovea.project.FilterPreset.Dial;
import org.fovea.project.NamedFilter;
import org.fovea.project.Weights;
import org.jspecify.annotations.Nullable;

/// The presets as the user last adjusted them, and how one takes the place of the filter in hand.
///
/// A layer has one kernel size. Where the filter is alone, the layer takes the size of the preset. Where there are others, a
/// preset is made as large as their kernel, or put into the middle of it, so that no weight of theirs is cut off.
final class PresetShelf {
    private final Workbench bench;
    private final Map<FilterPreset, FilterParameters> adjusted = new EnumMap<>(FilterPreset.class);

    /// The weights last looked at, and what they were found to be.
    private @Nullable Tensor seen;
    private Optional<FilterPreset> found = Optional.empty();

    PresetShelf(Workbench bench) {
        this.bench = bench;
    }

    private FilterParameters last(FilterPreset preset) {
        return adjusted.getOrDefault(preset, preset.defaults());
    }

    /// What the preset that the filter in hand is was made with.
    FilterParameters current(FilterPreset preset) {
        Shape now = bench.shape();
        return preset.dials().contains(Dial.SIZE)
                ? last(preset).withSize(Math.max(now.height(), now.width()))
                : last(preset);
    }

    /// What a preset would be used with.
    FilterParameters suggested(FilterPreset preset) {
        FilterParameters last = last(preset);
        boolean alone = bench.conv().filters().size() == 1;
        Shape now = bench.shape();
        return alone ? last : last.withSize(Math.max(last.size(), Math.max(now.height(), now.width())));
    }

    /// Puts a preset in the place of the filter in hand, as part of the gesture in progress; the bias stays.
    void use(FilterPreset preset, FilterParameters parameters) {
        adjusted.put(preset, parameters);
        seen = null;
        NamedFilter old = bench.filter();
        Shape now = bench.shape();
        var made = new NamedFilter(preset.id(), new Filter(preset.kernel(parameters), old.filter().bias()), true);
        boolean alone = bench.conv().filters().size() == 1;
        Shape own = made.weights().shape;
        NamedFilter fitted = alone || preset.dials().contains(Dial.SIZE)
                ? made
                : made.resized(Math.max(own.height(), now.height()), Math.max(own.width(), now.width()));
        bench.session().edit(new LayerEdit.ReplaceFilter(bench.index(), fitted.forChannels(now.channels())));
    }

    /// The preset that the filter in hand is, if it still is one.
    Optional<FilterPreset> recognised() {
        Tensor weights = bench.filter().weights();
        if (weights == seen) return found;
        seen = weights;
        found = Optional.empty();
        if (!Weights.sameInEveryChannel(weights)) return found;
        Tensor plane = weights.channel(0);
        found = Arrays.stream(FilterPreset.values()).filter(preset -> is(preset, plane)).findFirst();
        return found;
    }

    private boolean is(FilterPreset preset, Tensor plane) {
        int height = plane.shape.height();
        int width = plane.shape.width();
        int size = Math.max(height, width);
        boolean sizable = preset.dials().contains(Dial.SIZE);
        if (sizable && (height != width || size < preset.smallestSize())) return false;
        Tensor kernel = preset.kernel(sizable ? last(preset).withSize(size) : last(preset));
        if (kernel.shape.height() > height || kernel.shape.width() > width) return false;
        Tensor fitted = new NamedFilter("", new Filter(kernel, 0), true).resized(height, width).weights();
        return Arrays.equals(fitted.data, plane.data);
    }
}
