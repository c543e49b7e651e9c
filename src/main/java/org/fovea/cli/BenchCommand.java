package org.fovea.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.fovea.cli.bench.Report;
import org.fovea.cli.bench.ReportJson;
import org.fovea.cli.bench.ReportTable;
import org.fovea.cli.bench.Suite;
import org.fovea.engine.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `fovea bench`: how fast the engine is on this machine, and how near to the machine's limits.
@Command(name = "bench", mixinStandardHelpOptions = true, versionProvider = FoveaCommand.Version.class, sortOptions = false, usageHelpAutoWidth = true, description = "Measures the convolution engine on this machine: time, GFLOP/s and share of the measured peak for layers of "
        + "networks, image filters and shapes that nothing was tuned for.", footer = {"",
                "Close other programs: figures are as quiet as the machine.",
                "Exit code: 0 all is measured, 2 bad usage, 1 anything else."})
final class BenchCommand implements Callable<Integer> {
    @Option(names = "--quick", description = "about 20 seconds in all; the figures are less certain")
    private boolean quick;

    @Option(names = "--json", description = "prints one JSON object at the end instead of a table")
    private boolean json;

    @Option(names = "--threads", paramLabel = "N", split = ",", converter = Values.Count.class, description = "with how many threads, such as 1,2 (default: 1 and all)")
    private List<Integer> threads = List.of();

    @Option(names = "--only", paramLabel = "ID", split = ",", description = "only these items, such as a,filter-7 (default: all)")
    private List<String> only = List.of();

    private final Console console;
    private final Suite suite;

    BenchCommand(Console console, Suite suite) {
        this.console = console;
        this.suite = suite;
    }

    /// @throws Problem when there are fewer processors than threads, or no such item
    @Override
    public Integer call() {
        int processors = Runtime.getRuntime().availableProcessors();
        for (int count : threads)
            if (count > processors)
                throw new Problem("--threads goes up to %d on this machine, not %d.".formatted(processors, count));
        List<Integer> counts = (threads.isEmpty() ? Stream.of(1, processors) : threads.stream()).distinct().sorted()
                .toList();
        Suite chosen = only.isEmpty() ? suite : suite.only(only);
        try (var progress = new Progress(console, console.watched().getAsBoolean())) {
            Report report = chosen.measure(counts, quick, new Speaker(progress));
            progress.erase();
            if (json) console.say(ReportJson.of(report));
        }
        return 0;
    }

    private final class Speaker implements Suite.Listener {
        private final Progress progress;

        Speaker(Progress progress) {
            this.progress = progress;
        }

        @Override
        public void begins(String what) {
            progress.say(what + " …");
        }

        @Override
        public void measured(Report.Limits limits, List<String> peers) {
            if (json) return;
            progress.erase();
            ReportTable.head(limits, peers).forEach(console::say);
        }

        @Override
        public void measured(Report.Item item, List<String> peers) {
            if (json) return;
            progress.erase();
            console.say(ReportTable.line(item, peers));
        }
    }
}
