package org.fovea.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.fovea.cli.MapFiles.MapFile;
import org.fovea.cli.Values.Format;
import org.fovea.compute.EffectiveField;
import org.fovea.compute.Fitted;
import org.fovea.compute.Outline;
import org.fovea.engine.Cancel;
import org.fovea.engine.Problem;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.field.Units;
import org.fovea.engine.net.Cone;
import org.fovea.engine.net.Network;
import org.fovea.engine.simd.Machine;
import org.fovea.figure.ColorMap;
import org.fovea.figure.ColorScale;
import org.fovea.project.Cell;
import org.fovea.project.Colors;
import org.fovea.project.Picture;
import org.fovea.project.Project;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `fovea field`: what one unit of a network sees of the picture, and how much of it counts.
@Command(name = "field", mixinStandardHelpOptions = true, versionProvider = FoveaCommand.Version.class, sortOptions = false, usageHelpAutoWidth = true, description = "Prints what one unit of a layer sees of the picture: the rows and columns as if every map went on for ever, and those of the picture that it depends on.", footer = {
        "",
        "With --effective, also how much each pixel counts: H x W, the magnitude of the gradient summed over channels,",
        "as shares that add up to 1. Rows and columns are counted from 0; those below 0 or past the end lie on padding.",
        "Exit code: 0 all is done, 2 bad usage or bad input, 1 anything else."})
final class FieldCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", converter = Values.FileName.class, description = "a document, FILE.fovea")
    private Path file = Path.of("");

    @Option(names = "--layer", paramLabel = "NAME", required = true, description = "the unit's layer, by its name")
    private String name = "";

    @Option(names = "--at", paramLabel = "ROW,COL", required = true, converter = Values.CellOf.class, description = "where the unit lies in the layer's maps")
    private Cell at = new Cell(0, 0);

    @Option(names = "--map", paramLabel = "N", converter = Values.FromZero.class, description = "the unit's map, counted from 0 (default: all maps together)")
    private @Nullable Integer map;

    @Option(names = "--input", paramLabel = "CxHxW", converter = Values.ShapeOf.class, description = "for an input of this shape (default: the picture's)")
    private @Nullable Shape input;

    @Option(names = "--json", description = "for programs")
    private boolean json;

    @Option(names = "--effective", description = "write the effective field to the file named by --out")
    private boolean effective;

    @Option(names = "--picture", paramLabel = "IMAGE|FILE.npy", converter = Values.FileName.class, description = "what the network looks at (default: the document's picture)")
    private @Nullable Path picture;

    @Option(names = "--out", paramLabel = "FILE.png|FILE.npy", converter = Values.FileName.class, description = "the file of the effective field: colours, or float32 numbers")
    private @Nullable Path out;

    private final Console console;

    FieldCommand(Console console) {
        this.console = console;
    }

    /// @throws Problem when something cannot be read, computed or written
    @Override
    public Integer call() {
        MapFile target = target();
        Project project = Documents.read(file).project();
        Picture shown = picture == null
                ? project.picture()
                : Documents.picture(project.picture(), picture);
        Shape shape = input == null ? shown.shape() : input;
        Outline outline = Outline.of(shape, project.layers());
        Documents.check(file, outline);
        Network network = outline.network();
        int node = Documents.layer(file, project, name);
        check(network.shape(node));
        Units unit = unit(network.shape(node));
        Units seen = Cone.seen(network, node, unit).units(0);
        Units source = Cone.back(network, node, unit).units(0);
        Optional<EffectiveField> field = Optional.empty();
        if (target != null) field = Optional.of(written(target, network, node, shown));
        List<String> lines = json
                ? List.of(FieldReport.json(seen, source, field))
                : FieldReport.lines(seen, source, shape, field, target == null ? null : target.path());
        lines.forEach(console::say);
        return 0;
    }

    /// What to write; null when nothing is wanted.
    private @Nullable MapFile target() {
        if (!effective) {
            if (picture != null || out != null)
                throw new Problem("%s belongs to --effective; add it, or leave it out.".formatted(
                        picture == null ? "--out" : "--picture"));
            return null;
        }
        if (out == null) throw new Problem("--effective needs --out FILE.png or --out FILE.npy.");
        if (input != null)
            throw new Problem("--effective looks at a picture, --input is only its shape; name one with --picture.");
        String ending = out.toString().toLowerCase(Locale.ROOT);
        if (!ending.endsWith(".png") && !ending.endsWith(".npy"))
            throw new Problem("%s ends neither in .png nor in .npy; name such a file after --out.".formatted(out));
        var target = new MapFile(out, ending.endsWith(".png") ? Format.PNG : Format.NPY);
        Path parent = out.toAbsolutePath().getParent();
        new MapFiles(parent == null ? out.toAbsolutePath() : parent, "", List.of()).check(List.of(List.of(target)),
                Stream.of(file, picture == null ? file : picture).filter(Files::exists).toList());
        return target;
    }

    private void check(Shape shape) {
        if (at.row() >= shape.height() || at.column() >= shape.width())
            throw new Problem(
                    "The maps of layer “%s” have %d rows and %d columns: --at goes from 0,0 to %d,%d, not %d,%d."
                            .formatted(name, shape.height(), shape.width(), shape.height() - 1, shape.width() - 1,
                                    at.row(),
                                    at.column()));
        if (map != null && map >= shape.channels())
            throw new Problem("Layer “%s” has %d maps: --map goes from 0 to %d, not %d.".formatted(name,
                    shape.channels(), shape.channels() - 1, map));
    }

    private Units unit(Shape shape) {
        return map == null
                ? Units.of(shape, new Region(at.row(), at.column(), 1, 1))
                : Units.of(map, at.row(), at.column());
    }

    private EffectiveField written(MapFile target, Network network, int node, Picture shown) {
        EffectiveField field = EffectiveField
                .ofUnit(network, node, map == null ? OptionalInt.empty() : OptionalInt.of(map), at,
                        Fitted.input(shown), Machine.fastest(), Cancel.NEVER)
                .orElseThrow(() -> new Problem(
                        "No pixel counts for unit %d,%d of layer “%s” here: its gradient is 0 everywhere, as behind a ReLU that is off, or too large for a number; choose another unit or another picture."
                                .formatted(at.row(), at.column(), name)));
        float most = 0;
        for (float share : field.shares().data) most = Math.max(most, share);
        MapFiles.write(target, field.shares(), new ColorScale(ColorMap.of(Colors.MAGMA), 0, most));
        return field;
    }
}
