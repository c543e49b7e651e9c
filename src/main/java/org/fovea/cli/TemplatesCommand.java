package org.fovea.cli;

import java.util.Arrays;
import java.util.concurrent.Callable;
import org.fovea.project.Template;
import picocli.CommandLine.Command;

/// `fovea templates`: a line for each network to begin with.
@Command(name = "templates", mixinStandardHelpOptions = true, versionProvider = FoveaCommand.Version.class, usageHelpAutoWidth = true, description = "Lists the networks to begin with, a line each: name, title and what it shows.")
final class TemplatesCommand implements Callable<Integer> {
    private final Console console;

    TemplatesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        int width = Arrays.stream(Template.values()).mapToInt(template -> template.id().length()).max().orElse(0);
        for (Template template : Template.values())
            console.say("%s  %s. %s".formatted(template.id() + " ".repeat(width - template.id().length()),
                    template.title(), template.about()));
        return 0;
    }
}
