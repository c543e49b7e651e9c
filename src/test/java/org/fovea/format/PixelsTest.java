package org.fovea.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PixelsTest {
    private static Tensor through(BufferedImage image, String format) throws IOException {
        var out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return PictureFile.read(out.toByteArray(), "picture." + format);
    }

    @Test
    void grey_values_are_kept_as_they_are_stored() throws IOException {
        var image = new BufferedImage(256, 1, BufferedImage.TYPE_BYTE_GRAY);
        for (int x = 0; x < 256; x++) image.getRaster().setSample(x, 0, 0, x);
        Tensor read = through(image, "png");
        assertThat(read.shape).isEqualTo(new Shape(1, 1, 256));
        for (int x = 0; x < 256; x++) assertThat(read.data[x]).isEqualTo(x / 255f);
    }

    @Test
    void grey_with_transparency_stays_grey_and_lies_on_white() throws IOException {
        var model = new ComponentColorModel(ColorSpace.getInstance(ColorSpace.CS_GRAY), true, false,
                Transparency.TRANSLUCENT, DataBuffer.TYPE_BYTE);
        WritableRaster raster = model.createCompatibleWritableRaster(2, 1);
        raster.setPixel(0, 0, new int[]{51, 255});
        raster.setPixel(1, 0, new int[]{51, 102});
        Tensor read = through(new BufferedImage(model, raster, false, null), "png");
        assertThat(read.shape.channels()).isEqualTo(1);
        assertThat(read.data[0]).isCloseTo(0.2f, within(1e-6f));
        assertThat(read.data[1]).isCloseTo(0.6f + 0.4f * 0.2f, within(1e-6f));
    }

    @Test
    void colour_with_transparency_lies_on_white() throws IOException {
        var image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0x66ff0033);
        assertThat(through(image, "png").data).usingComparatorWithPrecision(1e-6f).containsExactly(1f, 0.6f,
                0.6f + 0.4f * 0.2f);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "gif", "bmp", "tiff"})
    void every_format_gives_the_colours_that_were_written(String format) throws IOException {
        // A GIF has a palette, and the usual one holds these colours; the JDK garbles interlaced ones of under 5 rows.
        var image = new BufferedImage(3, 8,
                format.equals("gif") ? BufferedImage.TYPE_BYTE_INDEXED : BufferedImage.TYPE_INT_RGB);
        int[] colors = {0xff0000, 0x00ff00, 0x0000ff, 0xffffff, 0x000000, 0xffff00};
        for (int i = 0; i < 24; i++) image.setRGB(i % 3, i / 3, colors[i % 6]);
        Tensor read = through(image, format);
        assertThat(read.shape).isEqualTo(new Shape(3, 8, 3));
        for (int i = 0; i < 24; i++)
            for (int c = 0; c < 3; c++)
                assertThat(read.at(c, i / 3, i % 3)).isEqualTo(((colors[i % 6] >> (16 - 8 * c)) & 255) / 255f);
    }

    @Test
    void black_and_white_of_one_bit_is_read() throws IOException {
        var image = new BufferedImage(9, 3, BufferedImage.TYPE_BYTE_BINARY);
        image.setRGB(4, 1, 0xffffffff);
        Tensor read = through(image, "png");
        assertThat(read.at(0, 1, 4)).isEqualTo(1);
        assertThat(read.at(0, 1, 3)).isZero();
    }
}
