package org.fovea.compute.learn;

import java.util.ArrayList;
import java.util.List;

/// What is kept of a training to look back at: always the first moment and the newest, and between them moments that lie
/// evenly, as many as there is memory for. Where there are more, every second one is dropped, and from then on only every
/// second one is kept. Immutable.
///
/// @param all in the order of time
/// @param every the first moment and each that is so many batches apart stay
public record Snapshots(List<Snapshot> all, long every) {
    public static final Snapshots NONE = new Snapshots(List.of(), 1);
    public static final int MOST = 200;
    public static final long MEMORY = 64L << 20;

    public Snapshots {
        all = List.copyOf(all);
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    public int size() {
        return all.size();
    }

    /// This and a newer one; the same moment as the newest replaces it.
    public Snapshots with(Snapshot newer) {
        var next = new ArrayList<>(all);
        boolean passing = next.size() > 1 && !stays(next.getLast(), every);
        boolean same = !next.isEmpty() && next.getLast().batches() == newer.batches();
        if (passing || same) next.removeLast();
        next.add(newer);
        long apart = every;
        while (next.size() > limit(newer)) {
            apart *= 2;
            long wider = apart;
            int last = next.size() - 1;
            var thinned = new ArrayList<Snapshot>();
            for (int i = 0; i <= last; i++)
                if (i == last || stays(next.get(i), wider)) thinned.add(next.get(i));
            next = thinned;
        }
        return new Snapshots(next, apart);
    }

    /// Whether a moment after so many batches stays for now when newer ones come.
    boolean keeps(long batches) {
        return all.isEmpty() || (batches - all.getFirst().batches()) % every == 0;
    }

    private boolean stays(Snapshot one, long apart) {
        return (one.batches() - all.getFirst().batches()) % apart == 0;
    }

    /// How many such networks are kept; the first and the newest are there even where they need more.
    private static int limit(Snapshot one) {
        return Math.clamp(MEMORY / Math.max(1, one.bytes()), 2, MOST);
    }

    /// The one that was nearest to this moment.
    ///
    /// @throws java.util.NoSuchElementException when there is none
    public Snapshot at(double epochs) {
        Snapshot nearest = all.getFirst();
        for (Snapshot one : all)
            if (Math.abs(one.epochs() - epochs) <= Math.abs(nearest.epochs() - epochs)) nearest = one;
        return nearest;
    }
}
