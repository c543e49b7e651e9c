package org.fovea.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.fovea.cli.MapFiles.MapFile;
import org.fovea.cli.Values.Format;
import org.fovea.compute.Fitted;
import org.fovea.compute.Limits;
import org.fovea.compute.LayerResult;
import org.fovea.compute.MapResult;
import org.fovea.compute.Request;
import org.fovea.compute.Results;
import org.fovea.figure.MapScales;
import org.fovea.project.Display;
import org.fovea.project.Scope;
import org.fovea.compute.Outline;
import org.fovea.compute.Statistics;
import org.fovea.engine.Cancel;
import org.fovea.engine.Problem;
import org.fovea.engine.Region;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Network;
import org.fovea.engine.simd.Machine;
import org.fovea.export.NpyFile;
import org.fovea.figure.ColorScale;
import org.fovea.project.Layer;
import org.fovea.project.Project;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `fovea run`: the maps of a network without a window. Everything is read and checked before the first file is written.
@Command(name = "run", mixinStandardHelpOptions = true, versionProvider = FoveaCommand.Version.class, sortOptions = false, usageHelpAutoWidth = true, description = "Computes a network and writes the maps of some of its layers as DIR/<layer>-<map>.png or .csv, or as DIR/<layer>.npy, C x H x W.", footer = {
        "", "A picture is fitted as the document's own (size, square, grey); a .npy file is taken as it is.",
        "Exit code: 0 all is written, 2 bad usage or bad input, 1 anything else."})
final class RunCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", converter = Values.FileName.class, description = "a document, FILE.fovea")
    private Path file = Path.of("");

    @Option(names = "--input", paramLabel = "IMAGE|FILE.npy", converter = Values.FileName.class, description = "the picture to look at, or numbers H x W or C x H x W (default: the document's picture)")
    private @Nullable Path input;

    @Option(names = "--layer", paramLabel = "NAME", description = "a layer by its name; may be given many times (default: the last one)")
    private List<String> names = List.of();

    @Option(names = "--format", paramLabel = "png,npy,csv", split = ",", converter = Values.FormatOf.class, description = "one or more of png (colours), npy (float32, C x H x W) and csv (default: png)")
    private List<Format> formats = List.of(Format.PNG);

    @Option(names = "--precise", description = "every sum is taken product by product, without shortcuts that round more")
    private boolean precise;

    @Option(names = "--out", paramLabel = "DIR", required = true, converter = Values.FileName.class, description = "the folder to write to; made where it does not exist")
    private Path out = Path.of("");

    private final Console console;

    RunCommand(Console console) {
        this.console = console;
    }

    /// @throws Problem when something cannot be read, computed or written
    @Override
    public Integer call() {
        Project document = Documents.read(file).project();
        Project project = input == null ? document : document.withPicture(Documents.picture(document.picture(), input));
        Documents.check(file, Outline.of(project));
        List<Integer> layers = layers(project);
        Network network = project.network();
        var files = new ArrayList<List<List<MapFile>>>();
        for (int n : layers) files.add(files(project.layer(n), network.shape(n).channels()));
        var destination = new MapFiles(out, "", formats);
        destination.check(files.stream().flatMap(List::stream).toList(),
                input == null ? List.of(file) : List.of(file, input));
        destination.makeFolder();
        write(project, layers, files);
        return 0;
    }

    private List<Integer> layers(Project project) {
        if (names.isEmpty()) return List.of(project.layers().size());
        Set<Integer> numbers = new LinkedHashSet<>();
        for (String name : names) numbers.add(Documents.layer(file, project, name));
        return List.copyOf(numbers);
    }

    /// The files of each map; numbers for programs are one file for all of them.
    private List<List<MapFile>> files(Layer layer, int maps) {
        String name = Documents.fileName(layer.name());
        var files = new ArrayList<List<MapFile>>();
        for (int k = 0; k < maps; k++) {
            var ofMap = new ArrayList<MapFile>();
            for (Format format : new LinkedHashSet<>(formats))
                if (format != Format.NPY)
                    ofMap.add(new MapFile(out.resolve("%s-%d.%s".formatted(name, k, Values.name(format))), format));
                else if (k == 0) ofMap.add(new MapFile(out.resolve(name + ".npy"), format));
            files.add(ofMap);
        }
        return files;
    }

    private void write(Project project, List<Integer> layers, List<List<List<MapFile>>> files) {
        Machine machine = precise ? Machine.fastest().precisely() : Machine.fastest();
        Network network = project.network();
        Tensor picture = Fitted.input(project.picture());
        boolean shared = formats.contains(Format.PNG)
                && layers.stream().anyMatch(n -> project.layer(n).display().scope() != Scope.MAP);
        Results all = shared
                ? Results.of(new Request(project, layers.getFirst(), 0, false, null, Limits.whole()), null, machine,
                        Cancel.NEVER, _ -> {})
                : null;
        for (int i = 0; i < layers.size(); i++) {
            int n = layers.get(i);
            Tensor values = network.evaluate(picture, n, Region.all(network.shape(n)), machine, Cancel.NEVER).values();
            for (int k = 0; k < values.shape.channels(); k++) {
                Tensor map = values.channel(k);
                ColorScale scale = scale(project.layer(n).display(), n, k, map, all);
                for (MapFile target : files.get(i).get(k))
                    if (target.format() == Format.NPY) NpyFile.write(target.path(), values);
                    else
                    MapFiles.write(target, map, scale);
            }
            long written = files.get(i).stream().mapToLong(List::size).sum();
            console.say("%s  %s  %s".formatted(project.layer(n).name(), values.shape,
                    written == 1
                            ? files.get(i).getFirst().getFirst().path().toString()
                            : written + " files in " + out));
        }
    }

    /// @param all the maps of all layers, where some share their colours
    private static ColorScale scale(Display display, int layer, int map, Tensor values, @Nullable Results all) {
        LayerResult result = all == null ? null : all.layer(layer);
        MapResult computed = result == null ? null : result.maps().get(map);
        return result == null || computed == null
                ? ColorScale.of(display, Statistics.of(values))
                : MapScales.of(display, result.maps(), all).of(computed);
    }
}
