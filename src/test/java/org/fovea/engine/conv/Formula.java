package org.fovea.engine.conv;

import org.fovea.engine.PaddingMode;
import org.fovea.engine.RandomLayers.Case;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.Window;
import org.fovea.engine.op.Conv2d;
import org.fovea.engine.op.Filter;

/// The sum of a layer as it stands in the definition, in double precision, which is exact beside single precision; and the
/// layer as the job that algorithms get.
final class Formula {
    private final Conv2d layer;
    private final Tensor x;
    /// For each output row and tap, the row it reads, or −1 for a zero; the same for columns.
    private final int[][] rows;
    private final int[][] columns;
    private final double largest;

    /// What belongs to one output.
    ///
    /// @param sum the exact value
    /// @param magnitude |b| + Σ|w·x|
    /// @param most |b| + Σ|w|·max|x|
    record Exact(double sum, double magnitude, double most) {
    }

    Formula(Case a) {
        layer = a.layer();
        x = a.x();
        Shape output = layer.output(x.shape);
        rows = sources(layer.rowWindow(x.shape), layer.paddingMode(), x.shape.height(), output.height());
        columns = sources(layer.columnWindow(x.shape), layer.paddingMode(), x.shape.width(), output.width());
        double found = 0;
        for (float value : x.data) found = Math.max(found, Math.abs(value));
        largest = found;
    }

    private static int[][] sources(Window window, PaddingMode mode, int input, int outputs) {
        var all = new int[outputs][window.size()];
        for (int i = 0; i < outputs; i++)
            for (int t = 0; t < window.size(); t++) all[i][t] = mode.source(window.row(i, t), input);
        return all;
    }

    Exact at(int k, int i, int j) {
        Filter filter = layer.filters().get(k);
        float[] weights = filter.weights().data;
        int channels = filter.weights().shape.channels();
        int first = k / (layer.filters().size() / layer.groups()) * channels;
        int area = filter.weights().shape.plane();
        double sum = filter.bias();
        double magnitude = Math.abs(filter.bias());
        double most = magnitude;
        for (int c = 0; c < channels; c++)
            for (int u = 0; u < rows[i].length; u++)
                for (int v = 0; v < columns[j].length; v++) {
                    int tap = u * columns[j].length + v;
                    double weight = weights[c * area + (layer.flipped() ? area - 1 - tap : tap)];
                    most += Math.abs(weight) * largest;
                    if (rows[i][u] < 0 || columns[j][v] < 0) continue;
                    double product = weight * x.data[x.shape.index(first + c, rows[i][u], columns[j][v])];
                    sum += product;
                    magnitude += Math.abs(product);
                }
        return new Exact(sum, magnitude, most);
    }

    /// The whole layer as one job.
    Correlation job() {
        Shape one = layer.filters().getFirst().weights().shape;
        var weights = new float[layer.filters().size()][];
        var biases = new float[weights.length];
        for (int k = 0; k < weights.length; k++) {
            weights[k] = layer.filters().get(k).weights().data.clone();
            biases[k] = layer.filters().get(k).bias();
            if (layer.flipped())
                for (int t = 0; t < weights[k].length; t++)
                    weights[k][t] = layer.filters().get(k).weights().data[t / one.plane() * one.plane() + one.plane()
                            - 1 - t % one.plane()];
        }
        return new Correlation(x.shape, layer.output(x.shape), layer.rowWindow(x.shape), layer.columnWindow(x.shape),
                layer.paddingMode(), layer.groups(), 0, one.channels(), weights.length / layer.groups(), weights,
                biases);
    }
}
