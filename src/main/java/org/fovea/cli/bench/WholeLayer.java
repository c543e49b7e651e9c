package org.fovea.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.engine.op.Conv2d;
import org.fovea.engine.op.Filter;

/// All maps of one layer.
///
/// @param layer what is measured
public record WholeLayer(String id, String name, Conv2d layer, Shape input) implements Work {
    private static final float BIAS = 0.5f;

    /// A layer of random weights with zeros around the input, named after its shapes.
    static WholeLayer of(String id, Shape input, int maps, Axis rows, Axis columns, int groups, Padding padding) {
        var random = new Random(id.hashCode());
        var weights = new Shape(input.channels() / groups, rows.size(), columns.size());
        var filters = new ArrayList<Filter>();
        for (int k = 0; k < maps; k++) filters.add(new Filter(Work.noise(weights, random), BIAS));
        var layer = new Conv2d(filters, rows, columns, padding, PaddingMode.ZEROS, groups, false);
        return new WholeLayer(id, describe(layer, input), layer, input);
    }

    /// The same with padding that keeps the size, as far as the stride lets it.
    static WholeLayer of(String id, Shape input, int maps, Axis rows, Axis columns, int groups) {
        return of(id, input, maps, rows, columns, groups, Padding.Named.SAME);
    }

    /// A plain layer with square kernels.
    static WholeLayer of(String id, Shape input, int maps, int size) {
        var axis = new Axis(size, 1, 1);
        return of(id, input, maps, axis, axis, 1);
    }

    /// One given filter over a plane.
    static WholeLayer of(String id, String title, Shape input, Filter filter) {
        Shape size = filter.weights().shape;
        var layer = new Conv2d(List.of(filter), new Axis(size.height(), 1, 1), new Axis(size.width(), 1, 1),
                Padding.Named.SAME, PaddingMode.ZEROS, 1, false);
        return new WholeLayer(id, describe(layer, input) + ", " + title, layer, input);
    }

    @Override
    public Shape output() {
        return layer.output(input);
    }

    /// Two for each weight of each output. Taps on the padding count; the bias does not.
    @Override
    public long flops() {
        return 2L * output().size() * layer.filters().getFirst().weights().shape.size();
    }

    private static String describe(Conv2d layer, Shape input) {
        Axis rows = layer.rows();
        Axis columns = layer.columns();
        var text = new StringBuilder("%d×%d×%d→%d, %d×%d".formatted(input.channels(), input.height(), input.width(),
                layer.filters().size(), rows.size(), columns.size()));
        both(text, " stride ", rows.stride(), columns.stride());
        both(text, " dilation ", rows.dilation(), columns.dilation());
        if (layer.groups() > 1 && layer.groups() == input.channels()) text.append(" depthwise");
        else if (layer.groups() > 1) text.append(" groups ").append(layer.groups());
        return text.toString();
    }

    private static void both(StringBuilder text, String what, int vertical, int horizontal) {
        if (vertical == 1 && horizontal == 1) return;
        text.append(what).append(vertical);
        if (vertical != horizontal) text.append('×').append(horizontal);
    }
}
