package org.fovea.cli;

import java.util.Locale;
import java.util.stream.Stream;
import org.fovea.cli.bench.OnnxPeer;
import org.fovea.cli.bench.OpenCvPeer;
import org.fovea.cli.bench.Suite;

/// `fovea bench` with other engines beside ours, in the same process and in turns; docs/performance.md gives the command.
/// The shipped program carries none of them.
public final class BenchWithPeers {
    private BenchWithPeers() {
    }

    public static void main(String[] options) {
        Locale.setDefault(Locale.ENGLISH);
        String[] args = Stream.concat(Stream.of("bench"), Stream.of(options)).toArray(String[]::new);
        Suite suite = Suite.with(new OnnxPeer(), new OpenCvPeer());
        System.exit(new Commands(Console.system(), Screen.ofThisMachine(), _ -> {
        }, suite).run(args));
    }
}
