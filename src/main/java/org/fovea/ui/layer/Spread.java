package org.fovea.ui.layer;

import java.util.ArrayList;
import java.util.List;
import org.fovea.project.FilterParameters;
import org.fovea.project.FilterPreset;
import org.fovea.project.NamedFilter;

/// How presets are spread over the filters of a layer.
enum Spread {
    GABOR("Gabor at all angles"), //
    GABOR_WAVES("Gabor, longer and longer waves"), //
    MOTION("Motion blur at all angles"), //
    SHIFT("Shifts in all directions"), //
    GAUSSIAN("Gaussian, wider and wider"), //
    ALL("All presets in turn");

    private static final List<FilterPreset> PRESETS = List.of(FilterPreset.values());

    private final String about;

    Spread(String about) {
        this.about = about;
    }

    String about() {
        return about;
    }

    /// @param size rows and columns of the layer's kernel
    List<NamedFilter> filters(int count, int channels, int size) {
        var filters = new ArrayList<NamedFilter>();
        for (int k = 0; k < count; k++) {
            double part = (double) k / count;
            filters.add(switch (this) {
                case GABOR -> filter(FilterPreset.GABOR, channels, size, 180 * part, 0);
                case GABOR_WAVES -> filter(FilterPreset.GABOR, channels, size, 0, part);
                case MOTION -> filter(FilterPreset.MOTION_BLUR, channels, size, 180 * part, 0);
                case SHIFT -> filter(FilterPreset.SHIFT, channels, size, 360 * part, 0);
                case GAUSSIAN -> filter(FilterPreset.GAUSSIAN, channels, size, 0, part);
                case ALL -> PRESETS.get(k % PRESETS.size()).filter(channels);
            });
        }
        return filters;
    }

    /// @param wider from 0 to 1: how far wave and width are stretched
    private static NamedFilter filter(FilterPreset preset, int channels, int size, double angle, double wider) {
        FilterParameters usual = preset.defaults();
        NamedFilter filter = preset.filter(channels, usual.withSize(Math.max(size, preset.smallestSize()))
                .withAngle(angle).withWavelength(usual.wavelength() * (1 + 2 * wider))
                .withSigma(usual.sigma() * (1 + 2 * wider)));
        return new NamedFilter(
                angle == 0 ? filter.name() : "%s %d°".formatted(filter.name(), Math.round(angle)), filter.filter(),
                true);
    }
}
