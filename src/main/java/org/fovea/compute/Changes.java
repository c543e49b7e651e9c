package org.fovea.compute;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.fovea.engine.net.Step;
import org.fovea.project.Conv;
import org.fovea.project.Layer;
import org.jspecify.annotations.Nullable;

/// Which channels have changed since a layer was computed last.
final class Changes {
    private Changes() {
    }

    /// For each input the channels that have changed since; null where that is not known.
    static List<@Nullable BitSet> ofInputs(LayerResult old, List<Version> causes) {
        var changed = new ArrayList<@Nullable BitSet>();
        for (int i = 0; i < causes.size(); i++)
            changed.add(i < old.causes.size() ? causes.get(i).since(old.causes.get(i)) : null);
        return changed;
    }

    /// The channels of the output whose weights have changed; null where everything has.
    static @Nullable BitSet own(Layer old, Layer now, Step step) {
        if (old.enabled() != now.enabled()) return null;
        if (old.kind().equals(now.kind())) return new BitSet();
        if (!now.enabled() || !(old.kind() instanceof Conv was) || !(now.kind() instanceof Conv is)
                || was.filters().size() != is.filters().size() || !was.withFilters(is.filters()).equals(is))
            return null;
        var own = new BitSet();
        for (int k = 0; k < step.output().channels(); k++)
            if (!was.filters().get(k).filter().equals(is.filters().get(k).filter())) own.set(k);
        return own;
    }
}
