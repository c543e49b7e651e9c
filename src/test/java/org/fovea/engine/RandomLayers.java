package org.fovea.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fovea.engine.op.Conv2d;
import org.fovea.engine.op.Filter;
import org.fovea.engine.op.Term;
import org.jspecify.annotations.Nullable;

/// Random layers with inputs they fit, from a fixed seed: odd sizes, kernels larger than the picture, single pixels,
/// strides larger than the kernel, groups, every padding and mode.
public final class RandomLayers {
    private static final List<PaddingMode> MODES = List.of(PaddingMode.values());
    private static final List<Padding.Named> NAMES = List.of(Padding.Named.values());

    private final Random random;

    /// A layer and an input for it.
    public record Case(Conv2d layer, Tensor x) {

        /// How far apart two correct float results at one output may lie. Each sum of n terms, in whatever order and with
        /// fused or separate rounding, is within γ_n·(|b| + Σ|x·w|) of the exact one, with γ_n = n·u / (1 − n·u) and
        /// u = 2⁻²⁴ (Higham, Accuracy and Stability of Numerical Algorithms, section 3.1); the bias and the product add
        /// one rounding each. Two results may differ by twice that.
        public double bound(int filter, int row, int column) {
            double magnitude = Math.abs(layer.filters().get(filter).bias());
            List<Term> terms = layer.explain(x, filter, row, column);
            for (Term term : terms) magnitude += Math.abs((double) term.input() * term.weight());
            double rounding = (terms.size() + 2) * 0x1p-24;
            return 2 * rounding / (1 - rounding) * magnitude;
        }

        @Override
        public String toString() {
            return "%s → %d × %s, %s, %s, %s %s, %d groups%s".formatted(x.shape, layer.filters().size(),
                    layer.filters().getFirst().weights().shape, layer.rows(), layer.columns(), layer.padding(),
                    layer.paddingMode(), layer.groups(), layer.flipped() ? ", flipped" : "");
        }
    }

    public RandomLayers(long seed) {
        random = new Random(seed);
    }

    /// One of the numbers 0 … below − 1.
    public int number(int below) {
        return random.nextInt(below);
    }

    /// A small case, the next of an endless sequence.
    public Case small() {
        return next(14, 14);
    }

    /// A case that is at times large enough for several tiles.
    public Case large() {
        return next(90, 1300);
    }

    /// A case of any kernel whose filters are each alone in their group.
    public Case alone(boolean large) {
        int groups = upTo(6);
        return next(large ? 90 : 14, large ? 1300 : 14, axis(), axis(), groups, groups * upTo(3), groups);
    }

    /// A case without stride or dilation whose filters share their channels with no other, at times with a kernel of up to
    /// 18×18.
    public Case ofOneFilterEach(boolean large) {
        int groups = upTo(4);
        int most = random.nextInt(3) == 0 ? 18 : 5;
        return next(large ? 90 : 22, large ? 1300 : 40, new Axis(upTo(most), 1, 1), new Axis(upTo(most), 1, 1), groups,
                groups * upTo(3), groups);
    }

    /// A case of any kernel, without a horizontal stride, in which each channel has one filter.
    public Case depthwise(boolean large) {
        int groups = upTo(large ? 20 : 40);
        Axis columns = axis();
        return next(large ? 60 : 12, large ? 300 : 30, axis(), new Axis(columns.size(), 1, columns.dilation()), groups,
                groups, groups);
    }

    /// A case whose kernels have these axes.
    ///
    /// @param most how many channels and filters there are at most
    public Case of(Axis rows, Axis columns, int most, boolean large) {
        int groups = upTo(3);
        int each = Math.max(1, most / groups);
        return next(large ? 90 : 14, large ? 300 : 14, rows, columns, groups, groups * upTo(each),
                groups * upTo(each));
    }

    /// A case with a kernel from 5×5 to 13×13, without stride or dilation.
    public Case ofLargeKernels(boolean large) {
        return next(large ? 90 : 22, large ? 300 : 22, new Axis(4 + upTo(9), 1, 1), new Axis(4 + upTo(9), 1, 1), 1,
                upTo(3), upTo(4));
    }

    /// A case with larger kernels, most of whose filters are products of a column and a row.
    public Case products(boolean large) {
        int groups = upTo(2);
        int most = upTo(2);
        var rows = new Axis(2 + upTo(9), upTo(most), upTo(most));
        var columns = new Axis(2 + upTo(9), upTo(most), upTo(most));
        Case any = next(large ? 90 : 30, large ? 900 : 40, rows, columns, groups, groups * upTo(3), groups * upTo(3));
        List<Filter> filters = any.layer.filters().stream()
                .map(filter -> random.nextInt(4) == 0 ? filter : new Filter(product(filter.weights().shape), value()))
                .toList();
        var layer = new Conv2d(filters, rows, columns, any.layer.padding(), any.layer.paddingMode(), groups,
                any.layer.flipped());
        return new Case(layer, any.x);
    }

    private Tensor product(Shape shape) {
        var product = Tensor.zeros(shape);
        Tensor along = tensor(new Shape(1, 1, shape.width()));
        for (int u = 0; u < shape.channels() * shape.height(); u++) {
            float down = value();
            for (int v = 0; v < shape.width(); v++) product.data[u * shape.width() + v] = down * along.data[v];
        }
        return product;
    }

    private Case next(int largestHeight, int largestWidth) {
        while (true) {
            int groups = upTo(3);
            int channels = groups * upTo(3);
            int filters = groups * upTo(random.nextInt(4) == 0 ? 11 : 3);
            Case one = attempt(largestHeight, largestWidth, axis(), axis(), groups, channels, filters);
            if (one != null) return one;
        }
    }

    private Axis axis() {
        return new Axis(upTo(random.nextInt(4) == 0 ? 11 : 4), upTo(random.nextInt(3) == 0 ? 5 : 2), upTo(3));
    }

    private Case next(int largestHeight, int largestWidth, Axis rows, Axis columns, int groups, int channels,
            int filters) {
        while (true) {
            Case one = attempt(largestHeight, largestWidth, rows, columns, groups, channels, filters);
            if (one != null) return one;
        }
    }

    /// The next case; null when its window does not fit its input.
    private @Nullable Case attempt(int largestHeight, int largestWidth, Axis rows, Axis columns, int groups,
            int channels, int filters) {
        var shape = new Shape(channels, upTo(random.nextInt(8) == 0 ? 1 : largestHeight),
                upTo(random.nextInt(8) == 0 ? 1 : largestWidth));
        var weights = new Shape(channels / groups, rows.size(), columns.size());
        var all = new ArrayList<Filter>();
        for (int k = 0; k < filters; k++) all.add(new Filter(tensor(weights), random.nextInt(3) == 0 ? 0 : value()));
        var layer = new Conv2d(all, rows, columns, padding(), MODES.get(random.nextInt(MODES.size())), groups,
                random.nextInt(4) == 0);
        return fits(layer, shape) ? new Case(layer, tensor(shape)) : null;
    }

    private Padding padding() {
        return random.nextBoolean()
                ? NAMES.get(random.nextInt(NAMES.size()))
                : new Padding.Explicit(random.nextInt(7), random.nextInt(7), random.nextInt(7), random.nextInt(7));
    }

    private static boolean fits(Conv2d layer, Shape input) {
        Window rows = layer.rowWindow(input);
        Window columns = layer.columnWindow(input);
        boolean strided = rows.stride() > 1 || columns.stride() > 1;
        return !(strided && layer.padding() == Padding.Named.PYTORCH_SAME) && rows.steps(input.height()) >= 1
                && columns.steps(input.width()) >= 1
                && Math.max(rows.before(), rows.after()) <= layer.paddingMode().limit(input.height())
                && Math.max(columns.before(), columns.after()) <= layer.paddingMode().limit(input.width());
    }

    public Tensor tensor(Shape shape) {
        var tensor = Tensor.zeros(shape);
        for (int i = 0; i < tensor.data.length; i++) tensor.data[i] = value();
        return tensor;
    }

    private float value() {
        return 2 * random.nextFloat() - 1;
    }

    private int upTo(int largest) {
        return 1 + random.nextInt(largest);
    }
}
