package org.fovea.engine.conv;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
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
import org.fovea.engine.simd.Scratch;
import org.fovea.engine.simd.Transforms;
import org.fovea.engine.simd.Transforms.Runs;

/// Large kernels without stride or dilation, cut into blocks of 4×4 weights, each computed by Winograd's F(4×4, 4×4). The
/// tiles lie four apart, and so do the blocks: what one block sees of a tile, another sees of the tile beside it. So the
/// frequencies of the input are computed once, and in each of the 49 the layer is a correlation of tiles with a kernel as
/// large as there are blocks. For 31×31 weights that is 49·8·8 multiplications for 16 outputs instead of 15,376.
///
/// As in [Winograd], tiles lie where they lie in the whole output, whatever the region.
final class WinogradBlocks implements Plan {
    private static final int OUT = Winograd.OUT;
    /// Values of the input a tile sees along one axis, and its frequencies.
    private static final int IN = 7;

    /// Floats of the frequencies and products of the tiles that are computed together.
    private static final int FLOATS = 2 << 20;
    /// The most tiles side by side.
    private static final int WIDEST = 256;
    /// So many tiles go through the transforms in one run: what these make on the way stays in the second-level cache.
    private static final int RUN = 1 << 10;

    /// What the transforms of a tile cost for each channel and for each map, in multiplications, and by how much a product in
    /// a frequency costs more than one of the formula; measured.
    private static final long TRANSFORM = 1200;
    private static final double PRODUCT = 2;
    /// Fewer tiles do not fill the runs: where many maps are computed in panels, and where they are not.
    private static final int MANY = 24;
    private static final int FEWEST_OF_MANY = 100;
    private static final int FEWEST = 1000;

    private final Correlation job;
    private final Kernels kernels;
    private final Loops loops;
    private final Frequencies frequencies;
    private final Transforms transforms;
    private final int blocksDown;
    private final int blocksAcross;
    /// How many tiles are computed together.
    private final int together;
    /// What there is to do in each frequency: those of the rows for the first of the columns, then for the second, ….
    private final List<Plan> products;
    /// The frequencies of all tiles as channels of one tensor, each for all channels of the input.
    private final Shape tiled;
    /// Memory for frequencies, as many as were in use at once.
    private final ConcurrentLinkedQueue<Tensor> known = new ConcurrentLinkedQueue<>();

    /// @param job of one group
    WinogradBlocks(Correlation job, Machine machine) {
        this.job = job;
        kernels = machine.kernels();
        loops = Loops.of(kernels);
        transforms = Transforms.of(kernels);
        frequencies = new Frequencies(job, kernels, transforms);
        blocksDown = blocks(job.rows());
        blocksAcross = blocks(job.columns());
        together = FLOATS / (IN * IN * (job.channels() + job.output().channels()));
        int down = Math.ceilDiv(job.output().height(), OUT);
        int across = Math.ceilDiv(job.output().width(), OUT);
        // With room for pieces that are larger than what is left.
        tiled = new Shape(IN * IN * job.channels(), 2 * down + blocksDown,
                2 * across + blocksAcross + kernels.panel());
        float[][][] spectra = new float[IN * IN][job.output().channels()][];
        for (int k = 0; k < job.output().channels(); k++) spectra(job.weights()[k], k, spectra);
        products = new ArrayList<>();
        for (float[][] weights : spectra)
            products.add(Plans.byProducts(new Correlation(tiled, new Shape(job.output().channels(), down, across),
                    new Window(blocksDown, 1, 0, 0, 1), new Window(blocksAcross, 1, 0, 0, 1), PaddingMode.ZEROS, 1,
                    products.size() * job.channels(), job.channels(), job.sharing(), weights,
                    new float[weights.length]), machine));
    }

    /// How far rows of so many tiles lie apart.
    private int pitch(int wide) {
        return (wide / kernels.panel() + 1) * kernels.panel();
    }

    private static int blocks(Window window) {
        return Math.ceilDiv(window.size(), OUT);
    }

    /// Whether a layer can be computed like this.
    static boolean fits(Correlation job) {
        return slides(job.rows()) && slides(job.columns());
    }

    private static boolean slides(Window window) {
        return window.size() > OUT && window.stride() == 1 && window.dilation() == 1;
    }

    /// Whether this is worth it, by counts.
    static boolean pays(Correlation job) {
        long tiles = tiles(job, 0, 0);
        long seen = tiles(job, blocks(job.rows()) - 1, blocks(job.columns()) - 1);
        long pairs = (long) job.channels() * job.sharing();
        double here = PRODUCT * IN * IN * blocks(job.rows()) * blocks(job.columns()) * pairs * tiles
                + TRANSFORM * (job.channels() * seen + job.sharing() * tiles);
        long fewest = job.sharing() >= MANY ? FEWEST_OF_MANY : FEWEST;
        return tiles >= fewest && here < (double) OUT * OUT * job.area() * pairs * tiles;
    }

    /// How many tiles an output has, and so many rows and columns of them more.
    private static long tiles(Correlation job, int down, int across) {
        return (long) (Math.ceilDiv(job.output().height(), OUT) + down)
                * (Math.ceilDiv(job.output().width(), OUT) + across);
    }

    /// What is read of the input for a region: all that its tiles see, in which a kernel may have weights of zero.
    static Region reads(Correlation job, Region region) {
        return Winograd.whole(region, job.output()).read(whole(job.rows()), whole(job.columns()), job.mode(),
                job.input());
    }

    private static Window whole(Window window) {
        return new Window(blocks(window) * OUT, 1, window.before(), window.after(), 1);
    }

    @Override
    public String algorithm() {
        return "Winograd F(4×4, 4×4) in blocks";
    }

    @Override
    public Region reads(Region region) {
        return reads(job, region);
    }

    /// The frequencies of all blocks of a filter.
    private void spectra(float[] weights, int map, float[][][] to) {
        int high = job.rows().size();
        int wide = job.columns().size();
        var block = new double[OUT * OUT];
        var columns = new double[OUT * IN];
        var spectrum = new double[IN * IN];
        for (float[][] each : to) each[map] = new float[job.channels() * blocksDown * blocksAcross];
        for (int c = 0, at = 0; c < job.channels(); c++)
            for (int u = 0; u < blocksDown; u++)
                for (int v = 0; v < blocksAcross; v++, at++) {
                    for (int t = 0; t < block.length; t++) {
                        int row = u * OUT + t / OUT;
                        int column = v * OUT + t % OUT;
                        block[t] = row < high && column < wide ? weights[(c * high + row) * wide + column] : 0;
                    }
                    for (int j = 0; j < OUT; j++)
                        Transforms.kernel(block[j], block[OUT + j], block[2 * OUT + j], block[3 * OUT + j], columns,
                                j * IN);
                    for (int f = 0; f < IN; f++)
                        Transforms.kernel(columns[f], columns[IN + f], columns[2 * IN + f], columns[3 * IN + f],
                                spectrum, f * IN);
                    for (int f = 0; f < spectrum.length; f++) to[f][map][at] = (float) spectrum[f];
                }
    }

    @Override
    public void run(Patch x, Region region, float[] output, int at, Finish finish, Machine machine, Cancel cancel) {
        int top = region.top() / OUT;
        int left = region.left() / OUT;
        int down = Math.ceilDiv(region.bottom(), OUT) - top;
        int across = Math.ceilDiv(region.right(), OUT) - left;
        Machine team = machine.forWork((long) down * across * IN * IN * job.output().channels() * job.channels()
                * blocksDown * blocksAcross);
        int wide = Math.ceilDiv(across,
                Math.ceilDiv(across, Math.clamp((long) Math.sqrt(4.0 * together), OUT, WIDEST)));
        int beside = Math.ceilDiv(across, wide);
        int most = Math.max(1, together / wide);
        // As many rows as there is memory for, and something to do for every thread.
        int below = Math.max(Math.ceilDiv(down, most), Math.min(down, Math.ceilDiv(team.threads(), beside)));
        int high = Math.ceilDiv(down, below);
        Machine alone = machine.alone();
        var goal = new Goal(x, region, output, at, finish);
        var shape = new Shape(tiled.channels(), high + blocksDown - 1, pitch(wide + blocksAcross - 1));
        team.each(Math.ceilDiv(down, high) * beside, piece -> {
            int row = piece / beside * high;
            int column = piece % beside * wide;
            tiles(goal,
                    new Tiles(top + row, left + column, Math.min(high, down - row), Math.min(wide, across - column)),
                    shape, alone, cancel);
        }, cancel);
    }

    /// @param shape of their frequencies, the same for all pieces of a run
    private void tiles(Goal goal, Tiles tiles, Shape shape, Machine machine, Cancel cancel) {
        Scratch scratch = machine.scratch();
        int plane = tiles.high() * tiles.wide();
        int maps = job.output().channels();
        // Before the smaller ones, which would get the same memory.
        float[] sums = scratch.take(IN * IN * maps * plane + kernels.slack());
        Tensor spectra = take(shape);
        frequencies(goal.x(), tiles, spectra, scratch);
        var region = new Region(tiles.top(), tiles.left(), tiles.high(), tiles.wide());
        var seen = new Patch(tiled, new Region(tiles.top(), tiles.left(), shape.height(), shape.width()), spectra);
        for (int f = 0; f < IN * IN; f++)
            products.get(f).run(seen, region, sums, f * maps * plane, Finish.NOTHING, machine, cancel);
        known.offer(spectra);
        for (int k = 0; k < maps; k++) store(goal, tiles, k, sums, scratch);
        scratch.give(sums);
    }

    private Tensor take(Shape shape) {
        Tensor before = known.poll();
        return before != null && before.shape.equals(shape) ? before : Tensor.zeros(shape);
    }

    private void frequencies(Patch x, Tiles tiles, Tensor to, Scratch scratch) {
        int high = tiles.high() + blocksDown - 1;
        int wide = tiles.wide() + blocksAcross - 1;
        int pitch = to.shape.width();
        int together = Math.clamp(RUN / pitch, 1, high);
        int across = job.channels() * to.shape.plane();
        for (int r = 0; r < high; r += together) {
            var some = new Tiles(tiles.top() + r, tiles.left(), Math.min(together, high - r), wide);
            Frequencies.Run run = frequencies.run(some, pitch, scratch);
            for (int c = 0; c < job.channels(); c++) {
                run.read(x, job.firstChannel() + c);
                run.write(0, some.high() * pitch, to.data, to.shape.index(c, r, 0), IN * across, across);
            }
            run.giveBack();
        }
    }

    /// From the sums of one map in all frequencies to its outputs.
    private void store(Goal goal, Tiles tiles, int map, float[] sums, Scratch scratch) {
        int plane = tiles.high() * tiles.wide();
        int apart = job.output().channels() * plane;
        int high = Math.clamp(RUN / tiles.wide(), 1, tiles.high());
        int distance = high * tiles.wide() + kernels.slack();
        float[] halves = scratch.take(OUT * IN * distance);
        float[] phases = scratch.take(OUT * distance);
        float[] row = scratch.take(OUT * tiles.wide() + kernels.slack());
        for (int r = 0; r < tiles.high(); r += high) {
            int some = Math.min(high, tiles.high() - r);
            int count = some * tiles.wide();
            transforms.output(new Runs(IN, apart, distance), sums, map * plane + r * tiles.wide(), IN * apart, 0,
                    halves,
                    0, IN * distance, count);
            for (int i = 0; i < OUT; i++) {
                transforms.output(Runs.ONE, halves, i * IN * distance, distance, job.biases()[map], phases, 0, distance,
                        count);
                for (int q = 0; q < some; q++)
                    row(goal, tiles, map, (tiles.top() + r + q) * OUT + i, phases, q * tiles.wide(), distance, row);
            }
        }
        scratch.give(row);
        scratch.give(phases);
        scratch.give(halves);
    }

    /// Brings a row of outputs to its place.
    ///
    /// @param from where the first of the four phases of the row begins
    /// @param distance from one phase to the next
    /// @param room for a row
    private void row(Goal goal, Tiles tiles, int map, int y, float[] phases, int from, int distance, float[] room) {
        Region region = goal.region();
        if (y < region.top() || y >= region.bottom()) return;
        int begin = tiles.left() * OUT;
        int left = Math.max(region.left(), begin);
        int right = Math.min(region.right(), begin + tiles.wide() * OUT);
        int to = goal.index(map, y, 0);
        loops.weave(phases, from, distance, room, 0, tiles.wide());
        System.arraycopy(room, left - begin, goal.output(), to + left, right - left);
        goal.finish().apply(goal.output(), to + left, to + right);
    }
}
