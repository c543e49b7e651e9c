package org.fovea.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.fovea.compute.Outline;
import org.fovea.compute.learn.LearningData;
import org.fovea.compute.learn.TaskFit;
import org.fovea.engine.Cancel;
import org.fovea.engine.Problem;
import org.fovea.engine.net.Network;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.train.Score;
import org.fovea.format.learn.TaskData;
import org.fovea.project.Project;
import org.fovea.project.learn.FolderSettings;
import org.fovea.project.learn.ShapeSettings;
import org.fovea.project.learn.Task;
import org.fovea.project.learn.Training;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `fovea evaluate`: how often a network is right, and what it takes for what.
@Command(name = "evaluate", mixinStandardHelpOptions = true, versionProvider = FoveaCommand.Version.class, sortOptions = false, usageHelpAutoWidth = true, description = "Prints the share of right answers of a network, and how many pictures of each class (row) it takes for each class (column).", footer = {
        "",
        "Tested on pictures that are not learned from: the 1,000 test digits, new shapes, of a folder the part that",
        "'fovea train' keeps for testing.",
        "Exit code: 0 it is tested, 2 bad usage or bad input, 1 anything else."})
final class EvaluateCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE", converter = Values.FileName.class, description = "a document, FILE.fovea")
    private Path file = Path.of("");

    @Parameters(index = "1", paramLabel = TaskArgument.LABEL, description = "what it is tested on")
    private String task = TaskArgument.DIGITS;

    @Option(names = "--threads", paramLabel = "N", converter = Values.Count.class, description = "with how many threads (default: all)")
    private @Nullable Integer threads;

    @Option(names = "--json", description = "for programs: {\"examples\",\"accuracy\",\"loss\",\"classes\",\"confusion\"}")
    private boolean json;

    private final Console console;

    EvaluateCommand(Console console) {
        this.console = console;
    }

    /// @throws Problem when something cannot be read, or the network does not fit the task
    @Override
    public Integer call() {
        Machine machine = TrainCommand.machine(threads);
        Project project = Documents.read(file).project();
        Documents.check(file, Outline.of(project));
        Task chosen = task(project);
        try (var progress = new Progress(console, console.watched().getAsBoolean())) {
            LearningData data = TaskData.of(chosen, project.picture(), machine, Cancel.NEVER,
                    share -> progress.say("reading pictures, %.0f %%".formatted(100 * share)));
            Network network = project.network();
            TaskFit.check(network, data);
            checkClasses(project, data);
            progress.say("testing …");
            Score score = Score.of(network, TaskFit.loss(data), data.test(), machine, Cancel.NEVER);
            progress.erase();
            if (json) console.say(json(score, data.classes()));
            else
                table(score, data.classes()).forEach(console::say);
        }
        return 0;
    }

    /// With the settings the document remembers, where it was trained on the same kind of task.
    private Task task(Project project) {
        Task before = Training.of(project).map(Training::task).orElse(null);
        ShapeSettings shapes = before instanceof Task.Shapes(ShapeSettings own) ? own : ShapeSettings.USUAL;
        if (task.equals(TaskArgument.DIGITS) || task.equals(TaskArgument.SHAPES))
            return TaskArgument.of(task, shapes, FolderSettings.USUAL);
        return TaskArgument.of(task, shapes, before instanceof Task.Folder(_, FolderSettings own)
                ? own
                : TaskArgument.folder(project.picture().shape(), null, false));
    }

    /// Labels are counted; the same count may mean other classes.
    private void checkClasses(Project project, LearningData data) {
        List<String> known = Training.of(project).map(Training::classes).orElse(List.of());
        if (!known.isEmpty() && !known.equals(data.classes()))
            throw new Problem("The network of %s tells %s apart, and %s holds %s; choose what it was trained for."
                    .formatted(file, named(known), task, named(data.classes())));
    }

    private static String named(List<String> classes) {
        return String.join(", ", classes.size() <= 10 ? classes : classes.subList(0, 10))
                + (classes.size() <= 10 ? "" : " …");
    }

    private static String json(Score score, List<String> classes) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("examples", score.answers().size()).put("accuracy", score.accuracy()).put("loss", score.loss());
        ArrayNode names = json.putArray("classes");
        classes.forEach(names::add);
        ArrayNode rows = json.putArray("confusion");
        for (int[] counts : score.confusion(classes.size())) {
            ArrayNode row = rows.addArray();
            for (int count : counts) row.add(count);
        }
        return json.toString();
    }

    private static List<String> table(Score score, List<String> classes) {
        var lines = new ArrayList<String>();
        long right = score.answers().stream().filter(Score.Answer::right).count();
        lines.add("%,d of %,d right, %.1f %%, loss %.4f".formatted(right, score.answers().size(),
                100 * score.accuracy(), score.loss()));
        lines.add("");
        int[][] confusion = score.confusion(classes.size());
        int most = Arrays.stream(confusion).flatMapToInt(Arrays::stream).max().orElse(0);
        int first = classes.stream().mapToInt(String::length).max().orElse(0);
        int width = Math.max(first, String.valueOf(most).length()) + 2;
        lines.add(" ".repeat(first) + row(width, classes.toArray()));
        for (int k = 0; k < confusion.length; k++)
            lines.add(("%-" + first + "s").formatted(classes.get(k))
                    + row(width, Arrays.stream(confusion[k]).boxed().toArray()));
        return lines;
    }

    private static String row(int width, Object... cells) {
        var line = new StringBuilder();
        for (Object cell : cells) line.append(("%" + width + "s").formatted(cell));
        return line.toString();
    }
}
