package org.fovea.compute;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// One state of the values of a layer. It remembers a few states before it and in which channels it differs from them, so
/// that what was computed from one of those can follow without computing everything.
public final class Version {
    /// So many states back are remembered.
    private static final int MEMORY = 32;

    private final @Nullable Version before;
    private final BitSet changed;
    private final int depth;

    /// Values that have nothing to do with any before.
    Version() {
        this(null, new BitSet(), 0);
    }

    private Version(@Nullable Version before, BitSet changed, int depth) {
        this.before = before;
        this.changed = changed;
        this.depth = depth;
    }

    /// The state after some channels have changed.
    Version then(BitSet channels) {
        return depth == MEMORY ? new Version() : new Version(this, channels, depth + 1);
    }

    /// The channels that may differ from those of an earlier state; null when nothing is known of it.
    @Nullable
    BitSet since(Version earlier) {
        var channels = new BitSet();
        for (Version version = this; version != null; version = version.before) {
            if (version == earlier) return channels;
            channels.or(version.changed);
        }
        return null;
    }
}
