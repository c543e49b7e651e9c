package org.fovea.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `fovea convolve`: feature maps without a window.
@Command(name = "convolve", mixinStandardHelpOptions = true, description = "Computes feature maps.")
final class ConvolveCommand implements Callable<Integer> {
    private final Console console;

    ConvolveCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.say("");
        return 0;
    }
}
