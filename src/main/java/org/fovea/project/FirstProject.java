package org.fovea.project;

import java.util.List;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Tensor;

/// What the app shows on its first start: the temple and the two line filters of Géron's book, chapter 14.
public final class FirstProject {
    /// The file name of the sample it shows.
    public static final String SAMPLE = "temple.jpg";

    private FirstProject() {
    }

    /// @param temple the sample [#SAMPLE] as it was read, C×H×W, values 0…1
    public static Project of(Tensor temple) {
        var picture = Picture.of(new Source.Sample(SAMPLE), temple);
        int channels = temple.shape.channels();
        var filters = List.of(FilterPreset.VERTICAL.filter(channels), FilterPreset.HORIZONTAL.filter(channels));
        var axis = new Axis(filters.getFirst().weights().shape.height(), 1, 1);
        var layer = new Conv(filters, axis, axis, Padding.Named.SAME, PaddingMode.ZEROS, false, false);
        return new Project(picture, layer, Display.DEFAULT);
    }
}
