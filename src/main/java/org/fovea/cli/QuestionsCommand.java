package org.fovea.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.fovea.compute.Limits;
import org.fovea.compute.Outline;
import org.fovea.compute.Request;
import org.fovea.compute.Results;
import org.fovea.compute.quiz.Question;
import org.fovea.compute.quiz.QuestionSheet;
import org.fovea.compute.quiz.Questions;
import org.fovea.engine.Cancel;
import org.fovea.engine.Problem;
import org.fovea.engine.simd.Machine;
import org.fovea.export.MarkdownFile;
import org.fovea.export.PdfFile;
import org.fovea.figure.paper.Paper;
import org.fovea.figure.paper.QuestionPaper;
import org.fovea.project.Layer;
import org.fovea.project.Project;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `fovea questions`: a sheet of questions about a network, with the answer key.
@Command(name = "questions", mixinStandardHelpOptions = true, versionProvider = FoveaCommand.Version.class, sortOptions = false, usageHelpAutoWidth = true, description = "Writes a sheet of questions about a network to hand out, with an answer key and every calculation: values of neurons, output sizes, receptive fields, parameters. They are drawn from the document's own layers, weights and picture.", footer = {
        "", "The same seed writes the same questions.",
        "Exit code: 0 it is written, 2 bad usage or bad input, 1 anything else."})
final class QuestionsCommand implements Callable<Integer> {
    private static final int MOST = 200;
    private static final String MARKDOWN = ".md";
    private static final String PDF = ".pdf";

    @Parameters(paramLabel = "FILE", converter = Values.FileName.class, description = "a document, FILE.fovea")
    private Path file = Path.of("");

    @Option(names = "--layer", paramLabel = "NAME", description = "ask about one layer, by its name (default: all layers)")
    private @Nullable String name;

    @Option(names = "--count", paramLabel = "N", converter = Values.Count.class, description = "how many questions (default: 10)")
    private int count = 10;

    @Option(names = "--seed", paramLabel = "N", converter = Values.FromZero.class, description = "which questions are drawn (default: 1)")
    private int seed = 1;

    @Option(names = "--input", paramLabel = "IMAGE|FILE.npy", converter = Values.FileName.class, description = "the picture to look at, or numbers H x W or C x H x W (default: the document's picture)")
    private @Nullable Path input;

    @Option(names = "--out", paramLabel = "FILE.md|FILE.pdf", required = true, converter = Values.FileName.class, description = "the sheet")
    private Path out = Path.of("");

    private final Console console;

    QuestionsCommand(Console console) {
        this.console = console;
    }

    /// @throws Problem when something cannot be read, computed or written
    @Override
    public Integer call() {
        String ending = String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
        boolean pdf = ending.endsWith(PDF);
        if (!pdf && !ending.endsWith(MARKDOWN))
            throw new Problem("--out: “%s” ends neither in .md nor in .pdf; a sheet is one of these.".formatted(out));
        if (count > MOST)
            throw new Problem("--count: %,d questions are more than a sheet holds; %d is the most.".formatted(count,
                    MOST));
        Project document = Documents.read(file).project();
        Project project = input == null ? document : document.withPicture(Documents.picture(document.picture(), input));
        Documents.check(file, Outline.of(project));
        List<Integer> layers = name == null ? List.of() : List.of(Documents.layer(file, project, name));
        Results results = Results.of(new Request(project, layers.isEmpty() ? 1 : layers.getFirst(), 0, false, null,
                Limits.whole()), null, Machine.fastest(), Cancel.NEVER, _ -> {});
        List<Question> questions = Questions.of(results, layers, seed, count);
        if (questions.isEmpty())
            throw new Problem("There is nothing to ask about %s; choose another --layer.".formatted(
                    name == null ? file.toString() : "layer “" + name + "”"));
        Paper paper = QuestionPaper.of(new QuestionSheet(String.valueOf(file.getFileName()),
                name == null ? project.layers().stream().map(Layer::name).toList() : List.of(name),
                project.picture().name(), seed, questions));
        if (pdf) PdfFile.write(out, paper);
        else
            MarkdownFile.write(out, paper);
        console.say("%s  %d question%s, seed %d%s".formatted(out, questions.size(), questions.size() == 1 ? "" : "s",
                seed, questions.size() < count ? "; there are no more of them" : ""));
        return 0;
    }
}
