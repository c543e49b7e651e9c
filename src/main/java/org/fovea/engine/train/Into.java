package org.fovea.engine.train;

import org.fovea.engine.simd.Loops;

/// Where the gradient of an input goes.
///
/// @param more whether it is added to what another node has left there
record Into(LaneBuffer buffer, boolean more) {

    /// Copies or adds what lies in a buffer of the same shape, of one channel.
    void take(Shard shard, LaneBuffer from, int channel, Loops loops) {
        from.runs(buffer, channel, (at, to, count) -> {
            if (more) loops.add(1, shard.memory, at, shard.memory, to, shard.memory, to, count);
            else
                System.arraycopy(shard.memory, at, shard.memory, to, count);
        });
    }
}
