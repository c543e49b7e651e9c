package org.fovea.engine.conv;

import org.fovea.engine.Cancel;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.Window;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Loops;
import org.fovea.engine.simd.Machine;

/// Winograd's F(4×4, 3×3) for kernels with a stride that are at most three strides long and more than two: with stride 2, 5×5
/// and 6×6. What such a kernel sees falls into phases: rows 0, 2, 4 of it see even rows of the padded input, 1 and 3 odd ones,
/// and likewise its columns. Each phase of a channel is a channel of its own, of a layer with kernels of 3×3 and no stride,
/// whose frequencies are added up: 9 multiplications for each output and channel with stride 2 instead of 25.
final class StridedWinograd implements Plan {
    /// Weights along one axis of a phase.
    private static final int SIZE = 3;
    /// Floats of the copies of all phases: 32 MB.
    private static final int MOST = 8 << 20;
    /// What the copy of a value costs for each map that is computed from it, in multiplications.
    private static final int COPY = 20;

    private final Correlation job;
    private final Loops loops;
    private final Phases rows;
    private final Phases columns;
    private final Shape copied;
    private final Winograd inner;

    StridedWinograd(Correlation job, Kernels kernels) {
        this.job = job;
        loops = Loops.of(kernels);
        rows = Phases.of(job.rows(), job.input().height(), 1);
        columns = Phases.of(job.columns(), job.input().width(), 1);
        int phases = phases(job);
        var weights = new float[job.weights().length][];
        for (int m = 0; m < weights.length; m++) weights[m] = phases(job.weights()[m]);
        var window = new Window(SIZE, 1, 0, 0, 1);
        copied = new Shape(job.groups() * job.channels() * phases, job.output().height() + SIZE - 1,
                job.output().width() + SIZE - 1);
        inner = new Winograd(new Correlation(copied, job.output(), window, window, PaddingMode.ZEROS, job.groups(), 0,
                job.channels() * phases, job.sharing(), weights, job.biases()), kernels);
    }

    /// The weights of a filter, those of each phase of a channel together.
    private float[] phases(float[] weights) {
        int down = job.rows().stride();
        int across = job.columns().stride();
        var all = new float[job.channels() * down * across * SIZE * SIZE];
        for (int c = 0; c < job.channels(); c++)
            for (int u = 0; u < job.rows().size(); u++)
                for (int v = 0; v < job.columns().size(); v++) {
                    int phase = (c * down + u % down) * across + v % across;
                    all[(phase * SIZE + u / down) * SIZE + v / across] = weights[(c * job.rows().size() + u)
                            * job.columns().size() + v];
                }
        return all;
    }

    private static int phases(Correlation job) {
        return job.rows().stride() * job.columns().stride();
    }

    /// Whether a layer can be computed like this.
    static boolean fits(Correlation job) {
        return strides(job.rows()) && strides(job.columns()) && phases(job) > 1;
    }

    private static boolean strides(Window window) {
        return window.dilation() == 1 && Math.ceilDiv(window.size(), window.stride()) == SIZE;
    }

    /// Whether this is worth it, by counts: as [Winograd] for all phases, and the copies; for a map alone as for the layer.
    static boolean pays(Correlation job, Kernels kernels) {
        int phases = phases(job);
        double products = (double) job.area() / phases - (double) COPY / job.sharing();
        long floats = (long) job.input().channels() * phases * (job.output().height() + SIZE - 1)
                * (job.output().width() + SIZE - 1);
        return floats <= MOST
                && Winograd.pays(job.channels() * phases, job.sharing(), job.output(), products, kernels);
    }

    /// What is read for a region of the output: all that tiles see of the phases, those that have a weight less than others too.
    static Region reads(Correlation job, Region region) {
        return Winograd.whole(region, job.output()).read(grown(job.rows()), grown(job.columns()), job.mode(),
                job.input());
    }

    private static Window grown(Window window) {
        return new Window(SIZE * window.stride(), window.stride(), window.before(), window.after(), 1);
    }

    @Override
    public String algorithm() {
        return "Winograd F(4×4, 3×3) of phases";
    }

    @Override
    public Region reads(Region region) {
        return reads(job, region);
    }

    @Override
    public void run(Patch x, Region region, float[] output, int at, Finish finish, Machine machine, Cancel cancel) {
        Region whole = Winograd.whole(region, job.output());
        var seen = new Region(whole.top(), whole.left(), whole.height() + SIZE - 1, whole.width() + SIZE - 1);
        var band = new Band(rows, columns, job.mode(), loops, whole.height(), whole.width());
        var shape = new Shape(copied.channels(), seen.height(), seen.width());
        float[] values = machine.scratch().take(shape.size());
        // A call that is cancelled gives them back too: they are large.
        try {
            machine.forWork((long) COPY * shape.size()).each(job.groups() * job.channels(),
                    c -> band.copy(x, job.firstChannel() + c, 1, whole.top(), whole.left(), whole.height(),
                            whole.width(),
                            values, c * band.channel()),
                    cancel);
            inner.run(new Patch(copied, seen, Tensor.lent(shape, values)), region, output, at, finish, machine, cancel);
        } finally {
            machine.scratch().give(values);
        }
    }
}
