package org.fovea.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.fovea.compute.Outline;
import org.fovea.compute.learn.LearnedLayers;
import org.fovea.compute.learn.LearningData;
import org.fovea.compute.learn.TaskFit;
import org.fovea.compute.learn.TaskNetwork;
import org.fovea.compute.learn.TaskSettings;
import org.fovea.engine.Cancel;
import org.fovea.engine.Problem;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Network;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.train.Example;
import org.fovea.engine.train.Examples;
import org.fovea.engine.train.Target;
import org.fovea.engine.train.TrainingSettings;
import org.fovea.format.ProjectFile;
import org.fovea.format.learn.TaskData;
import org.fovea.project.Layer;
import org.fovea.project.Picture;
import org.fovea.project.Project;
import org.fovea.project.Selection;
import org.fovea.project.Source;
import org.fovea.project.Template;
import org.fovea.project.learn.ShapeSettings;
import org.fovea.project.learn.Task;
import org.fovea.project.learn.Training;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `fovea train`: a network that learns, without a window. Everything is read and checked before it begins, and the file is
/// written whole at its end or not at all; where it cannot be written then, the document goes elsewhere.
@Command(name = "train", mixinStandardHelpOptions = true, versionProvider = FoveaCommand.Version.class, sortOptions = false, usageHelpAutoWidth = true, description = "Trains a network on the handwritten digits that ship with Fovea, on generated shapes, or on your own pictures, one subfolder for each class, and writes it as a document.", footer = {
        "",
        "A document given with --network goes on from its own weights; its picture must be of the size that is learned.",
        "With --json a line for each epoch is printed, {\"epoch\",\"loss\",\"accuracy\",\"testLoss\",\"testAccuracy\",\"seconds\"};",
        "seconds are those of the epoch without its test. The same seed gives the same weights for any number of threads.",
        "Exit code: 0 it is written, 2 bad usage, bad input or a training that diverged, 1 anything else."})
final class TrainCommand implements Callable<Integer> {
    @Parameters(paramLabel = TaskArgument.LABEL, description = "what is learned")
    private String task = TaskArgument.DIGITS;

    @Option(names = "--network", paramLabel = "FILE.fovea|TEMPLATE", description = "the network that learns (default: one made for the task)")
    private @Nullable String network;

    @Mixin
    private TrainingOptions options = new TrainingOptions();

    @Option(names = "--size", paramLabel = "N", converter = Values.Count.class, description = "of a folder: pictures are fitted to N x N pixels (default: 32, or as the network takes them)")
    private @Nullable Integer size;

    @Option(names = "--gray", description = "of a folder: pictures lose their colours")
    private boolean gray;

    @Option(names = "--threads", paramLabel = "N", converter = Values.Count.class, description = "with how many threads (default: all)")
    private @Nullable Integer threads;

    @Option(names = "--json", description = "prints a line for each epoch, for programs")
    private boolean json;

    @Option(names = "--out", paramLabel = "FILE.fovea", required = true, converter = Values.FileName.class, description = "the file to write; one that exists is replaced")
    private Path out = Path.of("");

    private final Console console;

    private final Refuge refuge;

    /// @param refuge where the document goes when its file cannot be written at the end
    TrainCommand(Console console, Refuge refuge) {
        this.console = console;
        this.refuge = refuge;
    }

    /// @throws Problem when something cannot be read, learned or written
    @Override
    public Integer call() {
        Machine machine = machine(threads);
        checkOut();
        Project document = network != null && ProjectFile.isNamedSo(new Values.FileName().convert(network))
                ? Documents.read(Path.of(network)).project()
                : null;
        Template template = network == null || document != null ? null : template(network);
        Task chosen = TaskArgument.of(task, ShapeSettings.USUAL, TaskArgument.folder(
                isFolder() && document != null ? document.picture().shape() : null, size, gray));
        if (!isFolder() && (size != null || gray))
            throw new Problem(
                    "--size and --gray are for the pictures of a folder; leave them out for %s.".formatted(task));
        TrainingSettings settings = options.over(TaskSettings.of(chosen));
        try (var progress = new Progress(console, console.watched().getAsBoolean())) {
            LearningData data = data(chosen, machine, progress);
            progress.erase();
            data.notes().forEach(json ? console::remark : console::say);
            List<Layer> layers = layers(data, document, template, settings.seed());
            Network begun = begun(data, document, layers);
            TaskFit.check(begun, data);
            var loop = new EpochLoop(begun, data, settings, machine);
            loop.run((report, pace) -> progress.say("epoch %d of %d, batch %d of %d, loss %.4f, %,.0f pictures a second"
                    .formatted(report.epoch() + 1, settings.epochs(), report.batch() + 1, report.batches(),
                            report.loss(), pace)),
                    (number, epoch) -> {
                        progress.erase();
                        console.say(json ? json(number, epoch) : line(number, settings.epochs(), epoch));
                    });
            var trained = new Project(picture(data), LearnedLayers.of(layers, loop.network()), loop.training());
            refuge.write(out, new ProjectFile.Document(trained, Selection.FIRST));
        }
        if (!json) console.say("%s  %s, trained".formatted(out, task));
        return 0;
    }

    /// @throws Problem when there are fewer processors than threads
    static Machine machine(@Nullable Integer threads) {
        int processors = Runtime.getRuntime().availableProcessors();
        if (threads != null && threads > processors)
            throw new Problem("--threads goes up to %d on this machine, not %d.".formatted(processors, threads));
        return new Machine(Kernels.fastest(), threads == null ? processors : threads);
    }

    /// A training may take long; what would hinder its file is said before.
    private void checkOut() {
        if (!ProjectFile.isNamedSo(out))
            throw new Problem("--out: “%s” does not end in %s; a trained network is a document.".formatted(out,
                    ProjectFile.ENDING));
        Path folder = out.toAbsolutePath().getParent();
        if (Files.isDirectory(out))
            throw new Problem("--out: “%s” is a folder; choose a name for the file.".formatted(out));
        if (folder == null || !Files.isDirectory(folder))
            throw new Problem(
                    "--out: the folder “%s” does not exist; create it or choose another one.".formatted(folder));
        if (!Files.isWritable(folder))
            throw new Problem(
                    "--out: there is no permission to write in “%s”; choose another folder.".formatted(folder));
    }

    private boolean isFolder() {
        return !task.equals(TaskArgument.DIGITS) && !task.equals(TaskArgument.SHAPES);
    }

    private static Template template(String name) {
        return Template.named(name).orElseThrow(() -> new Problem(
                "--network: “%s” is neither a document (.fovea) nor a template; “fovea templates” lists these."
                        .formatted(name)));
    }

    private static LearningData data(Task task, Machine machine, Progress progress) {
        // None of these tasks takes pieces of a document's picture.
        Picture none = Picture.of(new Source.Pasted("nothing"), Tensor.zeros(new Shape(1, 1, 1)));
        return TaskData.of(task, none, machine, Cancel.NEVER,
                share -> progress.say("reading pictures, %.0f %%".formatted(100 * share)));
    }

    private static List<Layer> layers(LearningData data, @Nullable Project document, @Nullable Template template,
            long seed) {
        if (document != null) return document.layers();
        return template == null
                ? TaskNetwork.layers(data, seed)
                : LearnedLayers.fresh(template.layers(data.training().input()), seed);
    }

    private Network begun(LearningData data, @Nullable Project document, List<Layer> layers) {
        Shape input = document == null ? data.training().input() : document.picture().shape();
        Documents.check(Path.of(network == null ? task : network), Outline.of(input, layers));
        return TaskNetwork.network(input, layers);
    }

    /// The first of the test, by the name of its class.
    private Picture picture(LearningData data) {
        Example first = data.test().example(0, Examples.PLAIN);
        String name = first.target() instanceof Target.OfClass(int label)
                ? "%s: %s".formatted(data.task().title(), data.classes().get(label))
                : data.task().title();
        return Picture.of(new Source.Pasted(name), first.input());
    }

    private static String json(int number, Training.Epoch epoch) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("epoch", number).put("loss", epoch.loss()).put("accuracy", epoch.accuracy())
                .put("testLoss", epoch.testLoss()).put("testAccuracy", epoch.testAccuracy())
                .put("seconds", epoch.seconds());
        return json.toString();
    }

    private static String line(int number, int all, Training.Epoch epoch) {
        return String.format(Locale.ROOT,
                "epoch %d of %d  loss %.4f  right %.1f %%  test: loss %.4f  right %.1f %%  %.2f s", number, all,
                epoch.loss(), 100 * epoch.accuracy(), epoch.testLoss(), 100 * epoch.testAccuracy(), epoch.seconds());
    }
}
