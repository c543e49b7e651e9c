package org.fovea.figure.learn.beside;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.fovea.compute.learn.beside.Twin;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Network;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Dense;
import org.fovea.engine.op.Filter;
import org.fovea.figure.ColorScale;
import org.fovea.figure.CountText;
import org.fovea.figure.Figure;
import org.fovea.figure.Painting;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;

/// What the first layers have learned, as pictures: the filters of the convolution, which look at a few pixels and are used
/// everywhere, beside the weights of hidden units, each with one for every pixel of the picture. Blue is negative, white 0,
/// red positive, on one scale for each network; of several channels the mean is shown.
///
/// @param convolutional a network with a convolution
/// @param full a [Twin]
public record WeightPictures(Network convolutional, Network full, double width, double height) implements Figure {
    private static final double HEAD = 24;
    private static final double SIZE = 12;
    private static final double GAP = 6;
    private static final double LARGEST_CELL = 12;
    private static final double LEAST_PICTURE = 44;
    private static final double BETWEEN = 32;

    @Override
    public void draw(Pen pen, Palette palette) {
        List<Tensor> filters = filters();
        double left = Math.floor(width * (filters.isEmpty() ? 0 : 0.3));
        draw(pen, palette, 0, left - BETWEEN / 2, filters, filters.size(), "Filters", "used at every place");
        int units = hidden().bias().length;
        double from = filters.isEmpty() ? 0 : left + BETWEEN / 2;
        List<Integer> order = strongest();
        Shape picture = full.shape(0);
        draw(pen, palette, from, width - from,
                order.subList(0, Math.min(order.size(), fitting(width - from, picture, order.size()))).stream()
                        .map(this::weights).toList(),
                units, "Hidden units", "a weight for each pixel");
    }

    /// Its filters, of the first convolution; none without one.
    private List<Tensor> filters() {
        for (int n = 1; n < convolutional.size(); n++)
            if (convolutional.node(n).op() instanceof Convolution convolution)
                return convolution.layer().filters().stream().map(Filter::weights).map(WeightPictures::mean).toList();
        return List.of();
    }

    private Dense hidden() {
        return (Dense) full.node(2).op();
    }

    /// Hidden units in the order of what they weigh in the scores.
    private List<Integer> strongest() {
        Tensor out = ((Dense) full.node(4).op()).weights();
        int units = out.shape.width();
        var sums = new double[units];
        for (int k = 0; k < out.shape.height(); k++)
            for (int u = 0; u < units; u++) sums[u] += (double) out.at(0, k, u) * out.at(0, k, u);
        return IntStream.range(0, units).boxed().sorted(Comparator.comparingDouble(u -> -sums[u])).toList();
    }

    private Tensor weights(int unit) {
        Shape picture = full.shape(0);
        var values = new float[picture.size()];
        System.arraycopy(hidden().weights().data, unit * values.length, values, 0, values.length);
        return mean(new Tensor(picture, values));
    }

    private static Tensor mean(Tensor weights) {
        Shape shape = weights.shape;
        if (shape.channels() == 1) return weights;
        Tensor result = Tensor.zeros(shape.oneChannel());
        for (int c = 0; c < shape.channels(); c++)
            for (int i = 0; i < shape.plane(); i++)
                result.data[i] += weights.data[c * shape.plane() + i] / shape.channels();
        return result;
    }

    /// How many pictures there is room for.
    private int fitting(double room, Shape picture, int all) {
        double side = side(room, picture, all);
        int columns = (int) Math.max(1, (room + GAP) / (side + GAP));
        int rows = (int) Math.max(1, (height - HEAD + GAP) / (high(side, picture) + GAP));
        return columns * rows;
    }

    private static double high(double side, Shape picture) {
        return side * picture.height() / picture.width();
    }

    /// As wide as lets all be shown, or as narrow as still says something.
    private double side(double room, Shape picture, int count) {
        double most = LARGEST_CELL * picture.width();
        for (double side = most; side > LEAST_PICTURE; side--) {
            int columns = (int) ((room + GAP) / (side + GAP));
            int rows = (int) ((height - HEAD + GAP) / (high(side, picture) + GAP));
            if ((long) columns * rows >= count) return side;
        }
        return Math.min(most, LEAST_PICTURE);
    }

    private void draw(Pen pen, Palette palette, double x, double room, List<Tensor> pictures, int all, String title,
            String about) {
        if (pictures.isEmpty()) return;
        String count = pictures.size() < all
                ? "%s of %s, those that weigh most; %s".formatted(CountText.of(pictures.size()), CountText.of(all),
                        about)
                : "%s, %s".formatted(CountText.of(all), about);
        pen.text(x, 8, title, Face.WORDS_BOLD, SIZE, Anchor.LEFT, palette.text());
        double begin = pen.textWidth(title, Face.WORDS_BOLD, SIZE) + 10;
        pen.text(x + begin, 8, pen.fitted(count, Face.WORDS, SIZE, room - begin), Face.WORDS, SIZE, Anchor.LEFT,
                palette.textQuiet());
        ColorScale scale = scale(pictures);
        Shape shape = pictures.getFirst().shape;
        double side = side(room, shape, pictures.size());
        int columns = (int) Math.max(1, (room + GAP) / (side + GAP));
        for (int i = 0; i < pictures.size(); i++) {
            double left = x + i % columns * (side + GAP);
            double top = HEAD + Math.floorDiv(i, columns) * (high(side, shape) + GAP);
            pen.image(left, top, side, high(side, shape), Painting.map(pictures.get(i), 0, scale));
            pen.outline(left - 0.5, top - 0.5, side + 1, high(side, shape) + 1, 1, palette.border());
        }
    }

    private static ColorScale scale(List<Tensor> pictures) {
        var values = new float[pictures.size() * pictures.getFirst().data.length];
        for (int i = 0; i < pictures.size(); i++) {
            float[] one = pictures.get(i).data;
            System.arraycopy(one, 0, values, i * one.length, one.length);
        }
        return ColorScale.ofWeights(values);
    }
}
