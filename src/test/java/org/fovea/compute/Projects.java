package org.fovea.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Filter;
import org.fovea.project.Display;
import org.fovea.project.Conv;
import org.fovea.project.NamedFilter;
import org.fovea.project.Picture;
import org.fovea.project.Project;
import org.fovea.project.Source;

/// Small projects to test with.
public final class Projects {
    private Projects() {
    }

    public static Tensor noise(Shape shape, long seed) {
        var random = new Random(seed);
        var data = new float[shape.size()];
        for (int i = 0; i < data.length; i++) data[i] = random.nextFloat();
        return new Tensor(shape, data);
    }

    public static NamedFilter filter(int channels, int height, int width, long seed) {
        return new NamedFilter("noise " + seed, new Filter(noise(new Shape(channels, height, width), seed), 0.5f),
                false);
    }

    public static Conv layer(int filters, int channels, Axis rows, Axis columns, Padding padding) {
        List<NamedFilter> all = new ArrayList<>();
        for (int k = 0; k < filters; k++) all.add(filter(channels, rows.size(), columns.size(), 100 + k));
        return new Conv(all, rows, columns, padding, PaddingMode.ZEROS, false, false);
    }

    public static Project project(Shape picture, Conv layer) {
        return new Project(Picture.of(new Source.Pasted("noise"), noise(picture, 1)), layer,
                Display.DEFAULT);
    }

    /// A 3×9×12 picture under three 3×3 filters with stride 1 and padding same.
    public static Project small() {
        var axis = new Axis(3, 1, 1);
        return project(new Shape(3, 9, 12), layer(3, 3, axis, axis, Padding.Named.SAME));
    }
}
