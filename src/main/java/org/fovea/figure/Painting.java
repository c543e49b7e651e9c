package org.fovea.figure;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.fovea.compute.Preview;
import org.fovea.compute.Sample;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.Window;

/// Turns tensors into rasters: feature maps through a [ColorScale], pictures by their own values (0 black … 1 full).
///
/// A raster is w×h pixels of the viewport's scale; on a screen with more than one device pixel per unit, give a viewport
/// with the scale multiplied. Where a cell is larger than a pixel, a pixel has the colour of the cell under its centre,
/// so cells are crisp squares that lie where `viewport.toX(placement.x(j))` says. Where it is smaller, a pixel has the mean
/// of all cells whose centres lie in it: every cell counts exactly once, nothing is skipped.
/// Outside the grid pixels are transparent (0).
public final class Painting {
    private Painting() {
    }

    /// The visible part of one channel.
    public static Raster map(Tensor tensor, int channel, ColorScale scale, Placement placement, Viewport viewport,
            int width, int height) {
        return map(tensor, channel, scale, Cells.rows(tensor.shape, placement, viewport, height),
                Cells.columns(tensor.shape, placement, viewport, width));
    }

    /// The visible part of a map of which there are samples only; where there are more of them, those.
    public static Raster preview(Preview preview, ColorScale scale, Placement placement, Viewport viewport, int width,
            int height) {
        Sample seen = preview.seen();
        Raster above = seen == null ? null : samples(seen, scale, placement, viewport, width, height);
        if (above != null && Arrays.stream(above.argb).allMatch(pixel -> pixel != 0)) return above;
        Raster raster = samples(preview.whole(), scale, placement, viewport, width, height);
        if (above == null) return raster;
        var argb = new int[width * height];
        for (int i = 0; i < argb.length; i++) argb[i] = above.argb[i] == 0 ? raster.argb[i] : above.argb[i];
        return new Raster(width, height, argb);
    }

    private static Raster samples(Sample sample, ColorScale scale, Placement placement, Viewport viewport, int width,
            int height) {
        Region region = sample.part().region();
        return map(sample.part().values(), 0, scale, placement.sampled(sample.step(), region.top(), region.left()),
                viewport, width, height);
    }

    /// The visible part of a picture: three channels are red, green and blue; otherwise the first one is shown grey.
    public static Raster picture(Tensor tensor, Placement placement, Viewport viewport, int width, int height) {
        return picture(tensor, Cells.rows(tensor.shape, placement, viewport, height),
                Cells.columns(tensor.shape, placement, viewport, width));
    }

    /// A whole channel, one pixel per cell.
    public static Raster map(Tensor tensor, int channel, ColorScale scale) {
        return map(tensor, channel, scale, Cells.each(tensor.shape.height()), Cells.each(tensor.shape.width()));
    }

    /// A whole picture, one pixel per cell.
    public static Raster picture(Tensor tensor) {
        return picture(tensor, Cells.each(tensor.shape.height()), Cells.each(tensor.shape.width()));
    }

    /// A picture from its darkest to its brightest value: one that is learned from may have a mean of 0.
    public static Tensor stretched(Tensor picture) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (float value : picture.data) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        if (!(high > low)) return picture;
        var data = new float[picture.data.length];
        for (int i = 0; i < data.length; i++) data[i] = (picture.data[i] - low) / (high - low);
        return new Tensor(picture.shape, data);
    }

    /// A picture as it is, or stretched where it has values below black or above full.
    public static Tensor shown(Tensor picture) {
        for (float value : picture.data) if (value < 0 || value > 1) return stretched(picture);
        return picture;
    }

    /// What the padding holds where it repeats the picture; transparent on the picture itself. Pixels show the cell under
    /// their centre at every zoom. Not for [PaddingMode#ZEROS], which has nothing to show.
    public static Raster padding(Tensor input, PaddingMode mode, Window rows, Window columns, Viewport viewport,
            int width, int height) {
        int[] sourceRows = Cells.padded(mode, rows, input.shape.height(), viewport.top(), viewport.scale(), height);
        int[] sourceColumns = Cells.padded(mode, columns, input.shape.width(), viewport.left(), viewport.scale(),
                width);
        var argb = new int[width * height];
        for (int y = 0; y < height; y++) {
            boolean inside = Cells.inside(viewport.row(y + 0.5), input.shape.height());
            for (int x = 0; x < width && sourceRows[y] >= 0; x++)
                if (sourceColumns[x] >= 0 && !(inside && Cells.inside(viewport.column(x + 0.5), input.shape.width())))
                    argb[y * width + x] = color(input, sourceRows[y], sourceColumns[x]);
        }
        return new Raster(width, height, argb);
    }

    /// The colour of one pixel of a picture.
    public static int color(Tensor picture, int row, int column) {
        float first = picture.at(0, row, column);
        return picture.shape.channels() == 3
                ? rgb(first, picture.at(1, row, column), picture.at(2, row, column))
                : rgb(first, first, first);
    }

    private static Raster map(Tensor tensor, int channel, ColorScale scale, Cells rows, Cells columns) {
        var argb = new int[rows.length() * columns.length()];
        new Box(tensor, rows, columns).each(channel,
                (row, values, from, to) -> scale.paint(values, from, to, argb, row));
        return new Raster(columns.length(), rows.length(), argb);
    }

    private static Raster picture(Tensor tensor, Cells rows, Cells columns) {
        var argb = new int[rows.length() * columns.length()];
        var box = new Box(tensor, rows, columns);
        if (tensor.shape.channels() == 3) {
            for (int c = 0; c < 3; c++) {
                int shift = 16 - 8 * c;
                box.each(c, (row, values, from, to) -> {
                    for (int x = from; x < to; x++) argb[row + x] |= 0xff000000 | (level(values[x]) << shift);
                });
            }
        } else
            box.each(0, (row, values, from, to) -> {
                for (int x = from; x < to; x++) argb[row + x] = rgb(values[x], values[x], values[x]);
            });
        return new Raster(columns.length(), rows.length(), argb);
    }

    private static int rgb(float red, float green, float blue) {
        return 0xff000000 | (level(red) << 16) | (level(green) << 8) | level(blue);
    }

    private static int level(float value) {
        return (int) (Math.clamp(value, 0f, 1f) * 255 + 0.5f);
    }

    /// Receives the values of a row of pixels.
    private interface Sink {
        /// @param row the index of its first pixel in the raster
        /// @param values of pixel `from` of the row up to, not including, `to`; others show no cell
        void accept(int row, float[] values, int from, int to);
    }

    /// The mean of the cells under each pixel.
    private record Box(Tensor tensor, Cells rows, Cells columns) {
        /// So many cells are worth several cores, in so many bands of pixels.
        private static final long LARGE = 2_000_000;
        private static final int BANDS = 8;

        void each(int channel, Sink sink) {
            long cells = (long) (rows.highest() - rows.lowest()) * (columns.highest() - columns.lowest());
            if (cells < LARGE) band(channel, 0, rows.length(), sink);
            else
                IntStream.range(0, BANDS).parallel().forEach(
                        b -> band(channel, b * rows.length() / BANDS, (b + 1) * rows.length() / BANDS, sink));
        }

        private void band(int channel, int top, int bottom, Sink sink) {
            Shape shape = tensor.shape;
            var sums = new float[shape.width()];
            var values = new float[columns.length()];
            int left = 0;
            while (left < values.length && columns.first(left) >= columns.end(left))
                left++;
            int right = values.length;
            while (right > left && columns.first(right - 1) >= columns.end(right - 1))
                right--;
            int from = columns.lowest();
            int to = columns.highest();
            for (int y = top; y < bottom; y++) {
                int first = rows.first(y);
                int count = rows.end(y) - first;
                if (count <= 0) continue;
                int line = shape.index(channel, first, 0);
                if (count == 1) across(tensor.data, line, 1, values, left, right);
                else {
                    System.arraycopy(tensor.data, line + from, sums, from, to - from);
                    for (int i = 1; i < count; i++) add(tensor.data, line + i * shape.width(), sums, from, to);
                    across(sums, 0, count, values, left, right);
                }
                sink.accept(y * values.length, values, left, right);
            }
        }

        /// Along whole rows, which is what memory is fastest at.
        private static void add(float[] data, int line, float[] sums, int from, int to) {
            for (int j = from; j < to; j++) sums[j] += data[line + j];
        }

        private void across(float[] line, int at, int count, float[] values, int left, int right) {
            for (int x = left; x < right; x++) {
                int first = columns.first(x);
                int end = columns.end(x);
                float sum = line[at + first];
                for (int j = first + 1; j < end; j++) sum += line[at + j];
                int cells = count * (end - first);
                values[x] = cells == 1 ? sum : sum / cells;
            }
        }
    }
}
