package org.fovea.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fovea.engine.Axis;
import org.fovea.engine.Shape;

/// Layers that nobody has seen before: channels, sizes and kernels as networks have them, drawn with a seed.
public final class RandomWork {
    private static final int[] CHANNELS = {1, 3, 8, 10, 16, 24, 32, 40, 48, 64, 96, 112, 128, 160, 192, 256, 320, 512};
    private static final int[] SIDES = {7, 9, 13, 14, 19, 27, 28, 33, 45, 56, 64, 75, 100, 112, 128, 150, 224, 300};
    /// Rows and columns; 3×3 and 5×5 are more frequent than others.
    private static final int[][] KERNELS = {{1, 1}, {3, 3}, {3, 3}, {3, 3}, {3, 3}, {5, 5}, {5, 5}, {7, 7}, {2, 2},
            {4, 4}, {1, 7}, {7, 1}, {1, 3}, {3, 1}, {9, 9}, {11, 11}, {4, 2}, {6, 6}};
    /// Operations of a layer, and floats of its input or output.
    private static final double FEWEST = 5e5;
    private static final double MOST = 6e8;
    private static final int FLOATS = 4_000_000;

    private RandomWork() {
    }

    /// So many of them beside these engines.
    public static Suite suite(int count, long seed, Peer... peers) {
        return new Suite(() -> List.copyOf(layers(count, new Random(seed))), List.of(peers), Pace.FULL, Pace.QUICK);
    }

    private static List<Work> layers(int count, Random random) {
        var all = new ArrayList<Work>();
        while (all.size() < count) {
            int channels = one(CHANNELS, random);
            int maps = one(CHANNELS, random);
            int high = one(SIDES, random);
            int wide = random.nextBoolean() ? high : one(SIDES, random);
            int[] kernel = KERNELS[random.nextInt(KERNELS.length)];
            int stride = random.nextInt(3) == 0 ? 2 + random.nextInt(2) : 1;
            int dilation = stride == 1 && random.nextInt(5) == 0 ? 2 + random.nextInt(2) : 1;
            int groups = switch (random.nextInt(6)) {
                case 0 -> channels;
                case 1 -> channels % 4 == 0 && maps % 4 == 0 ? 4 : 1;
                default -> 1;
            };
            if (groups == channels) maps = channels;
            var rows = new Axis(kernel[0], stride, dilation);
            var columns = new Axis(kernel[1], stride, dilation);
            double operations = 2.0 * maps * high * wide / stride / stride * channels / groups * kernel[0] * kernel[1];
            if (Math.max((kernel[0] - 1) * dilation - high, (kernel[1] - 1) * dilation - wide) >= 0
                    || operations < FEWEST || operations > MOST || Math.max(channels, maps) * high * wide > FLOATS)
                continue;
            all.add(WholeLayer.of("%dx%dx%d-%d-%dx%d-s%d-d%d-g%d".formatted(channels, high, wide, maps, kernel[0],
                    kernel[1], stride, dilation, groups), new Shape(channels, high, wide), maps, rows, columns,
                    groups));
        }
        return all;
    }

    private static int one(int[] of, Random random) {
        return of[random.nextInt(of.length)];
    }
}
