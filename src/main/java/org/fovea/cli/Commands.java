package org.fovea.cli;

import java.io.PrintWriter;
import org.fovea.cli.bench.Suite;
import org.fovea.engine.Problem;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/// The command line as a function: arguments in, exit code out. 0 means all is done, 2 that the arguments or what they name
/// cannot work, 1 anything else; whoever called is told why in one line.
public final class Commands {
    private static final int BAD_INPUT = 2;
    private static final int FAILED = 1;

    private final Console console;
    private final Screen screen;
    private final WindowOpener opener;
    private final Suite suite;
    private final Refuge refuge;

    public Commands(Console console, Screen screen, WindowOpener opener) {
        this(console, screen, opener, Suite.with());
    }

    /// @param suite what `fovea bench` measures
    Commands(Console console, Screen screen, WindowOpener opener, Suite suite) {
        this(console, screen, opener, suite, Refuge.usual());
    }

    /// @param refuge of `fovea train`
    Commands(Console console, Screen screen, WindowOpener opener, Suite suite, Refuge refuge) {
        this.console = console;
        this.screen = screen;
        this.opener = opener;
        this.suite = suite;
        this.refuge = refuge;
    }

    public int run(String... args) {
        var commands = new CommandLine(new FoveaCommand(screen, opener));
        commands.addSubcommand(new TemplatesCommand(console));
        commands.addSubcommand(new NewCommand(console));
        commands.addSubcommand(new DescribeCommand(console));
        commands.addSubcommand(new FieldCommand(console));
        commands.addSubcommand(new RunCommand(console));
        commands.addSubcommand(new StepsCommand(console));
        commands.addSubcommand(new QuestionsCommand(console));
        commands.addSubcommand(new TrainCommand(console, refuge));
        commands.addSubcommand(new EvaluateCommand(console));
        commands.addSubcommand(new ConvolveCommand(console));
        commands.addSubcommand(new BenchCommand(console, suite));
        commands.setOut(new PrintWriter(console.out(), true, console.out().charset()));
        commands.setParameterExceptionHandler((e, _) -> badUsage(e));
        commands.setExecutionExceptionHandler((e, _, _) -> failed(e));
        try {
            return commands.execute(args);
        } catch (OutOfMemoryError _) {
            console.complain("There is not enough memory for this; choose a smaller --size.");
            return FAILED;
        }
    }

    private int badUsage(ParameterException e) {
        String name = e.getCommandLine().getCommandSpec().qualifiedName();
        String sentence = e.getCause() instanceof TypeConversionException why && e.getArgSpec() != null
                ? "%s: %s".formatted(named(e.getArgSpec()), why.getMessage())
                : String.valueOf(e.getMessage());
        console.complain("%s%s “%s --help” tells more.".formatted(sentence, sentence.endsWith(".") ? "" : ".", name));
        return BAD_INPUT;
    }

    private static String named(CommandLine.Model.ArgSpec argument) {
        return argument instanceof CommandLine.Model.OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private int failed(Throwable e) {
        if (e instanceof Problem problem) {
            console.complain(problem.sentence());
            return BAD_INPUT;
        }
        String where = e.getStackTrace().length == 0 ? "" : " at " + e.getStackTrace()[0];
        console.complain("Something went wrong inside Fovea, please report it: %s%s.".formatted(e, where));
        return FAILED;
    }
}
