package org.fovea.cli.bench;

import java.util.ArrayList;
import java.util.List;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.Shape;
import org.fovea.engine.op.Filter;
import org.fovea.project.FilterPreset;

/// What is measured. The letters are layers of well-known networks, `filter-N` image filters of growing size, `preset-…`
/// filters of the app that are products of a column and a row, `one-…` what a gesture asks for; `other-…` are shapes that no
/// kernel was tuned for.
final class WorkList {
    private static final Shape PLANE = new Shape(1, 1024, 1024);
    private static final List<Integer> FILTER_SIZES = List.of(3, 5, 7, 11, 15, 21, 31);
    private static final List<FilterPreset> PRESETS = List.of(FilterPreset.GAUSSIAN, FilterPreset.BOX,
            FilterPreset.SOBEL_X);

    private WorkList() {
    }

    static List<Work> all() {
        var all = new ArrayList<Work>(letters());
        for (int size : FILTER_SIZES) all.add(WholeLayer.of("filter-" + size, PLANE, 1, size));
        for (FilterPreset preset : PRESETS) all.add(preset(preset));
        all.add(OneWeight.of("one-weight", new Shape(3, 1024, 1024), 16, 7));
        all.add(OneNeuron.of("one-neuron", new Shape(3, 512, 512), 4, 32, 3));
        all.addAll(others());
        return all;
    }

    private static List<WholeLayer> letters() {
        return List.of(WholeLayer.of("a", PLANE, 1, 7),
                WholeLayer.of("b", new Shape(3, 1024, 1024), 16, 7),
                WholeLayer.of("c", new Shape(3, 224, 224), 64, strided(7, 2), strided(7, 2), 1),
                WholeLayer.of("d", new Shape(64, 56, 56), 64, 3),
                WholeLayer.of("e", new Shape(64, 224, 224), 64, 3),
                WholeLayer.of("f", new Shape(256, 56, 56), 256, 3),
                WholeLayer.of("g", new Shape(512, 14, 14), 512, 3),
                WholeLayer.of("h", new Shape(256, 56, 56), 64, 1),
                WholeLayer.of("i", new Shape(144, 56, 56), 144, strided(3, 1), strided(3, 1), 144),
                WholeLayer.of("j", new Shape(1, 28, 28), 32, 3),
                WholeLayer.of("k", new Shape(16, 512, 512), 32, 3));
    }

    private static WholeLayer preset(FilterPreset preset) {
        return WholeLayer.of("preset-" + preset.id(), preset.title(), PLANE,
                new Filter(preset.kernel(preset.defaults()), 0));
    }

    private static List<WholeLayer> others() {
        return List.of(
                WholeLayer.of("other-11x11-stride-4", new Shape(3, 227, 227), 8, strided(11, 4), strided(11, 4), 1,
                        Padding.Named.VALID),
                WholeLayer.of("other-5x5-stride-2", new Shape(32, 111, 111), 48, strided(5, 2), strided(5, 2), 1),
                WholeLayer.of("other-dilation-2", new Shape(32, 65, 65), 32, dilated(3, 2), dilated(3, 2), 1),
                WholeLayer.of("other-dilation-4", new Shape(24, 97, 97), 40, dilated(3, 4), dilated(3, 4), 1),
                WholeLayer.of("other-groups-4", new Shape(64, 57, 57), 96, strided(3, 1), strided(3, 1), 4),
                WholeLayer.of("other-1x1-at-7", new Shape(832, 7, 7), 256, 1),
                WholeLayer.of("other-31x31", new Shape(3, 257, 193), 5, 31),
                WholeLayer.of("other-17-to-23", new Shape(17, 90, 211), 23, 3),
                WholeLayer.of("other-1x7", new Shape(96, 17, 17), 112, strided(1, 1), strided(7, 1), 1),
                WholeLayer.of("other-7x1", new Shape(96, 17, 17), 112, strided(7, 1), strided(1, 1), 1),
                WholeLayer.of("other-depthwise-stride-2", new Shape(96, 113, 113), 96, strided(3, 2), strided(3, 2),
                        96),
                WholeLayer.of("other-depthwise-5x5", new Shape(240, 29, 29), 240, strided(5, 1), strided(5, 1), 240),
                WholeLayer.of("other-video-frame", new Shape(3, 1080, 1920), 1, 5),
                WholeLayer.of("other-first-layer", new Shape(3, 227, 227), 24, strided(3, 2), strided(3, 2), 1),
                WholeLayer.of("other-digits", new Shape(1, 32, 32), 6, strided(5, 1), strided(5, 1), 1,
                        Padding.Named.VALID),
                WholeLayer.of("other-4x2-stride-3x1", new Shape(10, 123, 77), 13, strided(4, 3), strided(2, 1), 1,
                        Padding.Named.VALID));
    }

    private static Axis strided(int size, int stride) {
        return new Axis(size, stride, 1);
    }

    private static Axis dilated(int size, int dilation) {
        return new Axis(size, 1, dilation);
    }
}
