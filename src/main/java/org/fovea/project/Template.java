package org.fovea.project;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;

/// Networks to begin with: figures of textbooks, first layers of famous networks, and blocks they are built of. Weights that
/// nobody set by hand are initialised with fixed seeds, not trained.
public enum Template {
    /// Géron, Hands-On Machine Learning, chapter 14, figure 14-5.
    LINES("lines", "Vertical and horizontal lines",
            "The book's two 7×7 filters on the temple: one answers to vertical lines, one to horizontal ones.",
            "temple.jpg", Fit.ORIGINAL, false, false),
    /// The same chapter: layers stacked on one another.
    STACKED("stacked-3x3", "Two stacked 3×3 layers",
            "Two small kernels on top of each other see 5×5 pixels, with fewer weights than one 5×5 kernel.",
            "temple.jpg", 256, false, false),
    /// The same chapter, figure 14-4.
    STRIDE("stride-2", "Stride 2", "The window moves by two: the map is half as high and half as wide.",
            "temple.jpg", 256, false, false),
    /// Two layers set by hand: the second combines what the first has found.
    CORNERS("corners", "Edges, then corners",
            "Four maps of oriented edges; four filters set by hand combine two of them each into corners.",
            "", Fit.ORIGINAL, false, false),
    /// Sixteen orientations of one filter.
    GABOR("gabor-bank", "16 Gabor filters", "One filter at 16 angles, then pooling: a map for each orientation.",
            "flower.jpg", 256, false, true),
    /// LeCun, Bottou, Bengio and Haffner, Proceedings of the IEEE 86 (1998), with all connections between the second and
    /// the third layer.
    LENET("lenet-5", "LeNet-5", "The network that read handwritten digits in 1998: 61,706 parameters.",
            "digit.png", Fit.ORIGINAL, false, false),
    /// Krizhevsky, Sutskever and Hinton, NeurIPS 2012.
    ALEXNET("alexnet", "First layers of AlexNet", "Large kernels with stride 4 first, then 5×5 in two groups.",
            "cat.png", 227, true, false),
    /// Simonyan and Zisserman, arXiv:1409.1556.
    VGG("vgg-block", "VGG blocks", "Two 3×3 layers, then pooling, twice: deeper instead of wider kernels.",
            "cat.png", 224, true, false),
    /// He, Zhang, Ren and Sun, arXiv:1512.03385, figure 2.
    RESNET("resnet-block", "ResNet block", "What two layers make is added to what went in: a skip connection.",
            "cat.png", 128, true, false),
    /// Szegedy et al., arXiv:1409.4842, figure 2.
    INCEPTION("inception-block", "Inception block",
            "Kernels of 1×1, 3×3 and 5×5 and pooling side by side; their maps are joined.", "cat.png", 128, true,
            false),
    /// Sandler et al., arXiv:1801.04381, figure 4.
    MOBILENET("mobilenet-block", "MobileNet block",
            "Each channel is filtered for itself (depthwise), then 1×1 layers mix the channels: a ninth of the work.",
            "cat.png", 128, true, false),
    /// Ronneberger, Fischer and Brox, arXiv:1505.04597, figure 1.
    UNET("u-net-corner", "U-Net corner",
            "Pooling goes down, a transposed convolution comes up, and the maps from before are joined again.",
            "retina.jpg", 256, true, false),
    /// Made to be trained on the digits that ship with the app.
    DIGITS("digits", "Digits, to be trained",
            "Two convolutions and ten scores: what training on the digits begins with.",
            "digit.png", Fit.ORIGINAL, false, false),
    /// Made to be trained on generated shapes.
    SHAPES("shapes", "Shapes, to be trained",
            "Three convolutions and six scores: edges, what is made of edges, and parts of shapes.", "", 32, true,
            false),
    /// Made to be trained on patches of a picture.
    DENOISER("denoiser", "Denoiser, to be trained",
            "Down to a quarter of the size and up again: filters that free a picture of noise become edges and blobs.",
            "camera.png", 128,
            false, true);

    /// The digits, 0 to 9.
    private static final int DIGITS_CLASSES = 10;
    /// Circle, square, triangle, cross, star and ring.
    private static final int SHAPES_CLASSES = 6;

    private final String id;
    private final String title;
    private final String about;
    /// The sample picture, empty for a pattern.
    private final String sample;
    private final int size;
    private final boolean square;
    private final boolean gray;

    Template(String id, String title, String about, String sample, int size, boolean square, boolean gray) {
        this.id = id;
        this.title = title;
        this.about = about;
        this.sample = sample;
        this.size = size;
        this.square = square;
        this.gray = gray;
    }

    /// The template with this name, as the command line calls it; upper and lower case count as equal.
    public static Optional<Template> named(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(template -> template.id.equals(wanted)).findFirst();
    }

    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    /// What it shows, in a sentence.
    public String about() {
        return about;
    }

    /// The picture it is usually looked at with.
    public Source source() {
        return sample.isEmpty() ? new Source.Generated(Pattern.LETTERS, 192, 256, 0) : new Source.Sample(sample);
    }

    /// How that picture becomes the input.
    public Fit fit() {
        return new Fit(size, square, gray);
    }

    /// The template with its picture.
    ///
    /// @param original the pixels of [#source]
    public Project project(Tensor original) {
        Picture picture = Picture.of(source(), original).withFit(fit());
        return new Project(picture, layers(picture.shape()));
    }

    /// The layers for a picture of this shape.
    public List<Layer> layers(Shape picture) {
        var sketch = new Sketch(picture);
        switch (this) {
            case LINES -> Blocks.lines(sketch, picture.channels());
            case STACKED -> {
                sketch.conv("conv1", 8, 3, 1, 1, true);
                sketch.conv("conv2", 8, 3, 1, 1, true);
            }
            case STRIDE -> sketch.conv("conv1", 8, 3, 2, 1, true);
            case CORNERS -> Blocks.corners(sketch, picture.channels());
            case GABOR -> Blocks.gabor(sketch, picture.channels());
            case LENET -> Blocks.lenet(sketch);
            case ALEXNET -> Blocks.alexnet(sketch);
            case VGG -> Blocks.vgg(sketch);
            case RESNET -> Blocks.resnet(sketch);
            case INCEPTION -> Blocks.inception(sketch);
            case MOBILENET -> Blocks.mobilenet(sketch);
            case UNET -> Blocks.unet(sketch);
            case DIGITS -> {
                return FreshNetwork.digits(picture, DIGITS_CLASSES);
            }
            case SHAPES -> {
                return FreshNetwork.pictures(picture, SHAPES_CLASSES);
            }
            case DENOISER -> {
                return FreshNetwork.denoiser(picture);
            }
        }
        return sketch.layers();
    }
}
