package org.fovea.cli.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import org.fovea.cli.bench.Peer.Prepared;
import org.fovea.cli.bench.Suite.Listener;
import org.fovea.engine.Tensor;
import org.fovea.engine.simd.Kernels;

/// One run of the benchmark: first the limits of the machine, then every item with every number of threads, the engines
/// taking turns on it.
final class Bench {
    private final Ours ours = new Ours(Kernels.fastest());
    private final List<Work> works;
    private final List<Peer> peers;
    private final List<String> names;
    private final Pace pace;
    private final Listener listener;

    Bench(List<Work> works, List<Peer> peers, Pace pace, Listener listener) {
        this.works = works;
        this.peers = peers;
        this.names = peers.stream().map(Peer::name).toList();
        this.pace = pace;
        this.listener = listener;
    }

    Report run(List<Integer> threads) {
        Report.Limits limits = limits(threads);
        listener.measured(limits, names);
        warm(Collections.max(threads));
        var items = new ArrayList<Report.Item>();
        for (Work work : works) {
            Tensor x = work.x();
            for (int count : threads) {
                listener.begins(
                        "measuring %s with %d %s".formatted(work.id(), count, count == 1 ? "thread" : "threads"));
                Report.Item item = item(work, x, count, limits.peakGflops().getOrDefault(count, 0.0));
                items.add(item);
                listener.measured(item, names);
            }
        }
        return new Report(limits, List.copyOf(items));
    }

    private Report.Limits limits(List<Integer> threads) {
        var peak = new TreeMap<Integer, Double>();
        var bandwidth = new TreeMap<Integer, Bandwidth>();
        for (int count : threads) {
            listener.begins("measuring the peak of the processor");
            peak.put(count, Peak.gflops(ours.kernels(), count, pace.limit()));
            listener.begins("measuring the bandwidth of the memory");
            bandwidth.put(count, Bandwidth.of(count, pace));
        }
        return new Report.Limits(MachineFacts.ofThisMachine(ours.kernels()), peak, bandwidth);
    }

    /// Works through all items, each for a moment at a time, until the time is over.
    private void warm(int threads) {
        listener.begins("warming up");
        List<Prepared> all = works.stream().map(work -> ours.prepare(work, work.x(), threads)).toList();
        long start = System.nanoTime();
        do {
            for (Prepared prepared : all) {
                long turn = System.nanoTime();
                do
                    prepared.run();
                while (System.nanoTime() - turn < pace.sample().toNanos());
            }
        } while (System.nanoTime() - start < pace.start().toNanos());
        all.forEach(Prepared::close);
    }

    private Report.Item item(Work work, Tensor x, int threads, double peak) {
        List<Peer> able = peers.stream().filter(peer -> peer.covers(work)).toList();
        var engines = new ArrayList<Prepared>();
        try {
            engines.add(ours.prepare(work, x, threads));
            for (Peer peer : able) engines.add(peer.prepare(work, x, threads));
            compare(work, x, able, engines);
            List<Timing> timings = Timing.of(engines, pace);
            Timing mine = timings.getFirst();
            var medians = new LinkedHashMap<String, Double>();
            var ratios = new LinkedHashMap<String, Double>();
            for (int i = 0; i < able.size(); i++) {
                double theirs = timings.get(i + 1).median();
                medians.put(able.get(i).name(), theirs);
                ratios.put(able.get(i).name(), mine.median() / theirs);
            }
            double gflops = (double) work.flops() / mine.median() / 1e6;
            return new Report.Item(work.id(), work.name(), threads, ours.algorithm(work), mine.min(), mine.median(),
                    gflops, gflops / peak, medians, ratios);
        } finally {
            engines.forEach(Prepared::close);
        }
    }

    private static void compare(Work work, Tensor x, List<Peer> able, List<Prepared> engines) {
        engines.forEach(Prepared::run);
        Tensor result = engines.getFirst().result();
        Comparison.withFormula(work, x, result);
        for (int i = 0; i < able.size(); i++)
            Comparison.withOurs(work, x, result, able.get(i).name(), engines.get(i + 1).result());
    }
}
