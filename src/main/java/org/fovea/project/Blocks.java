package org.fovea.project;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.Arithmetic;
import org.fovea.engine.op.Concat;
import org.fovea.engine.op.ConvTranspose2d;
import org.fovea.engine.op.Filter;
import org.fovea.engine.op.Lrn;
import org.fovea.engine.op.Softmax;

/// The layers of the templates.
final class Blocks {
    private static final int GABORS = 16;
    private static final int CORNER = 7;
    /// Where the two arms of a corner meet.
    private static final int MIDDLE = CORNER / 2;
    /// An edge of full contrast answers with 1.
    private static final float SOBEL_SCALE = 0.25f;
    /// A corner answers above this: more than one whole arm, less than two.
    private static final float ONE_ARM = 4;

    /// As in the paper: n = 5, α = 10⁻⁴ for each value (here for the sum of five), β = 0.75, k = 2.
    private static final Lrn NORM = new Lrn(5, 5e-4f, 0.75f, 2);
    private static final Axis UP = new Axis(2, 2, 1);

    private Blocks() {
    }

    static void lines(Sketch sketch, int channels) {
        filters(sketch, "conv1", List.of(FilterPreset.VERTICAL.filter(channels),
                FilterPreset.HORIZONTAL.filter(channels)), false);
    }

    static void gabor(Sketch sketch, int channels) {
        var filters = new ArrayList<NamedFilter>();
        for (int k = 0; k < GABORS; k++) {
            NamedFilter gabor = FilterPreset.GABOR.filter(channels,
                    FilterPreset.GABOR.defaults().withAngle(180.0 * k / GABORS));
            filters.add(new NamedFilter("gabor %s°".formatted(180.0 * k / GABORS), gabor.filter(), true));
        }
        filters(sketch, "conv1", filters, true);
        sketch.maxPool("pool1", 2, 2, 0);
    }

    private static int filters(Sketch sketch, String name, List<NamedFilter> filters, boolean relu) {
        int size = filters.getFirst().weights().shape.height();
        var axis = new Axis(size, 1, 1);
        return sketch.addKind(name,
                new Conv(filters, axis, axis, Padding.Named.SAME, PaddingMode.ZEROS, false, relu));
    }

    /// Brightness that grows to the right, to the left, downwards and upwards; then, for each of the four corners of a dark
    /// shape, the edges that meet there.
    static void corners(Sketch sketch, int channels) {
        Tensor right = scaled(FilterPreset.SOBEL_X.kernel(FilterPreset.SOBEL_X.defaults()), SOBEL_SCALE / channels);
        Tensor down = scaled(FilterPreset.SOBEL_Y.kernel(FilterPreset.SOBEL_Y.defaults()), SOBEL_SCALE / channels);
        var edges = new ArrayList<NamedFilter>();
        edges.add(edge("brighter to the right", right, channels));
        edges.add(edge("brighter to the left", Weights.negated(right), channels));
        edges.add(edge("brighter downwards", down, channels));
        edges.add(edge("brighter upwards", Weights.negated(down), channels));
        filters(sketch, "edges", edges, true);
        filters(sketch, "corners", List.of(corner("top left", 1, 3, 1, 1), corner("top right", 0, 3, 1, -1),
                corner("bottom left", 1, 2, -1, 1), corner("bottom right", 0, 2, -1, -1)), true);
    }

    private static NamedFilter edge(String name, Tensor kernel, int channels) {
        return new NamedFilter(name, new Filter(kernel, 0), true).forChannels(channels);
    }

    /// @param upright the map of the edge that runs up and down
    /// @param level the map of the edge that runs left and right
    /// @param below where the upright edge goes from the corner: 1 down, −1 up
    /// @param beside where the level edge goes: 1 right, −1 left
    private static NamedFilter corner(String name, int upright, int level, int below, int beside) {
        var shape = new Shape(4, CORNER, CORNER);
        var weights = new float[shape.size()];
        for (int step = 1; step <= MIDDLE; step++) {
            weights[shape.index(upright, MIDDLE + below * step, MIDDLE)] = 1;
            weights[shape.index(level, MIDDLE, MIDDLE + beside * step)] = 1;
            // An edge that goes on is no corner.
            weights[shape.index(upright, MIDDLE - below * step, MIDDLE)] = -1;
            weights[shape.index(level, MIDDLE, MIDDLE - beside * step)] = -1;
        }
        return new NamedFilter(name, new Filter(new Tensor(shape, weights), -ONE_ARM), false);
    }

    private static Tensor scaled(Tensor kernel, float factor) {
        var data = new float[kernel.data.length];
        for (int i = 0; i < data.length; i++) data[i] = kernel.data[i] * factor;
        return new Tensor(kernel.shape, data);
    }

    static void lenet(Sketch sketch) {
        sketch.conv("conv1", 6, 5, 1, 2, false);
        sketch.add("tanh1", Activation.TANH);
        sketch.avgPool("pool1", 2, 2);
        sketch.conv("conv2", 16, 5, 1, 0, false);
        sketch.add("tanh2", Activation.TANH);
        sketch.avgPool("pool2", 2, 2);
        sketch.dense("dense1", 120);
        sketch.add("tanh3", Activation.TANH);
        sketch.dense("dense2", 84);
        sketch.add("tanh4", Activation.TANH);
        sketch.dense("dense3", 10);
        sketch.add("softmax", new Softmax());
    }

    static void alexnet(Sketch sketch) {
        sketch.conv("conv1", 96, 11, 4, 0, true);
        sketch.add("norm1", NORM);
        sketch.maxPool("pool1", 3, 2, 0);
        sketch.conv("conv2", 256, 5, 1, 2, 2, true);
        sketch.add("norm2", NORM);
        sketch.maxPool("pool2", 3, 2, 0);
    }

    static void vgg(Sketch sketch) {
        sketch.conv("conv1_1", 16, 3, 1, 1, true);
        sketch.conv("conv1_2", 16, 3, 1, 1, true);
        sketch.maxPool("pool1", 2, 2, 0);
        sketch.conv("conv2_1", 32, 3, 1, 1, true);
        sketch.conv("conv2_2", 32, 3, 1, 1, true);
        sketch.maxPool("pool2", 2, 2, 0);
    }

    static void resnet(Sketch sketch) {
        int input = sketch.conv("conv1", 16, 3, 1, 1, true);
        sketch.conv("conv2a", 16, 3, 1, 1, false);
        sketch.batchNorm("norm2a");
        sketch.relu("relu2a");
        sketch.conv("conv2b", 16, 3, 1, 1, false);
        int output = sketch.batchNorm("norm2b");
        sketch.add("add", Arithmetic.ADD, output, input);
        sketch.relu("relu");
    }

    static void inception(Sketch sketch) {
        sketch.conv("conv1", 16, 3, 1, 1, true);
        int input = sketch.maxPool("pool1", 2, 2, 0);
        int one = sketch.conv("conv1x1", 8, 1, 1, 0, true, input);
        sketch.conv("reduce3x3", 8, 1, 1, 0, true, input);
        int three = sketch.conv("conv3x3", 16, 3, 1, 1, true);
        sketch.conv("reduce5x5", 4, 1, 1, 0, true, input);
        int five = sketch.conv("conv5x5", 8, 5, 1, 2, true);
        sketch.maxPool("pool3x3", 3, 1, 1, input);
        int pooled = sketch.conv("pool_project", 8, 1, 1, 0, true);
        sketch.add("concat", new Concat(), one, three, five, pooled);
    }

    /// One step down and one up again, with the maps from before the step joined to those that come back.
    static void unet(Sketch sketch) {
        sketch.conv("down1a", 8, 3, 1, 1, true);
        int kept = sketch.conv("down1b", 8, 3, 1, 1, true);
        sketch.maxPool("pool1", 2, 2, 0);
        sketch.conv("down2a", 16, 3, 1, 1, true);
        int deep = sketch.conv("down2b", 16, 3, 1, 1, true);
        int up = sketch.add("up1", transposed(sketch.last(), 16, 8), deep);
        sketch.add("concat", new Concat(), kept, up);
        sketch.conv("up1a", 8, 3, 1, 1, true);
        sketch.conv("up1b", 8, 3, 1, 1, true);
    }

    /// 2×2 with stride 2: twice as many rows and columns.
    private static ConvTranspose2d transposed(long seed, int channels, int maps) {
        var shape = new Shape(maps, UP.size(), UP.size());
        float[] weights = Initializer.glorot(seed + 1).weights(channels * shape.size(), (long) channels * shape.plane(),
                shape.size());
        var each = new ArrayList<Tensor>();
        for (int c = 0; c < channels; c++)
            each.add(new Tensor(shape, Arrays.copyOfRange(weights, c * shape.size(), (c + 1) * shape.size())));
        return new ConvTranspose2d(each, new float[maps], UP, UP, new Padding.Explicit(0, 0, 0, 0), 0, 0, 1);
    }

    static void mobilenet(Sketch sketch) {
        int input = sketch.conv("conv1", 16, 3, 2, 1, true);
        sketch.conv("expand", 64, 1, 1, 0, false);
        sketch.add("relu6a", Activation.clip(0, 6));
        sketch.conv("depthwise", 64, 3, 1, 1, 64, false);
        sketch.add("relu6b", Activation.clip(0, 6));
        int output = sketch.conv("project", 16, 1, 1, 0, false);
        sketch.add("add", Arithmetic.ADD, output, input);
    }
}
