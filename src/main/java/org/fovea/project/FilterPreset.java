package org.fovea.project;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Filter;

/// The filters that come with the app. They are written for cross-correlation, as networks use it: a weight to the right of
/// the middle takes the pixel to the right.
///
/// Textbook tables (Sobel 1968, Prewitt 1970, Scharr 2000, Roberts 1963, the Laplacians) are as in Gonzalez and Woods,
/// Digital Image Processing, chapter 3; the two lines of ones are those of Géron, Hands-On Machine Learning, chapter 14.
public enum FilterPreset {
    /// The book's filter; sums to n.
    VERTICAL("vertical", "Vertical line", "Ones in the middle column: answers to vertical lines.", 7, 1),
    /// The book's filter; sums to n.
    HORIZONTAL("horizontal", "Horizontal line", "Ones in the middle row: answers to horizontal lines.", 7, 1),
    /// Sums to 0.
    VERTICAL_ZERO_SUM("vertical-zero-sum", "Vertical line, sum 0",
            "A vertical line with negative weights beside it: a flat area gives 0.", 7, 3),
    /// Sums to 0.
    HORIZONTAL_ZERO_SUM("horizontal-zero-sum", "Horizontal line, sum 0",
            "A horizontal line with negative weights beside it: a flat area gives 0.", 7, 3),
    /// Sums to 0.
    SOBEL_X("sobel-x", "Sobel x", "How fast brightness grows to the right, smoothed 1 2 1 along the edge."),
    /// Sums to 0.
    SOBEL_Y("sobel-y", "Sobel y", "How fast brightness grows downwards, smoothed 1 2 1 along the edge."),
    /// Sums to 0.
    PREWITT_X("prewitt-x", "Prewitt x", "How fast brightness grows to the right, averaged over three rows."),
    /// Sums to 0.
    PREWITT_Y("prewitt-y", "Prewitt y", "How fast brightness grows downwards, averaged over three columns."),
    /// Sums to 0.
    SCHARR_X("scharr-x", "Scharr x", "As Sobel x with 3 10 3, which depends less on the direction of the edge."),
    /// Sums to 0.
    SCHARR_Y("scharr-y", "Scharr y", "As Sobel y with 3 10 3, which depends less on the direction of the edge."),
    /// Sums to 0.
    ROBERTS_X("roberts-x", "Roberts x", "The difference along the falling diagonal, on 2×2 pixels."),
    /// Sums to 0.
    ROBERTS_Y("roberts-y", "Roberts y", "The difference along the rising diagonal, on 2×2 pixels."),
    /// Sums to 0.
    LAPLACIAN_4("laplacian-4", "Laplacian, 4 neighbours",
            "The second derivative from four neighbours: what differs from its surroundings."),
    /// Sums to 0.
    LAPLACIAN_8("laplacian-8", "Laplacian, 8 neighbours",
            "The second derivative from eight neighbours: what differs from its surroundings."),
    /// Sums to 0.
    LOG("log", "Laplacian of Gaussian", "Blur first, then the second derivative: blobs of the size of sigma.",
            9, 4, 1.4, 3),
    /// Sums to 1.
    GAUSSIAN("gaussian", "Gaussian blur", "A weighted average that counts near pixels more.", 7, 1),
    /// Sums to 1.
    BOX("box", "Box blur", "The plain average of the pixels under the kernel.", 5, 1),
    /// Sums to 1.
    SHARPEN("sharpen", "Sharpen", "The picture less its Laplacian: edges become stronger."),
    /// Sums to 1.
    EMBOSS("emboss", "Emboss", "The picture as a relief lit from one corner."),
    /// Sums to 1.
    MOTION_BLUR("motion-blur", "Motion blur", "The average along a line, as when the camera moves.", 9, 1),
    /// Sums to 0; the largest weight is below 1.
    GABOR("gabor", "Gabor", "A wave under a Gaussian: answers to stripes of one width and direction.",
            11, 5, 2, 3),
    /// Sums to 1.
    IDENTITY("identity", "Identity", "A single one in the middle: the map is the picture itself.", 3, 1),
    /// Sums to 1.
    SHIFT("shift", "Shift", "A single one away from the middle: the picture moves by half a kernel.", 7, 3);

    /// What can be adjusted.
    public enum Dial {
        SIZE, ANGLE, WAVELENGTH, SIGMA
    }

    private final String id;
    private final String title;
    private final String about;
    private final int size;
    private final double wavelength;
    private final double sigma;
    private final int smallest;

    FilterPreset(String id, String title, String about) {
        this(id, title, about, 3, 3);
    }

    FilterPreset(String id, String title, String about, int size, int smallest) {
        this(id, title, about, size, 4, 1.5, smallest);
    }

    FilterPreset(String id, String title, String about, int size, double wavelength, double sigma, int smallest) {
        this.id = id;
        this.title = title;
        this.about = about;
        this.size = size;
        this.wavelength = wavelength;
        this.sigma = sigma;
        this.smallest = smallest;
    }

    /// What the command line calls it: `sobel-x`. Upper and lower case count as equal, so do blank, `_` and `-`; the first
    /// word alone means the first of its kind (`sobel` is `sobel-x`).
    public static Optional<FilterPreset> named(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT).replace(' ', '-').replace('_', '-');
        if (wanted.isEmpty()) return Optional.empty();
        return Arrays.stream(values()).filter(p -> p.id.equals(wanted)).findFirst()
                .or(() -> Arrays.stream(values()).filter(p -> p.id.startsWith(wanted + "-")).findFirst());
    }

    /// The names of all presets, in the order they are shown.
    public static List<String> names() {
        return Arrays.stream(values()).map(FilterPreset::id).toList();
    }

    public String id() {
        return id;
    }

    /// What people read: `Sobel x`.
    public String title() {
        return title;
    }

    /// One sentence on what it does.
    public String about() {
        return about;
    }

    /// What of the parameters changes it.
    public Set<Dial> dials() {
        return switch (this) {
            case VERTICAL, HORIZONTAL, VERTICAL_ZERO_SUM, HORIZONTAL_ZERO_SUM, BOX, IDENTITY -> Set.of(Dial.SIZE);
            case LOG, GAUSSIAN -> Set.of(Dial.SIZE, Dial.SIGMA);
            case MOTION_BLUR, SHIFT -> Set.of(Dial.SIZE, Dial.ANGLE);
            case GABOR -> Set.of(Dial.SIZE, Dial.ANGLE, Dial.WAVELENGTH, Dial.SIGMA);
            case SOBEL_X, SOBEL_Y, PREWITT_X, PREWITT_Y, SCHARR_X, SCHARR_Y, ROBERTS_X, ROBERTS_Y, LAPLACIAN_4,
                    LAPLACIAN_8, SHARPEN, EMBOSS ->
                Set.of();
        };
    }

    /// The smallest size at which it is what it says.
    public int smallestSize() {
        return smallest;
    }

    public FilterParameters defaults() {
        return new FilterParameters(size, 0, wavelength, sigma);
    }

    /// The preset for so many channels, the same kernel in each and no bias. Of a colour picture the map is the sum over the
    /// channels, so that a kernel that sums to 1 answers to white with 3.
    public NamedFilter filter(int channels) {
        return filter(channels, defaults());
    }

    /// The same with parameters of choice.
    ///
    /// @throws IllegalArgumentException when the size is below [#smallestSize]
    public NamedFilter filter(int channels, FilterParameters parameters) {
        return new NamedFilter(id, new Filter(kernel(parameters), 0), true).forChannels(channels);
    }

    /// Its weights, 1×n×n.
    ///
    /// @throws IllegalArgumentException when the size is adjustable and below [#smallestSize]
    public Tensor kernel(FilterParameters p) {
        int n = p.size();
        if (dials().contains(Dial.SIZE) && n < smallest)
            throw new IllegalArgumentException("%s has a size of at least %d, not %d".formatted(id, smallest, n));
        return switch (this) {
            case VERTICAL -> PresetKernel.verticalLine(n, 0);
            case HORIZONTAL -> Weights.transposed(VERTICAL.kernel(p));
            case VERTICAL_ZERO_SUM -> PresetKernel.verticalLine(n, PresetKernel.zeroSumRest(n));
            case HORIZONTAL_ZERO_SUM -> Weights.transposed(VERTICAL_ZERO_SUM.kernel(p));
            case SOBEL_X -> Tensor.plane(3, 3, -1, 0, 1, -2, 0, 2, -1, 0, 1);
            case PREWITT_X -> Tensor.plane(3, 3, -1, 0, 1, -1, 0, 1, -1, 0, 1);
            case SCHARR_X -> Tensor.plane(3, 3, -3, 0, 3, -10, 0, 10, -3, 0, 3);
            case SOBEL_Y -> Weights.transposed(SOBEL_X.kernel(p));
            case PREWITT_Y -> Weights.transposed(PREWITT_X.kernel(p));
            case SCHARR_Y -> Weights.transposed(SCHARR_X.kernel(p));
            case ROBERTS_X -> Tensor.plane(2, 2, 1, 0, 0, -1);
            case ROBERTS_Y -> Tensor.plane(2, 2, 0, 1, -1, 0);
            case LAPLACIAN_4 -> Tensor.plane(3, 3, 0, 1, 0, 1, -4, 1, 0, 1, 0);
            case LAPLACIAN_8 -> Tensor.plane(3, 3, 1, 1, 1, 1, -8, 1, 1, 1, 1);
            case LOG -> PresetKernel.laplacianOfGaussian(n, p.sigma());
            case GAUSSIAN -> PresetKernel.gaussian(n, p.sigma());
            case BOX -> PresetKernel.box(n);
            case SHARPEN -> Tensor.plane(3, 3, 0, -1, 0, -1, 5, -1, 0, -1, 0);
            case EMBOSS -> Tensor.plane(3, 3, -2, -1, 0, -1, 1, 1, 0, 1, 2);
            case MOTION_BLUR -> PresetKernel.motionBlur(n, p.angle());
            case GABOR -> PresetKernel.gabor(p);
            case IDENTITY -> PresetKernel.impulse(n, PresetKernel.middle(n), PresetKernel.middle(n));
            case SHIFT -> PresetKernel.shift(n, p.angle());
        };
    }
}
