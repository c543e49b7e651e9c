package org.fovea.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.fovea.compute.Outline;
import org.fovea.engine.Problem;
import org.fovea.engine.Shape;
import org.fovea.figure.learn.TrainingText;
import org.fovea.project.Project;
import org.fovea.project.learn.Training;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `fovea describe`: a network on paper.
@Command(name = "describe", mixinStandardHelpOptions = true, versionProvider = FoveaCommand.Version.class, sortOptions = false, usageHelpAutoWidth = true, description = "Prints a row for each layer of a network: its name and kind, the shape of its maps, parameters, multiply-adds, receptive field (size, jump, start, and whether all paths to it agree on its place); and the totals.", footer = {
        "", "Weights and biases are parameters; running statistics of batch normalisation are not.",
        "Exit code: 0 all layers work, 2 bad usage, bad input or a layer that cannot work, 1 anything else."})
final class DescribeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", converter = Values.FileName.class, description = "a document, FILE.fovea")
    private Path file = Path.of("");

    @Option(names = "--input", paramLabel = "CxHxW", converter = Values.ShapeOf.class, description = "describe it for an input of this shape (default: the document's picture)")
    private @Nullable Shape input;

    @Option(names = "--json", description = "for programs")
    private boolean json;

    private final Console console;

    DescribeCommand(Console console) {
        this.console = console;
    }

    /// @throws Problem when the file cannot be read, or a layer cannot work
    @Override
    public Integer call() {
        Project project = Documents.read(file).project();
        Shape shape = input == null ? project.picture().shape() : input;
        Outline outline = Outline.of(shape, project.layers());
        Documents.check(file, outline);
        List<String> lines = json ? List.of(NetworkJson.of(shape, outline)) : NetworkTable.of(shape, outline);
        lines.forEach(console::say);
        if (!json) Training.of(project).ifPresent(training -> console.say("trained: " + TrainingText.of(training)));
        return 0;
    }
}
