package org.fovea.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fovea.cli.bench.OnnxPeer;
import org.fovea.cli.bench.OpenCvPeer;
import org.fovea.cli.bench.RandomWork;
import org.fovea.cli.bench.Suite;

/// `fovea bench` with other engines beside ours, in the same process and in turns; docs/performance.md gives the command.
/// The shipped program carries none of them. `--random 80 1` takes so many layers that nobody has seen before, drawn with a
/// seed, instead of the usual items.
public final class BenchWithPeers {
    private BenchWithPeers() {
    }

    public static void main(String[] options) {
        Locale.setDefault(Locale.ENGLISH);
        var args = new ArrayList<>(List.of("bench"));
        args.addAll(List.of(options));
        int random = args.indexOf("--random");
        Suite suite = random < 0
                ? Suite.with(new OnnxPeer(), new OpenCvPeer())
                : RandomWork.suite(Integer.parseInt(args.remove(random + 1)), Long.parseLong(args.remove(random + 1)),
                        new OnnxPeer());
        if (random >= 0) args.remove(random);
        System.exit(new Commands(Console.system(), Screen.ofThisMachine(), _ -> {
        }, suite).run(args.toArray(String[]::new)));
    }
}
