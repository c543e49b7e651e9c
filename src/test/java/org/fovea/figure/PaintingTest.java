package org.fovea.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.Window;
import org.fovea.project.Colors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaintingTest {
    private static final ColorScale SCALE = new ColorScale(ColorMap.of(Colors.VIRIDIS), 0, 1);

    private static Tensor noise(int channels, int height, int width, long seed) {
        var random = new Random(seed);
        var data = new float[channels * height * width];
        for (int i = 0; i < data.length; i++) data[i] = random.nextFloat();
        return new Tensor(new Shape(channels, height, width), data);
    }

    /// The definition, pixel by pixel: the cell under the centre when cells are larger than pixels along an axis, all
    /// cells with their centre inside otherwise.
    private static float mean(Tensor t, int channel, Placement p, Viewport v, int px, int py) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < t.shape.height(); i++)
            for (int j = 0; j < t.shape.width(); j++) {
                double x = v.toX(p.x(j));
                double y = v.toY(p.y(i));
                double width = p.width() * v.scale();
                double height = p.height() * v.scale();
                boolean across = width > 1
                        ? px + 0.5 >= x && px + 0.5 < x + width
                        : x + width / 2 >= px && x + width / 2 < px + 1;
                boolean down = height > 1
                        ? py + 0.5 >= y && py + 0.5 < y + height
                        : y + height / 2 >= py && y + height / 2 < py + 1;
                if (across && down) {
                    sum += t.at(channel, i, j);
                    count++;
                }
            }
        return count == 0 ? Float.NaN : (float) (sum / count);
    }

    @Test
    void a_raster_equals_its_definition_at_any_zoom_and_place() {
        var random = new Random(3);
        for (int n = 0; n < 300; n++) {
            Tensor t = noise(2, 1 + random.nextInt(20), 1 + random.nextInt(20), n);
            var placement = new Placement(random.nextGaussian() * 3, random.nextGaussian() * 3,
                    1 + random.nextInt(3), 1 + random.nextInt(3));
            var viewport = new Viewport(random.nextGaussian() * 6, random.nextGaussian() * 6,
                    Math.pow(2, random.nextDouble() * 7 - 3.5));
            Raster raster = Painting.map(t, 1, SCALE, placement, viewport, 17, 13);
            for (int y = 0; y < 13; y++)
                for (int x = 0; x < 17; x++) {
                    float mean = mean(t, 1, placement, viewport, x, y);
                    int actual = raster.argb[y * 17 + x];
                    if (Float.isNaN(mean)) assertThat(actual).isZero();
                    else
                        assertThat(actual).isIn(SCALE.argb(mean - 1e-6f), SCALE.argb(mean), SCALE.argb(mean + 1e-6f));
                }
        }
    }

    @Test
    void cells_are_crisp_squares_where_the_viewport_says() {
        Tensor t = Tensor.plane(2, 2, 0, 1, 1, 0);
        var viewport = new Viewport(-1, -0.5, 10);
        Raster raster = Painting.map(t, 0, SCALE, Placement.INPUT, viewport, 40, 30);
        assertThat(raster.argb[5 * 40 + 9]).isZero();
        assertThat(raster.argb[5 * 40 + 10]).isEqualTo(SCALE.argb(0));
        assertThat(raster.argb[5 * 40 + 19]).isEqualTo(SCALE.argb(0));
        assertThat(raster.argb[5 * 40 + 20]).isEqualTo(SCALE.argb(1));
        assertThat(raster.argb[4 * 40 + 15]).isZero();
        assertThat(raster.argb[15 * 40 + 15]).isEqualTo(SCALE.argb(1));
        assertThat(raster.argb[29 * 40 + 29]).isZero();
    }

    @Test
    void a_picture_shows_its_own_values_clamped_to_black_and_full() {
        var rgb = new Tensor(new Shape(3, 1, 2), new float[]{1, -1, 0.5f, 2, 0, 0.2f});
        assertThat(Painting.picture(rgb).argb).containsExactly(0xffff8000, 0xff00ff33);
        assertThat(Painting.picture(Tensor.plane(1, 2, 0, 0.2f)).argb).containsExactly(0xff000000, 0xff333333);
        assertThat(Painting.color(rgb, 0, 0)).isEqualTo(0xffff8000);
    }

    @Test
    void a_thumbnail_has_one_pixel_per_cell() {
        Tensor t = noise(1, 5, 7, 1);
        Raster raster = Painting.map(t, 0, SCALE);
        assertThat(raster.width).isEqualTo(7);
        assertThat(raster.height).isEqualTo(5);
        for (int i = 0; i < 35; i++) assertThat(raster.argb[i]).isEqualTo(SCALE.argb(t.data[i]));
    }

    @Test
    void a_picture_that_leaves_black_to_full_is_stretched_and_any_other_stays() {
        Tensor usual = Tensor.plane(1, 3, new float[]{0.25f, 0.5f, 0.75f});
        assertThat(Painting.shown(usual)).isSameAs(usual);
        Tensor normalised = Tensor.plane(1, 3, new float[]{-0.5f, 0, 0.5f});
        assertThat(Painting.shown(normalised).data).containsExactly(0, 0.5f, 1);
        Tensor bright = Tensor.plane(1, 3, new float[]{0.5f, 1, 1.5f});
        assertThat(Painting.shown(bright).data).containsExactly(0, 0.5f, 1);
        Tensor flat = Tensor.plane(1, 2, new float[]{-1, -1});
        assertThat(Painting.shown(flat)).as("nothing to stretch").isSameAs(flat);
    }

    @Test
    void a_small_view_of_a_huge_picture_is_its_mean_not_a_sample() {
        var stripes = new float[1200 * 900];
        for (int i = 0; i < 900; i++) java.util.Arrays.fill(stripes, i * 1200, (i + 1) * 1200, i % 2);
        Raster raster = Painting.picture(Tensor.plane(900, 1200, stripes), Placement.INPUT,
                Viewport.fitting(0, 0, 1200, 900, 120, 90), 120, 90);
        assertThat(raster.argb).containsOnly(0xff808080);
    }

    @ParameterizedTest
    @EnumSource(value = PaddingMode.class, names = {"REFLECT", "REPLICATE", "CIRCULAR"})
    void the_padding_shows_what_the_window_reads(PaddingMode mode) {
        Tensor t = noise(3, 4, 5, 2);
        var rows = new Window(3, 1, 2, 3, 1);
        var columns = new Window(3, 1, 1, 2, 1);
        Raster raster = Painting.padding(t, mode, rows, columns, new Viewport(-4, -4, 2), 32, 32);
        for (int y = 0; y < 32; y++)
            for (int x = 0; x < 32; x++) {
                int row = Math.floorDiv(y, 2) - 4;
                int column = Math.floorDiv(x, 2) - 4;
                boolean inside = row >= 0 && row < 4 && column >= 0 && column < 5;
                boolean padded = row >= -2 && row < 7 && column >= -1 && column < 7;
                int expected = inside || !padded
                        ? 0
                        : Painting.color(t, mode.source(row, 4), mode.source(column, 5));
                assertThat(raster.argb[y * 32 + x]).as("%d,%d", row, column).isEqualTo(expected);
            }
    }
}
