package org.fovea.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.fovea.engine.Problem;
import org.fovea.engine.Tensor;
import org.fovea.export.Drawing.Background;
import org.fovea.export.PngFile.Size;
import org.fovea.figure.Captioned;
import org.fovea.figure.ColorMap;
import org.fovea.figure.ColorScale;
import org.fovea.figure.Figure;
import org.fovea.figure.FilterFigure;
import org.fovea.figure.MapFigure;
import org.fovea.figure.Painting;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Raster;
import org.fovea.project.Colors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PngFileTest {
    private static final ColorScale SCALE = new ColorScale(ColorMap.of(Colors.MAGMA), 0, 1);
    private static final Tensor MAP = Tensor.plane(2, 3, 0, 0.2f, 0.4f, 0.6f, 0.8f, 1);
    private static final Figure ALONE = new MapFigure(MAP, SCALE, 1);

    @TempDir
    private Path folder;

    private BufferedImage written(Figure figure, Size size, Background background) throws IOException {
        Path file = folder.resolve("picture.png");
        PngFile.write(file, figure, Palette.LIGHT, size, background);
        return ImageIO.read(file.toFile());
    }

    @Test
    void at_one_to_one_every_value_is_one_pixel() throws IOException {
        BufferedImage image = written(ALONE, Size.ONE_TO_ONE, Background.TRANSPARENT);
        assertThat(image.getWidth()).isEqualTo(3);
        assertThat(image.getHeight()).isEqualTo(2);
        for (int i = 0; i < 6; i++) assertThat(image.getRGB(i % 3, i / 3)).isEqualTo(SCALE.argb(MAP.data[i]));
    }

    @Test
    void enlarged_every_value_is_a_square_of_equal_pixels() throws IOException {
        for (int factor : new int[]{2, 3, 7, 20}) {
            BufferedImage image = written(ALONE, new Size.Times(factor), Background.WHITE);
            assertThat(image.getWidth()).isEqualTo(3 * factor);
            for (int y = 0; y < image.getHeight(); y++)
                for (int x = 0; x < image.getWidth(); x++)
                    assertThat(image.getRGB(x, y)).isEqualTo(SCALE.argb(MAP.at(0, y / factor, x / factor)));
        }
    }

    @Test
    void a_raster_is_written_as_it_is() throws IOException {
        Raster raster = Painting.map(MAP, 0, SCALE);
        Path file = folder.resolve("raster.png");
        PngFile.write(file, raster);
        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image.getRGB(0, 0, 3, 2, null, 0, 3)).isEqualTo(raster.argb);
        assertThat(image.getColorModel().hasAlpha()).isFalse();
    }

    @Test
    void a_width_on_paper_gives_the_pixels_and_the_resolution() throws IOException {
        BufferedImage image = written(new FilterFigure(MAP, true, 10), new Size.Print(8, 300), Background.WHITE);
        assertThat(image.getWidth()).isEqualTo(945);
        assertThat(image.getHeight()).isEqualTo(630);
        byte[] bytes = Files.readAllBytes(folder.resolve("picture.png"));
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("pHYs");
        ByteBuffer chunk = ByteBuffer.wrap(bytes, at + 4, 9);
        assertThat(chunk.getInt()).isEqualTo(11811);
        assertThat(chunk.getInt()).isEqualTo(11811);
        assertThat(chunk.get()).isEqualTo((byte) 1);
    }

    @Test
    void what_no_figure_covers_is_transparent_or_white() throws IOException {
        Figure narrow = new Captioned(new MapFigure(MAP, SCALE, 1), SCALE, "A caption");
        BufferedImage transparent = written(narrow, new Size.Times(2), Background.TRANSPARENT);
        assertThat(transparent.getRGB(0, 0)).isZero();
        BufferedImage white = written(narrow, new Size.Times(2), Background.WHITE);
        assertThat(white.getRGB(0, 0)).isEqualTo(0xffffffff);
        assertThat(white.getColorModel().hasAlpha()).isFalse();
        assertThat(white.getWidth()).isEqualTo(240);
    }

    @Test
    void neighbouring_areas_have_no_seam_at_any_factor() {
        Figure two = new Figure() {
            @Override
            public double width() {
                return 20;
            }

            @Override
            public double height() {
                return 10;
            }

            @Override
            public void draw(Pen pen, Palette palette) {
                pen.fill(0, 0, 6.5, 10, 0xff102030);
                pen.fill(6.5, 0, 13.5, 10, 0xff102030);
            }
        };
        for (double scale : new double[]{1, 1.3, 2.77})
            assertThat(Drawing.of(two, Palette.LIGHT, scale, Background.WHITE).argb).containsOnly(0xff102030);
    }

    @Test
    void text_is_drawn_in_the_bundled_fonts_and_measured_as_it_is_drawn() {
        var pen = new Java2dPen(new BufferedImage(200, 40, BufferedImage.TYPE_INT_ARGB), 2);
        assertThat(pen.textWidth("0.17", Pen.Face.NUMBERS, 10)).isEqualTo(24,
                org.assertj.core.data.Offset.offset(0.01));
        assertThat(pen.textWidth("illi", Pen.Face.WORDS, 10)).isLessThan(15);
        assertThat(pen.textWidth("words", Pen.Face.WORDS_BOLD, 10))
                .isGreaterThan(pen.textWidth("words", Pen.Face.WORDS, 10));
    }

    @Test
    void anchored_text_stands_where_it_should() {
        var image = new BufferedImage(100, 30, BufferedImage.TYPE_INT_ARGB);
        var pen = new Java2dPen(image, 1);
        pen.text(50, 15, "888", Pen.Face.NUMBERS, 12, Pen.Anchor.CENTER, 0xff000000);
        int left = 100;
        int right = 0;
        int top = 30;
        int bottom = 0;
        for (int y = 0; y < 30; y++)
            for (int x = 0; x < 100; x++)
                if (image.getRGB(x, y) >>> 24 > 64) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y);
                }
        assertThat((left + right + 1) / 2.0).isBetween(49.0, 51.0);
        assertThat((top + bottom + 1) / 2.0).isBetween(13.5, 16.5);
        assertThat(right - left).isBetween(18, 22);
    }

    @Test
    void hatching_joins_between_neighbours_and_covers_half() {
        var image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_ARGB);
        var pen = new Java2dPen(image, 1);
        pen.hatch(0, 0, 64, 20, 0xff000000, 0xffffffff);
        pen.hatch(0, 20, 64, 44, 0xff000000, 0xffffffff);
        double sum = 0;
        for (int y = 0; y < 64; y++)
            for (int x = 0; x < 64; x++) {
                sum += image.getRGB(x, y) & 255;
                if (y > 0 && x < 63)
                    assertThat(image.getRGB(x, y)).as("%d,%d", x, y).isEqualTo(image.getRGB(x + 1, y - 1));
            }
        assertThat(sum / (64 * 64 * 255)).isBetween(0.48, 0.52);
    }

    @Test
    void a_clip_holds_until_it_is_taken_away() {
        var image = new BufferedImage(10, 10, BufferedImage.TYPE_INT_ARGB);
        var pen = new Java2dPen(image, 1);
        pen.clip(2, 2, 3, 3);
        pen.fill(0, 0, 10, 10, 0xffff0000);
        assertThat(image.getRGB(1, 1)).isZero();
        assertThat(image.getRGB(4, 4)).isEqualTo(0xffff0000);
        pen.unclip();
        pen.fill(0, 0, 10, 10, 0xff00ff00);
        assertThat(image.getRGB(9, 9)).isEqualTo(0xff00ff00);
    }

    @Test
    void a_picture_too_large_is_refused_in_one_sentence() {
        Path file = folder.resolve("large.png");
        assertThatThrownBy(
                () -> PngFile.write(file, ALONE, Palette.LIGHT, new Size.Times(10_000), Background.WHITE))
                .isInstanceOf(Problem.class).hasMessageContaining("× 20").hasMessageContaining("choose a smaller");
        assertThatThrownBy(() -> PngFile.write(file, new MapFigure(MAP, SCALE, 5000), Palette.LIGHT,
                new Size.Times(2), Background.WHITE)).isInstanceOf(Problem.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_size_that_is_none_is_refused() {
        assertThatThrownBy(() -> new Size.Times(0)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> new Size.Print(0, 300)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> new Size.Print(8, Double.NaN)).isInstanceOf(Problem.class);
    }
}
