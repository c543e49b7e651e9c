package org.fovea.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import org.fovea.compute.Evaluation;
import org.fovea.compute.Limits;
import org.fovea.compute.Outline;
import org.fovea.compute.Request;
import org.fovea.compute.Results;
import org.fovea.compute.step.Course;
import org.fovea.compute.step.Level;
import org.fovea.compute.step.Moment;
import org.fovea.compute.step.StepRange;
import org.fovea.engine.Cancel;
import org.fovea.engine.Problem;
import org.fovea.engine.simd.Machine;
import org.fovea.export.Drawing;
import org.fovea.export.GifFile;
import org.fovea.export.PictureSeries;
import org.fovea.figure.Palette;
import org.fovea.figure.Raster;
import org.fovea.figure.step.StepFilm;
import org.fovea.project.Project;
import org.fovea.project.WindowOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `fovea steps`: how a layer is computed, step by step, as a film or as numbered pictures.
@Command(name = "steps", mixinStandardHelpOptions = true, versionProvider = FoveaCommand.Version.class, sortOptions = false, usageHelpAutoWidth = true, description = "Draws how a layer is computed, step by step: what a neuron sees, its filter, the products, the running sum, and the map as it grows. Writes an animated GIF, or numbered PNG pictures into a folder.", footer = {
        "",
        "Steps are counted from 1 in their level, within the map where --map is given; 0 is before the first. A term is one",
        "multiplication of a convolution, or one value that another kind of layer reads.",
        "Exit code: 0 all is written, 2 bad usage or bad input, 1 anything else."})
final class StepsCommand implements Callable<Integer> {
    private static final String STEM = "step";
    private static final String GIF = ".gif";

    @Parameters(paramLabel = "FILE", converter = Values.FileName.class, description = "a document, FILE.fovea")
    private Path file = Path.of("");

    @Option(names = "--layer", paramLabel = "NAME", required = true, description = "the layer, by its name")
    private String name = "";

    @Option(names = "--map", paramLabel = "K", converter = Values.FromZero.class, description = "one map of the layer, counted from 0 (default: all of them)")
    private @Nullable Integer map;

    @Option(names = "--level", paramLabel = "term|neuron|row|map", converter = Values.LevelOf.class, description = "what a step is (default: neuron)")
    private Level level = Level.NEURON;

    @Option(names = "--from", paramLabel = "N", converter = Values.StepNumber.class, description = "the first step (default: 1)")
    private @Nullable Long from;

    @Option(names = "--to", paramLabel = "N", converter = Values.StepNumber.class, description = "the last step (default: the last there is)")
    private @Nullable Long to;

    @Option(names = "--input", paramLabel = "IMAGE|FILE.npy", converter = Values.FileName.class, description = "the picture to look at, or numbers H x W or C x H x W (default: the document's picture)")
    private @Nullable Path input;

    @Option(names = "--size", paramLabel = "WxH", converter = Values.FrameSize.class, description = "the size of each picture in pixels (default: 960x540)")
    private WindowOptions.Size size = new WindowOptions.Size(960, 540);

    @Option(names = "--theme", paramLabel = "light|dark", converter = Values.Theme.class, description = "its colours (default: light)")
    private WindowOptions.Theme theme = WindowOptions.Theme.LIGHT;

    @Option(names = "--speed", paramLabel = "X", converter = Values.PerSecond.class, description = "how many steps the film shows in a second (default: 4)")
    private double perSecond = 4;

    @Option(names = "--out", paramLabel = "FILE.gif|DIR", required = true, converter = Values.FileName.class, description = "the film, or the folder of the pictures")
    private Path out = Path.of("");

    private final Console console;

    StepsCommand(Console console) {
        this.console = console;
    }

    /// @throws Problem when something cannot be read, computed or written
    @Override
    public Integer call() {
        boolean film = isFilm();
        Project document = Documents.read(file).project();
        Project project = input == null ? document : document.withPicture(Documents.picture(document.picture(), input));
        Outline outline = Outline.of(project);
        Documents.check(file, outline);
        int layer = Documents.layer(file, project, name);
        var network = project.network();
        var inputs = project.layer(layer).read().stream().map(network::shape).toList();
        Course course = Course.of(network.node(layer).op(), inputs);
        StepRange range = StepRange.of(course, level, map, from, to);
        Machine machine = Machine.fastest();
        Results results = Results.of(new Request(project, layer, map == null ? 0 : map, false, null, Limits.whole()),
                null, machine, Cancel.NEVER, _ -> {});
        Evaluation evaluation = Objects.requireNonNull(results.stage());
        var steps = new StepFilm(evaluation, results, range, machine, size.width(), size.height());
        write(film, steps, range);
        return 0;
    }

    private boolean isFilm() {
        String last = String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
        if (last.endsWith(GIF)) return true;
        int dot = last.lastIndexOf('.');
        if (dot > 0 && !Files.isDirectory(out))
            throw new Problem("--out: “%s” is neither a film, FILE.gif, nor a folder for pictures.".formatted(out));
        return false;
    }

    private void write(boolean film, StepFilm steps, StepRange range) {
        Palette palette = switch (theme) {
            case LIGHT -> Palette.LIGHT;
            case DARK -> Palette.DARK;
        };
        int count = steps.pictures();
        try (var progress = new Progress(console, console.watched().getAsBoolean())) {
            IntFunction<Raster> pictures = n -> {
                progress.say("picture %,d of %,d".formatted(n + 1, count));
                return Drawing.of(steps.picture(n, Cancel.NEVER), palette, 1, Drawing.Background.WHITE);
            };
            if (film) GifFile.write(out, count, pictures, perSecond);
            else
                PictureSeries.write(out, STEM, range.from(), count, pictures);
        }
        console.say("%s  %,d picture%s of %d×%d  %s %,d to %,d".formatted(out, count, count == 1 ? "" : "s",
                size.width(), size.height(), level.word(), range.from(), range.to()));
    }
}
