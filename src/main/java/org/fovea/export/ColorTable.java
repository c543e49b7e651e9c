package org.fovea.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fovea.figure.Raster;

/// At most 255 colours that stand for all of some pictures, found by median cut: the box of colours that holds most of what is
/// seen times its longest side is cut in half until there are enough (P. Heckbert, Color image quantization for frame buffer
/// display, 1982). Colours that fill much of a picture, such as its ground, are kept exactly.
final class ColorTable {
    /// The index of no colour: what was there before stays.
    static final int CLEAR = 255;
    private static final int MOST = 255;
    /// Colours are counted in cells of 8×8×8.
    private static final int BITS = 5;
    private static final int CELLS = 1 << (3 * BITS);

    private final int[] colors;
    /// By the cell of a colour, the index that stands for it; −1 where nobody asked yet.
    private final short[] nearest = new short[CELLS];

    private ColorTable(int[] colors) {
        this.colors = colors;
        java.util.Arrays.fill(nearest, (short) -1);
    }

    private static int cell(int rgb) {
        return (rgb >> 19 & 31) << 10 | (rgb >> 11 & 31) << 5 | (rgb >> 3 & 31);
    }

    /// The colours of some pictures.
    static ColorTable of(List<Raster> pictures) {
        var counts = new long[CELLS];
        var sums = new long[3][CELLS];
        for (Raster picture : pictures)
            for (int rgb : picture.argb) {
                int cell = cell(rgb);
                counts[cell]++;
                for (int c = 0; c < 3; c++) sums[c][cell] += rgb >> (16 - 8 * c) & 255;
            }
        var used = new ArrayList<Integer>();
        for (int cell = 0; cell < CELLS; cell++) if (counts[cell] > 0) used.add(cell);
        var boxes = new ArrayList<Box>();
        boxes.add(new Box(used, counts));
        while (boxes.size() < MOST) {
            Box widest = boxes.stream().filter(Box::divisible).max(Comparator.comparingDouble(Box::weight))
                    .orElse(null);
            if (widest == null) break;
            boxes.remove(widest);
            boxes.addAll(widest.halves());
        }
        return new ColorTable(boxes.stream().mapToInt(box -> box.mean(sums)).toArray());
    }

    /// Some cells of colours that one colour stands for.
    private record Box(List<Integer> cells, long[] counts) {
        boolean divisible() {
            return cells.size() > 1;
        }

        private static int part(int cell, int channel) {
            return cell >> (10 - 5 * channel) & 31;
        }

        private int extent(int channel) {
            int low = 31;
            int high = 0;
            for (int cell : cells) {
                low = Math.min(low, part(cell, channel));
                high = Math.max(high, part(cell, channel));
            }
            return high - low;
        }

        private long count() {
            long count = 0;
            for (int cell : cells) count += counts[cell];
            return count;
        }

        /// The root keeps large plain grounds from taking all colours.
        double weight() {
            return Math.sqrt((double) count()) * Math.max(extent(0), Math.max(extent(1), extent(2)));
        }

        List<Box> halves() {
            int longest = extent(1) >= extent(0) && extent(1) >= extent(2) ? 1 : extent(0) >= extent(2) ? 0 : 2;
            var sorted = new ArrayList<>(cells);
            sorted.sort(Comparator.comparingInt(cell -> part(cell, longest)));
            long half = count() / 2;
            long before = 0;
            int cut = 0;
            while (cut < sorted.size() - 1 && (cut == 0 || before + counts[sorted.get(cut)] <= half))
                before += counts[sorted.get(cut++)];
            return List.of(new Box(List.copyOf(sorted.subList(0, cut)), counts),
                    new Box(List.copyOf(sorted.subList(cut, sorted.size())), counts));
        }

        int mean(long[][] sums) {
            long count = count();
            int rgb = 0;
            for (int c = 0; c < 3; c++) {
                long sum = 0;
                for (int cell : cells) sum += sums[c][cell];
                rgb |= (int) ((sum + count / 2) / count) << (16 - 8 * c);
            }
            return rgb;
        }
    }

    /// How many colours there are.
    int size() {
        return colors.length;
    }

    /// A colour, RGB.
    int color(int index) {
        return colors[index];
    }

    /// The colour that is nearest to another one.
    int index(int rgb) {
        int cell = cell(rgb);
        if (nearest[cell] < 0) nearest[cell] = (short) search(rgb);
        return nearest[cell];
    }

    private int search(int rgb) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int n = 0; n < colors.length; n++) {
            int distance = 0;
            for (int shift = 16; shift >= 0; shift -= 8) {
                int difference = (rgb >> shift & 255) - (colors[n] >> shift & 255);
                distance += difference * difference;
            }
            if (distance < least) {
                least = distance;
                best = n;
            }
        }
        return best;
    }
}
