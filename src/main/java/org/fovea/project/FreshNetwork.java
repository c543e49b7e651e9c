package org.fovea.project;

import java.util.List;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.ConvTranspose2d;
import org.fovea.engine.op.Softmax;

/// Networks that are made to be trained: their weights are as they are before anything is learned.
public final class FreshNetwork {
    /// Pictures are halved until about so many rows are left.
    private static final int FEW_ROWS = 8;

    private static final int CODES = 16;
    private static final Axis WINDOW = new Axis(8, 4, 1);
    private static final int MARGIN = 2;

    private FreshNetwork() {
    }

    /// After LeNet: two convolutions of 5×5 with pooling, then scores, then shares of the classes.
    ///
    /// @param picture at least 2 @ 4×4
    public static List<Layer> digits(Shape picture, int classes) {
        var sketch = new Sketch(picture);
        sketch.conv("conv1", 8, 5, 1, 2, true);
        sketch.maxPool("pool1", 2, 2, 0);
        sketch.conv("conv2", 16, 5, 1, 2, true);
        sketch.maxPool("pool2", 2, 2, 0);
        sketch.dense("scores", classes);
        sketch.add("softmax", new Softmax());
        return sketch.layers();
    }

    /// Edges first; then what is made of edges, such as corners and arcs; then parts of shapes. Each time the pictures are
    /// halved, more often where they are large.
    public static List<Layer> pictures(Shape picture, int classes) {
        var sketch = new Sketch(picture);
        sketch.conv("edges", 8, 5, 1, 2, true);
        sketch.maxPool("pool1", 2, 2, 0);
        sketch.conv("parts", 16, 5, 1, 2, true);
        sketch.maxPool("pool2", 2, 2, 0);
        int rows = Math.min(picture.height(), picture.width()) / 4;
        int number = 3;
        for (; rows > 2 * FEW_ROWS; rows /= 2, number++) {
            sketch.conv("conv" + number, 24, 3, 1, 1, true);
            sketch.maxPool("pool" + number, 2, 2, 0);
        }
        sketch.conv("conv" + number, 32, 3, 1, 1, true);
        sketch.maxPool("pool" + number, 2, 2, 0);
        sketch.dense("scores", classes);
        sketch.add("softmax", new Softmax());
        return sketch.layers();
    }

    /// A convolutional autoencoder: what 16 filters find in windows of 8×8 pixels, four pixels apart, is all that the picture
    /// is made of again. They have to find what pictures consist of: edges and blobs.
    ///
    /// @param picture at least 4 rows and columns
    public static List<Layer> denoiser(Shape picture) {
        var sketch = new Sketch(picture);
        sketch.conv("down", CODES, WINDOW.size(), WINDOW.stride(), MARGIN, false);
        // Below 0 a little is left, so that no filter falls silent for good.
        sketch.add("leaky", Activation.leakyRelu(0.1f));
        List<Tensor> weights = Initializer.he(sketch.last() + 1L)
                .filters(CODES, new Shape(picture.channels(), WINDOW.size(), WINDOW.size())).stream()
                .map(NamedFilter::weights).toList();
        sketch.add("up", new ConvTranspose2d(weights, new float[picture.channels()], WINDOW, WINDOW,
                new Padding.Explicit(MARGIN, MARGIN, MARGIN, MARGIN), picture.height() % WINDOW.stride(),
                picture.width() % WINDOW.stride(), 1));
        return sketch.layers();
    }

    /// One convolution that sees no more than the picture has.
    ///
    /// @param noise what its filters begin as
    public static List<Layer> filters(List<NamedFilter> noise, boolean relu) {
        Shape kernel = noise.getFirst().weights().shape;
        return List.of(Layer.of("conv1", new Conv(noise, new Axis(kernel.height(), 1, 1),
                new Axis(kernel.width(), 1, 1), Padding.Named.VALID, PaddingMode.ZEROS, false, relu), 0));
    }
}
