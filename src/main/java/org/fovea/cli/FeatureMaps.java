package org.fovea.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.fovea.cli.MapFiles.MapFile;
import org.fovea.compute.Evaluation;
import org.fovea.compute.MapResult;
import org.fovea.compute.Outline;
import org.fovea.compute.Request;
import org.fovea.compute.Results;
import org.fovea.compute.Statistics;
import org.fovea.engine.Cancel;
import org.fovea.engine.Problem;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Filter;
import org.fovea.engine.simd.Machine;
import org.fovea.figure.ColorScale;
import org.fovea.project.Conv;
import org.fovea.project.Project;

/// The feature maps to be made of one picture, one project with one filter for each: filters of different sizes cannot
/// share a layer.
record FeatureMaps(List<Project> projects) {
    /// Values of one map; with its colours they take a gigabyte.
    private static final long LARGEST_MAP = 100_000_000;

    List<String> names() {
        return projects.stream().map(FeatureMaps::name).toList();
    }

    /// @throws Problem when one of them cannot be computed, or would not be finite
    void check() {
        projects.forEach(FeatureMaps::check);
    }

    /// Computes each map, writes it to its files and says so; the next one begins when these are on the disk.
    ///
    /// @param files those of each map, in order
    /// @throws Problem when a file cannot be written
    void write(List<List<MapFile>> files, Machine machine, Console console) {
        int width = names().stream().mapToInt(String::length).max().orElse(0);
        Results previous = null;
        for (int k = 0; k < projects.size(); k++) {
            Project project = projects.get(k);
            Results results = Results.of(new Request(project, 0), previous, machine, Cancel.NEVER, _ -> {});
            Evaluation evaluation = Objects.requireNonNull(results.stage());
            MapResult result = evaluation.selectedMap();
            Tensor map = Objects.requireNonNull(result.map());
            for (MapFile file : files.get(k))
                MapFiles.write(file, map, ColorScale.of(project.layer(1).display(), result.statistics()));
            String name = name(project) + " ".repeat(width - name(project).length());
            console.say(line(name, evaluation.output(), result.statistics(), files.get(k)));
            previous = results;
        }
    }

    /// Each project is of one convolution.
    private static Conv conv(Project project) {
        return project.conv(1).orElseThrow();
    }

    private static String name(Project project) {
        return conv(project).filters().getFirst().name();
    }

    private static void check(Project project) {
        Conv layer = conv(project);
        Shape input = project.picture().shape();
        Outline.of(project).misfit().ifPresent(misfit -> {
            throw new Problem("%s (Filter %s on an input of %s.)".formatted(misfit.sentence(), name(project), input));
        });
        long values = (long) layer.padding().rows(layer.rows(), input.height()).steps(input.height())
                * layer.padding().columns(layer.columns(), input.width()).steps(input.width());
        if (values > LARGEST_MAP)
            throw new Problem(("The feature map of the filter %s would have %,d values, and %,d is the most; "
                    + "less padding or a larger stride makes it smaller.").formatted(name(project), values,
                            LARGEST_MAP));
        Filter filter = layer.filters().getFirst().filter();
        double largest = Math.abs(filter.bias());
        for (float weight : filter.weights().data) largest += Math.abs(weight);
        if (largest > Float.MAX_VALUE)
            throw new Problem("The weights of the filter %s are too large for float32 sums; scale them down."
                    .formatted(name(project)));
    }

    private static String line(String name, Shape shape, Statistics of, List<MapFile> files) {
        return "%s  %d×%d  min %s  max %s  mean %s  %s".formatted(name, shape.height(), shape.width(),
                number(of.min()), number(of.max()), number(of.mean()),
                files.stream().map(file -> file.path().toString()).collect(Collectors.joining("  ")));
    }

    /// Five significant digits and a plain minus, so that other programs can read it.
    private static String number(double value) {
        if (value == 0) return "0";
        double size = Math.abs(value);
        return size < 1e-4 || size >= 1e7
                ? String.format(Locale.ROOT, "%.4e", value)
                : BigDecimal.valueOf(value).round(new MathContext(5)).toPlainString();
    }
}
