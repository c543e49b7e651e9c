package org.fovea.figure;

import java.util.ArrayList;
import java.util.List;
import org.fovea.compute.Contributions;
import org.fovea.compute.Neuron;
import org.fovea.compute.Products;
import org.fovea.engine.Tensor;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;
import org.fovea.project.Cell;

/// How a feature map is made: the plane that each input channel contributes, all of them added up, the bias added, the
/// activation applied; below each the number of one neuron. All planes share one scale, zero is white.
///
/// @param neuron whose numbers are written, of the same map
/// @param relu whether an activation follows
public record PlanesFigure(Contributions planes, Neuron neuron, boolean relu, double width,
        double height) implements Figure {
    private static final double LINE = 18;
    private static final double TEXT = 12;
    private static final double SIGN = 26;
    private static final double NARROWEST = 58;
    private static final double DOT = 6;

    /// A plane with what stands before, above and below it.
    private record Plane(String sign, String name, Tensor values, String number) {
    }

    private List<Plane> all() {
        var all = new ArrayList<Plane>();
        float shown = 0;
        for (int c = 0; c < planes.channels().size(); c++) {
            float sum = Products.sum(neuron, c);
            shown += sum;
            all.add(new Plane(c == 0 ? "" : "+", SumText.channel(c, neuron.colors()), planes.channels().get(c),
                    SumText.plain(sum)));
        }
        float without = neuron.z() - neuron.bias();
        if (planes.rest().isPresent())
            all.add(new Plane("+", "%d more".formatted(Products.channels(neuron) - planes.channels().size()),
                    planes.rest().get(), SumText.plain(without - shown)));
        if (all.size() > 1) all.add(new Plane("=", "Σ", planes.sum(), SumText.plain(without)));
        all.add(new Plane("→", "+ b " + SumText.plain(neuron.bias()), planes.biased(), SumText.plain(neuron.z())));
        if (relu) all.add(new Plane("→", "ReLU", planes.activated(), SumText.plain(neuron.value())));
        return all;
    }

    /// How many planes fit side by side: so many channels can have one of their own.
    public static int fitting(double width, boolean relu) {
        return Math.max(1, (int) (width / (NARROWEST + SIGN)) - (relu ? 4 : 3));
    }

    @Override
    public void draw(Pen pen, Palette palette) {
        List<Plane> all = all();
        ColorScale scale = ColorScale.ofWeights(values(all));
        double aspect = (double) planes.map().height() / planes.map().width();
        double room = (width - SIGN * (all.size() - 1)) / all.size();
        double wide = Math.floor(Math.min(room, (height - 2 * LINE) / aspect));
        double high = Math.floor(wide * aspect);
        double top = LINE + Math.floor((height - 2 * LINE - high) / 2);
        double x = 0;
        for (Plane plane : all) {
            if (!plane.sign().isEmpty()) {
                pen.text(x + SIGN / 2, top + high / 2, plane.sign(), Face.NUMBERS, 16, Anchor.CENTER,
                        palette.textQuiet());
                x += SIGN;
            }
            pen.image(x, top, wide, high, Painting.map(plane.values(), 0, scale));
            pen.outline(x - 0.5, top - 0.5, wide + 1, high + 1, 1, palette.border());
            Cell at = neuron.at();
            double dotX = x + (at.column() + 0.5) / planes.map().width() * wide;
            double dotY = top + (at.row() + 0.5) / planes.map().height() * high;
            pen.outline(dotX - DOT / 2, dotY - DOT / 2, DOT, DOT, 2, palette.neuron());
            pen.text(x + wide / 2, top - LINE / 2, plane.name(), Face.NUMBERS, TEXT, Anchor.CENTER,
                    palette.textQuiet());
            pen.text(x + wide / 2, top + high + LINE / 2, plane.number(), Face.NUMBERS, TEXT, Anchor.CENTER,
                    palette.text());
            x += wide;
        }
    }

    private static float[] values(List<Plane> all) {
        int count = 0;
        for (Plane plane : all) count += plane.values().data.length;
        var values = new float[count];
        int at = 0;
        for (Plane plane : all) {
            System.arraycopy(plane.values().data, 0, values, at, plane.values().data.length);
            at += plane.values().data.length;
        }
        return values;
    }
}
