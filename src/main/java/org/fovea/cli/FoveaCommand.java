package org.fovea.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fovea.engine.Problem;
import org.fovea.project.WindowOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `fovea [FILE]`: opens the window.
@Command(name = "fovea", mixinStandardHelpOptions = true, versionProvider = FoveaCommand.Version.class, description = "Shows what a convolutional network sees.", footer = {
        "", "Without a command a window opens, with FILE in it.",
        "'fovea templates', 'new', 'describe', 'field' and 'run' work with networks without a window,",
        "'fovea train' and 'evaluate' with what they learn, 'fovea convolve' with one layer,",
        "'fovea bench' measures the engine on this machine;",
        "each tells more with --help."})
final class FoveaCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "FILE", converter = Values.FileName.class, description = "a picture or a document (.fovea) to open in the window")
    private @Nullable Path file;

    @Option(names = "--window", paramLabel = "WxH", converter = Values.WindowSize.class, description = "size of the window in pixels, such as 1024x700")
    private WindowOptions.@Nullable Size size;

    @Option(names = "--theme", paramLabel = "light|dark", converter = Values.Theme.class, description = "how the window looks, whatever the system says")
    private WindowOptions.@Nullable Theme theme;

    private final Screen screen;
    private final WindowOpener opener;

    FoveaCommand(Screen screen, WindowOpener opener) {
        this.screen = screen;
        this.opener = opener;
    }

    /// @throws Problem when there is no such file, or no screen to show it on
    @Override
    public Integer call() {
        if (file != null && !Files.exists(file))
            throw new Problem("There is no file %s; “fovea --help” lists the commands.".formatted(file));
        Optional<String> obstacle = screen.obstacle();
        if (obstacle.isPresent()) throw new Problem(obstacle.get());
        try {
            opener.open(new WindowOptions(file, size, theme));
        } catch (UnsupportedOperationException e) {
            throw new Problem(screen.refused(), e);
        }
        return 0;
    }

    /// `fovea 0.1.0`, as the build wrote it down.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            try (InputStream in = FoveaCommand.class.getResourceAsStream("version.txt")) {
                if (in == null) throw new IllegalStateException("version.txt is missing");
                return new String[]{new String(in.readAllBytes(), StandardCharsets.UTF_8).strip()};
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
