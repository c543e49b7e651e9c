package org.fovea.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.fovea.cli.MapFiles.MapFile;
import org.fovea.cli.Values.Format;
import org.fovea.cli.Values.Pair;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Problem;
import org.fovea.engine.simd.Machine;
import org.fovea.format.PictureFile;
import org.fovea.format.SampleImages;
import org.fovea.project.Colors;
import org.fovea.project.Display;
import org.fovea.project.Fit;
import org.fovea.project.Conv;
import org.fovea.project.NamedFilter;
import org.fovea.project.Picture;
import org.fovea.project.Project;
import org.fovea.project.Range;
import org.fovea.project.Source;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `fovea convolve`: feature maps without a window, computed and coloured as in it. Everything is read and checked before
/// the first file is written.
@Command(name = "convolve", mixinStandardHelpOptions = true, versionProvider = FoveaCommand.Version.class, sortOptions = false, usageHelpAutoWidth = true, description = "Writes one feature map per filter as OUT/<image>-<filter>.<format>, and prints for each its shape, "
        + "minimum, maximum, mean and files.", footer = {"",
                "Pixels are 0...1; a grey file has one channel, any other three. Cross-correlation, as in networks.",
                "Exit code: 0 all is written, 2 bad usage or bad input, 1 anything else."})
final class ConvolveCommand implements Callable<Integer> {
    private static final int LARGEST_SIZE = 10_000;

    @Parameters(paramLabel = "IMAGE", converter = Values.FileName.class, description = "a picture file, or the name of a sample such as temple.jpg where no such file is")
    private Path image = Path.of("");

    @Option(names = "--filter", paramLabel = "PRESET|FILE", converter = Values.FilterOf.class, description = "a preset such as sobel-x, or a .npy or .csv file of kh x kw or C x kh x kw weights; "
            + "may be given many times (default: vertical and horizontal, 7 x 7)")
    private List<FilterArgument> filters = FilterArgument.OF_THE_BOOK;

    @Option(names = "--gray", description = "one channel: 0.299 R + 0.587 G + 0.114 B")
    private boolean gray;

    @Option(names = "--size", paramLabel = "N", converter = Values.Count.class, description = "scale the picture so that its longer side has N pixels")
    private @Nullable Integer size;

    @Option(names = "--stride", paramLabel = "S|SHxSW", converter = Values.PairOf.class, description = "steps between outputs, vertical x horizontal (default: 1)")
    private Pair stride = Pair.ONE;

    @Option(names = "--padding", paramLabel = "P", converter = Values.PaddingOf.class, description = "valid, same, same-lower, full, one number for all sides, or TOP,BOTTOM,LEFT,RIGHT (default: same)")
    private Padding padding = Padding.Named.SAME;

    @Option(names = "--padding-mode", paramLabel = "MODE", converter = Values.ModeOf.class, description = "what the padding holds: zeros, reflect, replicate or circular (default: zeros)")
    private PaddingMode paddingMode = PaddingMode.ZEROS;

    @Option(names = "--dilation", paramLabel = "D|DHxDW", converter = Values.PairOf.class, description = "distance between the taps of the kernel (default: 1)")
    private Pair dilation = Pair.ONE;

    @Option(names = "--bias", paramLabel = "B", converter = Values.Finite.class, description = "added to every output (default: 0)")
    private Float bias = 0f;

    @Option(names = "--relu", description = "negative outputs become 0")
    private boolean relu;

    @Option(names = "--flip", description = "true convolution: the kernel turned by 180 degrees")
    private boolean flip;

    @Option(names = "--precise", description = "every sum is taken product by product, without shortcuts that round more")
    private boolean precise;

    @Option(names = "--color-map", paramLabel = "NAME", converter = Values.ColorsOf.class, description = "of PNG files: grey, viridis, magma or signed (default: grey)")
    private Colors colors = Colors.GREY;

    @Option(names = "--format", paramLabel = "png,npy,csv", split = ",", converter = Values.FormatOf.class, description = "one or more of png (colours), npy (float32, H x W) and csv (default: png)")
    private List<Format> formats = List.of(Format.PNG);

    @Option(names = "--out", paramLabel = "DIR", required = true, converter = Values.FileName.class, description = "the folder to write to; made where it does not exist")
    private Path out = Path.of("");

    private final Console console;

    ConvolveCommand(Console console) {
        this.console = console;
    }

    /// @throws Problem when something cannot be read, computed or written
    @Override
    public Integer call() {
        Picture picture = picture();
        var maps = new FeatureMaps(filters.stream().map(filter -> project(picture, filter)).toList());
        maps.check();
        var destination = new MapFiles(out, MapFiles.stem(image), formats);
        List<List<MapFile>> files = destination.of(maps.names());
        destination.check(files,
                Stream.concat(Stream.of(image), filters.stream().flatMap(f -> f.file().stream())).toList());
        destination.makeFolder();
        maps.write(files, precise ? Machine.fastest().precisely() : Machine.fastest(), console);
        return 0;
    }

    private Picture picture() {
        if (size != null && size > LARGEST_SIZE)
            throw new Problem("--size goes up to %d pixels, not %d.".formatted(LARGEST_SIZE, size));
        var fit = new Fit(size == null ? Fit.ORIGINAL : size, false, gray);
        String name = image.toString();
        if (!Files.exists(image) && SampleImages.all().stream().anyMatch(sample -> sample.name().equals(name))) {
            console.complain("There is no file %s here; this is the sample picture of that name.".formatted(name));
            return Picture.of(new Source.Sample(name), SampleImages.read(name)).withFit(fit);
        }
        return Picture.of(new Source.FromFile(image), PictureFile.read(image)).withFit(fit);
    }

    private Project project(Picture picture, FilterArgument argument) {
        NamedFilter filter = argument.filter(picture.shape().channels());
        NamedFilter biased = filter.withFilter(filter.filter().withBias(bias));
        var rows = new Axis(filter.weights().shape.height(), stride.rows(), dilation.rows());
        var columns = new Axis(filter.weights().shape.width(), stride.columns(), dilation.columns());
        return new Project(picture, new Conv(List.of(biased), rows, columns, padding, paddingMode, flip, relu),
                Display.DEFAULT.withColors(colors));
    }
}
