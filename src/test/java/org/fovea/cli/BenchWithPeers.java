package org.fovea.cli;

import java.util.Locale;
import java.util.stream.Stream;
import org.fovea.cli.bench.OnnxPeer;
import org.fovea.cli.bench.OpenCvPeer;
import org.fovea.cli.bench.RandomWork;
import org.fovea.cli.bench.Suite;

/// `fovea bench` with other engines beside ours, in the same process and in turns; docs/performance.md gives the command.
/// The shipped program carries none of them. `--random 80 --seed 1` before other options takes so many layers that nobody has
/// seen before instead of the usual items.
public final class BenchWithPeers {
    private BenchWithPeers() {
    }

    public static void main(String[] options) {
        Locale.setDefault(Locale.ENGLISH);
        boolean random = options.length >= 4 && options[0].equals("--random") && options[2].equals("--seed");
        Suite suite = random
                ? RandomWork.suite(Integer.parseInt(options[1]), Long.parseLong(options[3]), new OnnxPeer())
                : Suite.with(new OnnxPeer(), new OpenCvPeer());
        String[] args = Stream.concat(Stream.of("bench"), Stream.of(options).skip(random ? 4 : 0))
                .toArray(String[]::new);
        System.exit(new Commands(Console.system(), Screen.ofThisMachine(), _ -> {
        }, suite).run(args));
    }
}
