package org.fovea.cli.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A report as lines of text, for people; a line for each item as soon as it is measured.
public final class ReportTable {
    private static final String COLUMNS = "%-26s %-42s %7s %-20s %10s %10s %8s %6s";

    private ReportTable() {
    }

    /// What stands above the items.
    ///
    /// @param peers the names of those that ours is compared with
    public static List<String> head(Report.Limits limits, List<String> peers) {
        MachineFacts machine = limits.machine();
        String about = "%s, %d processors, %s, Java %s, %s".formatted(machine.processor(), machine.processors(),
                machine.system(), machine.java(), machine.kernels());
        String peak = limits.peakGflops().entrySet().stream()
                .map(e -> "%s %.1f".formatted(threads(e.getKey()), e.getValue())).collect(Collectors.joining(", "));
        String memory = limits.bandwidth().entrySet().stream()
                .map(e -> "%s read %.1f, copy %.1f, triad %.1f".formatted(threads(e.getKey()), e.getValue().read(),
                        e.getValue().copy(), e.getValue().triad()))
                .collect(Collectors.joining("; "));
        String names = COLUMNS.formatted("id", "work", "threads", "algorithm", "ms min", "ms median", "GFLOP/s", "peak")
                + peers.stream().map(peer -> " %14s %6s".formatted(peer + " ms", "ratio"))
                        .collect(Collectors.joining());
        return List.of(about, "peak in GFLOP/s: " + peak, "memory in GB/s: " + memory, "", names);
    }

    /// @param peers the columns at the right; a peer that did not take part leaves its own empty
    public static String line(Report.Item item, List<String> peers) {
        var line = new StringBuilder(COLUMNS.formatted(item.id(), item.work(), item.threads(), item.algorithm(),
                number(item.msMin()), number(item.msMedian()), number(item.gflops()),
                "%.0f %%".formatted(100 * item.shareOfPeak())));
        for (String peer : peers) {
            Double ms = item.peers().get(peer);
            Double ratio = item.ratio().get(peer);
            line.append(ms == null || ratio == null
                    ? " %14s %6s".formatted("", "")
                    : " %14s %6.2f".formatted(number(ms), ratio));
        }
        return line.toString().stripTrailing();
    }

    private static String threads(int count) {
        return count == 1 ? "1 thread" : count + " threads";
    }

    /// Four digits that count, at least.
    private static String number(double value) {
        int decimals = value >= 1000 ? 0 : value >= 100 ? 1 : value >= 10 ? 2 : value >= 1 ? 3 : 4;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
