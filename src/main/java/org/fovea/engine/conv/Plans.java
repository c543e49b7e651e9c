package org.fovea.engine.conv;

import java.util.ArrayList;
import java.util.List;
import org.fovea.engine.Region;
import org.fovea.engine.conv.EachFilter.Part;
import org.fovea.engine.simd.Machine;

/// Which algorithm a layer gets. The choice looks at the layer, the size of its input and whether the machine is to be
/// precise, never at regions or threads; and at each filter alone, so that a map does not depend on the others.
/// docs/performance.md has it as a table.
public final class Plans {
    private Plans() {
    }

    /// The plan for this work.
    public static Plan of(Correlation job, Machine machine) {
        if (machine.precise()) return byProducts(job, machine);
        if (byTwo(job, machine)) return new WinogradOfTwo(job, machine.kernels());
        if (byFrequencies(job, machine)) return new Winograd(job, machine.kernels());
        if (byPhases(job, machine)) return new StridedWinograd(job, machine.kernels());
        if (byLines(job, machine)) return new WinogradOfLines(job, machine.kernels());
        return bySteps(job, machine);
    }

    /// What the plan for this work reads of the input to compute a region of the output; weights and biases may be missing.
    public static Region reads(Correlation job, Region region, Machine machine) {
        if (byTwo(job, machine)) return job.reads(WinogradOfTwo.whole(region, job.output()));
        if (byFrequencies(job, machine)) return job.reads(Winograd.whole(region, job.output()));
        if (byPhases(job, machine)) return StridedWinograd.reads(job, region);
        if (byLines(job, machine)) return job.reads(WinogradOfLines.whole(job, region));
        return inBlocks(job, machine) ? WinogradBlocks.reads(job, region) : job.reads(region);
    }

    private static boolean byFrequencies(Correlation job, Machine machine) {
        return !machine.precise() && Winograd.fits(job) && Winograd.pays(job, machine.kernels());
    }

    private static boolean byPhases(Correlation job, Machine machine) {
        return !machine.precise() && StridedWinograd.fits(job) && StridedWinograd.pays(job, machine.kernels());
    }

    private static boolean byLines(Correlation job, Machine machine) {
        return !machine.precise() && WinogradOfLines.fits(job) && WinogradOfLines.pays(job, machine.kernels());
    }

    private static boolean byTwo(Correlation job, Machine machine) {
        return !machine.precise() && WinogradOfTwo.fits(job) && WinogradOfTwo.pays(job, machine.kernels());
    }

    private static boolean inBlocks(Correlation job, Machine machine) {
        return !machine.precise() && WinogradBlocks.fits(job) && WinogradBlocks.pays(job);
    }

    /// Filters that are products one by one, those between them together.
    private static Plan bySteps(Correlation job, Machine machine) {
        var parts = new ArrayList<Part>();
        int others = 0;
        for (int k = 0; k < job.output().channels(); k++) {
            if (!Separable.fits(job, k)) continue;
            addOthers(parts, job, others, k, machine);
            parts.add(new Part(k, new Separable(job.filters(k, k + 1), machine.kernels())));
            others = k + 1;
        }
        if (parts.isEmpty() && !inBlocks(job, machine)) return byProducts(job, machine);
        addOthers(parts, job, others, job.output().channels(), machine);
        return parts.size() == 1 ? parts.getFirst().plan() : new EachFilter(parts);
    }

    /// Filters of one group can be computed together; of several groups, each by itself.
    private static void addOthers(List<Part> parts, Correlation job, int from, int to, Machine machine) {
        for (int k = from; k < to;) {
            int end = Math.min(to, (k / job.groupSize() + 1) * job.groupSize());
            Correlation some = job.filters(k, end);
            parts.add(new Part(k,
                    inBlocks(job, machine) ? new WinogradBlocks(some, machine) : byProducts(some, machine)));
            k = end;
        }
    }

    /// The plan for this work that adds up all products of the formula, for a precise machine in its order.
    static Plan byProducts(Correlation job, Machine machine) {
        // It takes the sums in another order than the formula.
        if (!machine.precise() && MapsSideBySide.pays(job, machine.kernels()))
            return new MapsSideBySide(job, machine.kernels());
        if (!machine.precise() && ChannelsSideBySide.fits(job) && ChannelsSideBySide.pays(job, machine.kernels()))
            return new ChannelsSideBySide(job, machine.kernels());
        if (LongRow.fits(job)) return new LongRow(job, machine.kernels());
        if (FilterRows.fits(job, machine.kernels())) return new FilterRows(job, machine.kernels());
        if (ShiftedCopies.fits(job)) return new ShiftedCopies(job, machine.kernels());
        if (PanelProducts.pays(job, machine.kernels())) return new PanelProducts(job, machine.kernels());
        return new ShiftedProducts(job, machine.kernels());
    }
}
