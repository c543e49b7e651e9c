package org.fovea.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.fovea.engine.Problem;
import org.fovea.format.ProjectFile;
import org.fovea.format.SampleImages;
import org.fovea.format.Unknown;
import org.fovea.project.Project;
import org.fovea.project.Selection;
import org.fovea.project.Template;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `fovea new`: writes a template as a document.
@Command(name = "new", mixinStandardHelpOptions = true, versionProvider = FoveaCommand.Version.class, sortOptions = false, usageHelpAutoWidth = true, description = "Writes a network to begin with as a document, which the window and the other commands open.", footer = {
        "", "'fovea templates' lists the networks.",
        "Exit code: 0 it is written, 2 bad usage or bad input, 1 anything else."})
final class NewCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TEMPLATE", converter = Values.TemplateOf.class, description = "its name, such as lenet-5")
    private Template template = Template.LINES;

    @Option(names = "--out", paramLabel = "FILE.fovea", required = true, converter = Values.FileName.class, description = "the file to write; one that exists is replaced")
    private Path out = Path.of("");

    private final Console console;

    NewCommand(Console console) {
        this.console = console;
    }

    /// @throws Problem when it cannot be written
    @Override
    public Integer call() {
        Project project = template.project(SampleImages.pixels(template.source()));
        ProjectFile.write(out, new ProjectFile.Document(project, Selection.FIRST, Unknown.NONE));
        console.say("%s  %s, %d layers".formatted(out, template.title(), project.layers().size()));
        return 0;
    }
}
