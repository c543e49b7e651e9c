package org.fovea.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.fovea.cli.bench.Suite;

/// A command line that was run: what it returned and what it said.
record Ran(int code, String out, String err) {

    /// On a machine whose windows open and close at once.
    static Ran fovea(String... args) {
        return with(new Screen(Map.of(), false, _ -> true), _ -> {
        }, StandardCharsets.UTF_8, args);
    }

    static Ran with(Screen screen, WindowOpener opener, Charset charset, String... args) {
        return with(screen, opener, charset, Suite.with(), args);
    }

    static Ran with(Screen screen, WindowOpener opener, Charset charset, Suite suite, String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var console = new Console(new PrintStream(out, true, charset), new PrintStream(err, true, charset),
                () -> false);
        int code = new Commands(console, screen, opener, suite).run(args);
        return new Ran(code, out.toString(charset), err.toString(charset));
    }
}
