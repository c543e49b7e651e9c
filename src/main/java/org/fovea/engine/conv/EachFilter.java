package org.fovea.engine.conv;

import java.util.List;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.simd.Machine;

/// A layer whose filters are computed by different plans, a few filters each, because some of them are [Separable].
final class EachFilter implements Plan {
    private final List<Part> parts;

    /// @param first the first filter
    /// @param plan computes it and those that follow
    record Part(int first, Plan plan) {
    }

    /// @param parts in the order of the filters
    EachFilter(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    @Override
    public String algorithm() {
        return String.join(" and ", parts.stream().map(part -> part.plan.algorithm()).distinct().toList());
    }

    @Override
    public Region reads(Region region) {
        return parts.stream().map(part -> part.plan.reads(region)).reduce(Region::hull).orElseThrow();
    }

    @Override
    public void run(Patch x, Region region, float[] output, int at, Finish finish, Machine machine, Cancel cancel) {
        for (Part part : parts)
            part.plan.run(x, region, output, at + part.first * region.height() * region.width(), finish, machine,
                    cancel);
    }
}
