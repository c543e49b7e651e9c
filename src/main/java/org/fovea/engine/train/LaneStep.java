package org.fovea.engine.train;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One node of a network for all examples of a [Shard] at once.
interface LaneStep {
    /// A part of the work that needs all parts before it.
    sealed interface Phase {
        /// For each shard in pieces, which write to different places and may come in any order.
        record Each(int pieces, Work work) implements Phase {
        }

        /// Once for all shards of the batch together.
        record Once(Consumer<List<Shard>> work) implements Phase {
        }
    }

    interface Work {
        void run(Shard shard, int piece);
    }

    /// Adds what a shard found to sums over the batch, in pieces that add to different places. Comes after all phases, so
    /// that no shard needs numbers of its own for it.
    ///
    /// @param pieces how many
    record Adding(int pieces, Adder work) {
    }

    interface Adder {
        /// @param sums in an array like the first one of those of the node
        void run(Shard shard, float[] sums, int piece);
    }

    /// Takes the numbers that the node has learned until now; called before each batch.
    default void prepare(List<float[]> learned) {
    }

    List<Phase> forward();

    /// From the gradient of the output to those of the inputs, and to what the shard's examples add to those of what is
    /// learned.
    List<Phase> back();

    /// How the first of its arrays is added up, where that is too large for a copy in each shard; otherwise null.
    default @Nullable Adding adding() {
        return null;
    }

    /// What a batch normalisation found.
    default BatchStatistics statistics() {
        return BatchStatistics.NONE;
    }
}
