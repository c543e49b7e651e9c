package org.fovea.compute.learn.why;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.fovea.compute.learn.why.Attribution.Score;
import org.fovea.engine.Cancel;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Network;
import org.fovea.engine.simd.Machine;

/// By how much the score of a class falls when a square patch of the picture is covered, for every place of the patch on a
/// grid (Zeiler and Fergus, arXiv:1311.2901).
///
/// @param places the upper left corners of the patches, row by row; the last ones reach the border
/// @param drops of the score, one for each place, negative where it rises
/// @param attribution for each pixel the mean over the patches that cover it
public record Occlusion(List<Region> places, double[] drops, Attribution attribution) {

    /// What a covered pixel is filled with.
    public enum Fill {
        /// The mean of the picture, each channel for itself.
        MEAN,
        /// 0.5
        GREY,
        /// 0
        BLACK
    }

    /// @param size of the patch, rows and columns
    /// @param stride how far it moves
    public record Settings(int size, int stride, Fill fill) {
        /// @throws IllegalArgumentException below 1, or when patches would leave pixels out
        public Settings {
            if (size < 1 || stride < 1 || stride > size)
                throw new IllegalArgumentException("patches of %d by steps of %d".formatted(size, stride));
        }

        /// About a fifth of the picture.
        public static Settings suited(Shape picture) {
            int side = Math.min(picture.height(), picture.width());
            int size = Math.max(1, Math.round(side / 5f));
            return new Settings(size, Math.max(1, size / 3), Fill.MEAN);
        }
    }

    /// Where patches lie.
    public static List<Region> places(Shape picture, Settings settings) {
        var places = new ArrayList<Region>();
        int height = Math.min(settings.size(), picture.height());
        int width = Math.min(settings.size(), picture.width());
        for (int top : starts(picture.height(), height, settings.stride()))
            for (int left : starts(picture.width(), width, settings.stride()))
                places.add(new Region(top, left, height, width));
        return places;
    }

    private static List<Integer> starts(int length, int size, int stride) {
        var starts = new ArrayList<Integer>();
        for (int at = 0; at < length - size; at += stride) starts.add(at);
        starts.add(length - size);
        return starts;
    }

    /// @param done told, from any thread, how many places are finished
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static Occlusion of(Score score, Tensor picture, Settings settings, Machine machine, Cancel cancel,
            IntConsumer done) {
        List<Region> places = places(picture.shape, settings);
        float[] fill = fill(picture, settings.fill());
        Machine alone = machine.alone();
        double whole = score(score, picture, alone, cancel);
        var drops = new double[places.size()];
        var finished = new AtomicInteger();
        machine.each(drops.length, i -> {
            drops[i] = whole - score(score, covered(picture, places.get(i), fill), alone, cancel);
            done.accept(finished.incrementAndGet());
        }, cancel);
        return new Occlusion(places, drops, new Attribution(Method.OCCLUSION, mean(picture.shape, places, drops)));
    }

    private static double score(Score score, Tensor picture, Machine machine, Cancel cancel) {
        Network network = score.network();
        return score.of(network.evaluate(picture, score.node(), Region.all(network.shape(score.node())), machine,
                cancel).values());
    }

    private static float[] fill(Tensor picture, Fill fill) {
        var values = new float[picture.shape.channels()];
        int plane = picture.shape.plane();
        for (int c = 0; c < values.length; c++)
            values[c] = switch (fill) {
                case BLACK -> 0;
                case GREY -> 0.5f;
                case MEAN -> {
                    double sum = 0;
                    for (int i = c * plane; i < (c + 1) * plane; i++) sum += picture.data[i];
                    yield (float) (sum / plane);
                }
            };
        return values;
    }

    /// The picture with a patch over it.
    static Tensor covered(Tensor picture, Region patch, float[] fill) {
        float[] data = picture.data.clone();
        for (int c = 0; c < fill.length; c++)
            for (int i = patch.top(); i < patch.bottom(); i++) {
                int from = picture.shape.index(c, i, patch.left());
                java.util.Arrays.fill(data, from, from + patch.width(), fill[c]);
            }
        return new Tensor(picture.shape, data);
    }

    private static Tensor mean(Shape picture, List<Region> places, double[] drops) {
        var sums = new double[picture.plane()];
        var counts = new int[sums.length];
        for (int p = 0; p < drops.length; p++) {
            Region place = places.get(p);
            for (int i = place.top(); i < place.bottom(); i++)
                for (int j = place.left(); j < place.right(); j++) {
                    sums[i * picture.width() + j] += drops[p];
                    counts[i * picture.width() + j]++;
                }
        }
        Tensor map = Tensor.zeros(picture.oneChannel());
        for (int i = 0; i < sums.length; i++) map.data[i] = (float) (sums[i] / counts[i]);
        return map;
    }
}
