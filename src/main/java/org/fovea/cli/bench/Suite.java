package org.fovea.cli.bench;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.fovea.engine.Problem;

/// What a benchmark compares: items, and the engines that compute them beside ours.
public final class Suite {
    private final Supplier<List<Work>> works;
    private final List<Peer> peers;
    private final Pace full;
    private final Pace quick;

    /// @param works asked when they are measured: their weights take time and memory
    Suite(Supplier<List<Work>> works, List<Peer> peers, Pace full, Pace quick) {
        this.works = works;
        this.peers = List.copyOf(peers);
        this.full = full;
        this.quick = quick;
    }

    /// All items. The program itself carries no peers.
    public static Suite with(Peer... peers) {
        return new Suite(WorkList::all, List.of(peers), Pace.FULL, Pace.QUICK);
    }

    /// The same with some of its items, in its own order.
    ///
    /// @throws Problem when there is no such item
    public Suite only(List<String> ids) {
        List<Work> all = works.get();
        for (String id : ids)
            if (all.stream().noneMatch(work -> work.id().equals(id)))
                throw new Problem("There is no item “%s” in the benchmark; choose from %s.".formatted(id,
                        all.stream().map(Work::id).collect(Collectors.joining(", "))));
        List<Work> chosen = all.stream().filter(work -> ids.contains(work.id())).toList();
        return new Suite(() -> chosen, peers, full, quick);
    }

    /// Measures all items.
    ///
    /// @param threads with how many threads, each of them in turn
    /// @param quickly less time for each, figures less certain
    /// @throws IllegalStateException when an engine computes something wrong
    public Report measure(List<Integer> threads, boolean quickly, Listener listener) {
        return new Bench(works.get(), peers, quickly ? quick : full, listener).run(threads);
    }

    /// Told what happens, on the thread that measures.
    public interface Listener {

        /// @param what is done from now on: `warming up`
        void begins(String what);

        /// @param peers the names of all peers
        void measured(Report.Limits limits, List<String> peers);

        /// @param peers the names of all peers, whether they took part in this item or not
        void measured(Report.Item item, List<String> peers);
    }
}
