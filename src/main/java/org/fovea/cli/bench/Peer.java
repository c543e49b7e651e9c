package org.fovea.cli.bench;

import org.fovea.engine.Tensor;

/// An engine that can be timed: ours, or one that ours is compared with.
public interface Peer {

    /// One word: `onnxruntime`.
    String name();

    /// Whether it can compute this item at all.
    boolean covers(Work work);

    /// Gets ready to compute an item again and again: what is done here is not timed.
    ///
    /// @param threads how many threads it may use, the caller's among them
    Prepared prepare(Work work, Tensor x, int threads);

    /// An item ready to be computed. Closing it frees what it holds.
    interface Prepared extends AutoCloseable {

        /// Computes the item once.
        void run();

        /// What the last [#run] computed.
        Tensor result();

        @Override
        void close();
    }
}
