package org.fovea.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fovea.engine.Cancel;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Conv2d;
import org.fovea.engine.op.Filter;
import org.fovea.engine.simd.Machine;
import org.fovea.project.Conv;

/// What each input channel contributes to a feature map: the map of its slice of the filter alone; then all of them added up,
/// the bias added, the activation applied. In small, 1×h×w each; since small maps are means, they add up as the whole ones.
/// Of large maps the means are taken over a sample of the rows and columns.
///
/// @param channels of the first channels that the filter sees
/// @param rest of all others together, where there are any
/// @param sum of all channels
/// @param biased the sum and the bias
/// @param activated what the map shows
/// @param map the size of the whole map, 1×H×W
public record Contributions(List<Tensor> channels, Optional<Tensor> rest, Tensor sum, Tensor biased, Tensor activated,
        Shape map) {

    /// So many rows or columns are enough for the means of a small map.
    private static final int ENOUGH = 4 * MapResult.THUMBNAIL;

    /// @param most how many channels have a map of their own
    /// @throws IllegalArgumentException when the layer on the stage is no convolution
    public static Contributions of(Evaluation evaluation, int map, int most, Machine machine) {
        Conv conv = evaluation.conv().orElseThrow(() -> new IllegalArgumentException("no convolution"));
        Filter filter = conv.filters().get(map).filter();
        int seen = filter.weights().shape.channels();
        int first = map / (conv.filters().size() / conv.groups()) * seen;
        Shape whole = evaluation.output().oneChannel();
        Conv2d alone = Sample.layer(alone(conv, filter, evaluation.input().shape.channels(), first),
                evaluation.input().shape, Math.max(1, Math.max(whole.height(), whole.width()) / ENOUGH));
        Shape small = MapResult.thumbnail(whole);
        Tensor sum = null;
        Tensor shown = null;
        var channels = new ArrayList<Tensor>();
        for (int c = 0; c < seen; c++) {
            Tensor own = alone.map(evaluation.input(), first + c, machine, Cancel.NEVER);
            sum = sum == null ? own : added(sum, own, 1);
            if (c < most) {
                channels.add(Resample.to(own, small));
                shown = sum;
            }
        }
        if (sum == null || shown == null) throw new IllegalArgumentException("at least one channel is shown");
        var biased = new float[sum.data.length];
        var activated = new float[biased.length];
        for (int p = 0; p < biased.length; p++) {
            biased[p] = sum.data[p] + filter.bias();
            activated[p] = conv.relu() ? Math.max(0, biased[p]) : biased[p];
        }
        return new Contributions(channels,
                seen > most ? Optional.of(Resample.to(added(sum, shown, -1), small)) : Optional.empty(),
                Resample.to(sum, small), Resample.to(new Tensor(sum.shape, biased), small),
                Resample.to(new Tensor(sum.shape, activated), small), whole);
    }

    /// A layer with one filter for each channel of the input: the slices of a filter, each on the channel it sees.
    private static Conv2d alone(Conv conv, Filter filter, int channels, int first) {
        var slices = new ArrayList<Filter>();
        for (int c = 0; c < channels; c++)
            slices.add(new Filter(filter.weights().channel(
                    Math.clamp(c - (long) first, 0, filter.weights().shape.channels() - 1)), 0));
        return new Conv2d(slices, conv.rows(), conv.columns(), conv.padding(), conv.paddingMode(), channels,
                conv.flipped());
    }

    private static Tensor added(Tensor one, Tensor other, int sign) {
        var sum = new float[one.data.length];
        for (int p = 0; p < sum.length; p++) sum[p] = one.data[p] + sign * other.data[p];
        return new Tensor(one.shape, sum);
    }
}
