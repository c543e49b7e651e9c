package org.fovea.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fovea.engine.Axis;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Filter;

/// The filters of a convolution as two arrays of a document: `weight`, out×(in/groups)×kh×kw, and `bias`.
final class FilterFields {
    private FilterFields() {
    }

    static void write(List<Filter> filters, Parts settings) {
        Shape shape = filters.getFirst().weights().shape;
        var weights = new float[Math.multiplyExact(filters.size(), shape.size())];
        var biases = new float[filters.size()];
        for (int k = 0; k < filters.size(); k++) {
            System.arraycopy(filters.get(k).weights().data, 0, weights, k * shape.size(), shape.size());
            biases[k] = filters.get(k).bias();
        }
        settings.array("weight", List.of(filters.size(), shape.channels(), shape.height(), shape.width()), weights);
        settings.array("bias", biases);
    }

    /// @param count how many there must be, or 0 for any number
    static List<Filter> read(Fields settings, int count, Axis rows, Axis columns) {
        Npy.Array weights = settings.array("weight", count, 0, rows.size(), columns.size());
        int found = weights.shape().getFirst();
        float[] biases = settings.array("bias", found).data();
        var shape = new Shape(weights.shape().get(1), rows.size(), columns.size());
        var filters = new ArrayList<Filter>();
        for (int k = 0; k < found; k++) {
            float[] own = Arrays.copyOfRange(weights.data(), k * shape.size(), (k + 1) * shape.size());
            filters.add(new Filter(new Tensor(shape, own), biases[k]));
        }
        return filters;
    }
}
