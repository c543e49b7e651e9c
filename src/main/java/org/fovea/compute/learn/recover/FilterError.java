package org.fovea.compute.learn.recover;

import java.util.ArrayList;
import java.util.List;
import org.fovea.engine.Tensor;

/// How far learned filters are from those that were hidden, as a share of their length: `‖learned − hidden‖₂ ⁄ ‖hidden‖₂`.
/// The n-th learned filter makes the n-th map, so it stands for the n-th hidden one.
///
/// @param each for every filter
/// @param whole of all of them together
/// @param differences learned − hidden
public record FilterError(List<Double> each, double whole, List<Tensor> differences) {
    public FilterError {
        each = List.copyOf(each);
        differences = List.copyOf(differences);
    }

    /// @throws IllegalArgumentException when there are not as many learned as hidden ones, or their shapes differ
    public static FilterError of(List<Tensor> learned, List<Tensor> hidden) {
        if (learned.size() != hidden.size())
            throw new IllegalArgumentException("%d filters for %d".formatted(learned.size(), hidden.size()));
        var each = new ArrayList<Double>();
        var differences = new ArrayList<Tensor>();
        double off = 0;
        double length = 0;
        for (int k = 0; k < hidden.size(); k++) {
            Tensor difference = difference(learned.get(k), hidden.get(k));
            differences.add(difference);
            double ownOff = squares(difference);
            double ownLength = squares(hidden.get(k));
            each.add(share(ownOff, ownLength));
            off += ownOff;
            length += ownLength;
        }
        return new FilterError(each, share(off, length), differences);
    }

    /// Of a filter of zeros nothing can be a share: it is found, or infinitely far.
    private static double share(double off, double length) {
        return off == 0 ? 0 : Math.sqrt(off / length);
    }

    private static Tensor difference(Tensor one, Tensor other) {
        if (!one.shape.equals(other.shape))
            throw new IllegalArgumentException("%s for %s".formatted(one.shape, other.shape));
        var data = new float[one.data.length];
        for (int i = 0; i < data.length; i++) data[i] = one.data[i] - other.data[i];
        return new Tensor(one.shape, data);
    }

    private static double squares(Tensor tensor) {
        double sum = 0;
        for (float value : tensor.data) sum += (double) value * value;
        return sum;
    }
}
